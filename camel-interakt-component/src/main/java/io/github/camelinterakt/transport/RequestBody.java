package io.github.camelinterakt.transport;

import java.io.Closeable;
import java.io.IOException;

import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/** Gives the bytes of a request's body. */
@FunctionalInterface
public interface RequestBody extends Closeable {

    /**
     * The producer of the bytes, for one try.
     *
     * @param progress to be run whenever some bytes have been written, so that a long upload is not taken for a hung one
     */
    AsyncEntityProducer open(Runnable progress);

    /** Gives back what the body holds; called once, when the call is over. */
    @Override
    default void close() throws IOException {
        // most hold nothing but memory
    }
}
