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

/** What a request says, as HTTP servers hand it to Camel. */
final class Request {

    static final String SIGNATURE_HEADER = "Interakt-Signature";

    private final Message message;

    Request(Message message) {
        this.message = message;
    }

    boolean isPost() {
        return "POST".equals(message.getHeader(Exchange.HTTP_METHOD, String.class));
    }

    /** Whether the request says itself that its body is larger. */
    boolean declaresMoreThan(int maxBodySize) {
        try {
            String length = message.getHeader(Exchange.CONTENT_LENGTH, String.class);
            return length != null && Long.parseLong(length.trim()) > maxBodySize;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * The body's raw bytes.
     *
     * @param maxBodySize no more than that and one byte are read
     * @return the bytes; empty where there is no body, or the server has taken it for a form
     */
    byte[] body(int maxBodySize) throws IOException {
        Object body = message.getBody();
        if (body == null || body instanceof Map || body instanceof File || body instanceof WrappedFile) {
            return new byte[0];
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof InputStream stream) {
            return stream.readNBytes(maxBodySize + 1);
        }
        try {
            byte[] bytes = message.getBody(byte[].class);
            return bytes == null ? new byte[0] : bytes;
        } catch (TypeConversionException e) {
            throw new IOException("The server hands out a body that cannot be read as bytes", e);
        }
    }

    /** The signature, or null unless exactly one came, in a header: the server shows query parameters as headers too. */
    String signature() {
        return header(SIGNATURE_HEADER);
    }

    /** The header's value, or null unless exactly one came. */
    String header(String name) {
        return message.getHeader(name) instanceof String value && !queryHas(name) ? value : null;
    }

    /** The last segment of the path, or null. */
    String lastPathSegment() {
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean queryHas(String name) {
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        if (query == null) {
            query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        }
        if (query == null || query.isEmpty()) {
            return false;
        }
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
