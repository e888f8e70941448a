package io.github.camelinterakt.webhook;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;

/** A request as HTTP servers hand it to Camel. */
final class Request {

    private final Message message;
    private final int maxBodySize;
    private byte[] body;

    Request(Message message, int maxBodySize) {
        this.message = message;
        this.maxBodySize = maxBodySize;
    }

    boolean isPost() {
        return "POST".equals(message.getHeader(Exchange.HTTP_METHOD, String.class));
    }

    /** Whether the body is larger than allowed; one that declares it is not read. */
    boolean isTooLarge() throws IOException {
        String length = message.getHeader(Exchange.CONTENT_LENGTH, String.class);
        try {
            if (length != null && Long.parseLong(length.trim()) > maxBodySize) {
                return true;
            }
        } catch (NumberFormatException e) {
            // The body itself tells.
        }
        return body().length > maxBodySize;
    }

    /** The body's raw bytes, at most one more than allowed; none where the server has parsed it as a form. */
    byte[] body() throws IOException {
        if (body == null) {
            body = read(message.getBody());
        }
        return body;
    }

    private byte[] read(Object content) throws IOException {
        if (content instanceof InputStream stream) {
            return stream.readNBytes(maxBodySize + 1);
        }
        if (content instanceof Map || content instanceof File || content instanceof WrappedFile) {
            return new byte[0];
        }
        try {
            byte[] bytes = message.getBody(byte[].class);
            return bytes == null ? new byte[0] : bytes;
        } catch (TypeConversionException e) {
            throw new IOException("The server hands out a body that cannot be read as bytes", e);
        }
    }

    /** The header's value, or null unless exactly one came: the server shows query parameters as headers too. */
    String header(String name) {
        return message.getHeader(name) instanceof String value && !isInQuery(name) ? value : null;
    }

    /** The last segment of the path, or null. */
    String lastPathSegment() {
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean isInQuery(String name) {
        String raw = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        String query = raw != null ? raw : message.getHeader(Exchange.HTTP_QUERY, "", String.class);
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            // A query that cannot be decoded may have the name in it.
            return true;
        }
    }
}
