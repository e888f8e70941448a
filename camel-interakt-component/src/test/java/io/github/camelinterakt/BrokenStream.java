package io.github.camelinterakt;

import java.io.IOException;
import java.io.InputStream;

/** A stream that cannot be read. */
public final class BrokenStream extends InputStream {

    static final String PROBLEM = "disk gone";

    @Override
    public int read() throws IOException {
        throw new IOException(PROBLEM);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        throw new IOException(PROBLEM);
    }
}
