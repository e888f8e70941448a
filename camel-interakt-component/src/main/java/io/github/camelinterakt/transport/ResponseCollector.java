package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Collects an answer in memory, within bounds: a successful one up to {@code maxResponseSize}, of an error the beginning,
 * which is where its message is.
 */
final class ResponseCollector {

    private static final int MAX_ERROR_SIZE = 64 * 1024;
    private static final int INITIAL_SIZE = 512;
    private static final byte[] EMPTY = new byte[0];

    private final int maxResponseSize;

    private int status;
    private String retryAfter;
    private Charset charset;
    private ByteArrayBuffer body;

    ResponseCollector(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    /**
     * Takes the head.
     *
     * @param entity describes the body; null if there is none
     */
    void start(HttpResponse response, EntityDetails entity) {
        status = response.getCode();
        Header retryAfterHeader = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        retryAfter = retryAfterHeader == null ? null : retryAfterHeader.getValue();
        if (entity == null) {
            return;
        }
        String contentType = entity.getContentType();
        if (contentType != null && contentType.indexOf(';') >= 0) {
            // Lenient: an answer that names an unknown charset is still an answer.
            ContentType parsed = ContentType.parseLenient(contentType);
            charset = parsed == null ? null : parsed.getCharset();
        }
        long length = entity.getContentLength();
        body = new ByteArrayBuffer(length > 0 && length <= INITIAL_SIZE ? (int) length : INITIAL_SIZE);
    }

    /**
     * Takes a part of the body.
     *
     * @throws TooLargeException if it is no error's, and larger than allowed
     */
    void add(ByteBuffer source) throws TooLargeException {
        boolean error = status >= 300;
        int room = (error ? MAX_ERROR_SIZE : maxResponseSize) - body.length();
        if (source.remaining() > room && !error) {
            throw new TooLargeException(maxResponseSize);
        }
        int length = Math.min(source.remaining(), room);
        if (source.hasArray()) {
            body.append(source.array(), source.arrayOffset() + source.position(), length);
        } else {
            byte[] bytes = new byte[length];
            source.duplicate().get(bytes);
            body.append(bytes, 0, length);
        }
        source.position(source.limit());
    }

    /** The complete answer. */
    RawResponse end() {
        return new RawResponse(status, retryAfter, charset, body == null ? EMPTY : body.toByteArray());
    }

    /** A successful answer is larger than {@code maxResponseSize}. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maxResponseSize) {
            super("the answer is larger than maxResponseSize (" + maxResponseSize + " bytes)");
        }
    }
}
