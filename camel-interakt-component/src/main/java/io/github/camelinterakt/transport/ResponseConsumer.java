package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Collects an answer in memory, within bounds: a successful one up to {@code maxResponseSize}, of an error the beginning,
 * which is where its message is.
 */
final class ResponseConsumer implements AsyncResponseConsumer<RawResponse> {

    private static final int MAX_ERROR_SIZE = 64 * 1024;
    private static final int INITIAL_SIZE = 512;
    private static final byte[] EMPTY = new byte[0];

    private final int maxResponseSize;

    private FutureCallback<RawResponse> callback;
    private int status;
    private String retryAfter;
    private Charset charset;
    private ByteArrayBuffer body;

    ResponseConsumer(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            EntityDetails entity,
            HttpContext context,
            FutureCallback<RawResponse> resultCallback) {
        callback = resultCallback;
        status = response.getCode();
        Header retryAfterHeader = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        retryAfter = retryAfterHeader == null ? null : retryAfterHeader.getValue();
        if (entity == null) {
            resultCallback.completed(new RawResponse(status, retryAfter, null, EMPTY));
            return;
        }
        // Lenient: an answer that names an unknown charset is still an answer.
        ContentType contentType = ContentType.parseLenient(entity.getContentType());
        charset = contentType == null ? null : contentType.getCharset();
        long length = entity.getContentLength();
        body = new ByteArrayBuffer(length > 0 && length <= INITIAL_SIZE ? (int) length : INITIAL_SIZE);
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) throws IOException {
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

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        callback.completed(new RawResponse(status, retryAfter, charset, body.toByteArray()));
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx answers say nothing about the call
    }

    @Override
    public void failed(Exception cause) {
        // the call hears of it from the client itself
    }

    @Override
    public void releaseResources() {
        // nothing beyond memory
    }

    /** A successful answer is larger than {@code maxResponseSize}. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maxResponseSize) {
            super("the answer is larger than maxResponseSize (" + maxResponseSize + " bytes)");
        }
    }
}
