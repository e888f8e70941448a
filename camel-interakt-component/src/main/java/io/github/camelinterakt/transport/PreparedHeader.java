package io.github.camelinterakt.transport;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BufferedHeader;
import org.apache.hc.core5.util.CharArrayBuffer;

/** A header that many requests have: its line is made once, and not for each of them. */
public final class PreparedHeader {

    private static final String SEPARATOR = ": ";

    private PreparedHeader() {}

    /** The header of that name. */
    public static Header of(String name, String value) {
        CharArrayBuffer line = new CharArrayBuffer(name.length() + SEPARATOR.length() + value.length());
        line.append(name);
        line.append(SEPARATOR);
        line.append(value);
        return BufferedHeader.create(line);
    }
}
