package io.github.camelinterakt.transport;

import java.nio.ByteBuffer;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineFormatter;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.TextUtils;

/** A header that many requests have: its line is made once, and not for each of them. */
public final class PreparedHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    private final transient byte[] line;

    private PreparedHeader(String name, String value) {
        super(name, value);
        CharArrayBuffer characters = new CharArrayBuffer(name.length() + value.length() + 2);
        BasicLineFormatter.INSTANCE.formatHeader(characters, this);
        line = line(characters);
    }

    /** The header of that name. */
    public static Header of(String name, String value) {
        return new PreparedHeader(name, value);
    }

    /** The line with its end. */
    ByteBuffer line() {
        return ByteBuffer.wrap(line);
    }

    /** The bytes of a line, with its end, and of what a line must not have with question marks, as HttpCore writes it. */
    static byte[] line(CharArrayBuffer characters) {
        int length = characters.length();
        byte[] line = new byte[length + 2];
        for (int i = 0; i < length; i++) {
            line[i] = TextUtils.castAsByte(characters.charAt(i));
        }
        line[length] = '\r';
        line[length + 1] = '\n';
        return line;
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return getName();
    }
}
