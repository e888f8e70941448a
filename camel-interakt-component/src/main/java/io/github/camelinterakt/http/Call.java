package io.github.camelinterakt.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.camelinterakt.Reason;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** One call: collects its response, knows whether its request may have been written, and ends exactly once. */
final class Call implements FutureCallback<RawResponse>, AsyncResponseConsumer<RawResponse> {

    private static final String ATTRIBUTE = "interakt.call";
    private static final int MAX_ERROR_SIZE = 64 * 1024;
    private static final int INITIAL_SIZE = 512;

    private enum State {
        WAITING,
        WRITTEN,
        ENDED
    }

    private final HttpTransport transport;
    private final BiConsumer<RawResponse, TransportException> handler;
    private final ByteArrayBuffer body = new ByteArrayBuffer(INITIAL_SIZE);
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    private volatile long deadline;
    private volatile Future<RawResponse> future;
    private volatile RawResponse response;

    private HttpResponse head;
    private String contentType;
    private FutureCallback<RawResponse> responseCallback;

    Call(HttpTransport transport, BiConsumer<RawResponse, TransportException> handler) {
        this.transport = transport;
        this.handler = handler;
        this.deadline = System.nanoTime() + transport.connectNanos;
    }

    void start(CloseableHttpAsyncClient client, HttpHost target, HttpRequest request, RequestEntity entity) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        future = client.execute(
                target,
                new BasicRequestProducer(request, entity == null ? null : entity.open(this::extendDeadline)),
                this,
                null,
                context,
                this);
        if (state.get() == State.ENDED) {
            future.cancel(true);
        }
    }

    /** The request interceptor, run just before the first byte is written: from here on a failure is ambiguous. */
    static void onWriting(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        ((Call) context.getAttribute(ATTRIBUTE)).onWriting();
    }

    private void onWriting() throws IOException {
        if (!state.compareAndSet(State.WAITING, State.WRITTEN) && state.get() == State.ENDED) {
            throw new IOException("the call has ended");
        }
        extendDeadline();
    }

    private void extendDeadline() {
        deadline = System.nanoTime() + transport.responseNanos;
    }

    void expire(long now) {
        if (now - deadline >= 0) {
            fail(Reason.TIMEOUT, timeout(), null);
        }
    }

    private boolean isWritten() {
        return state.get() == State.WRITTEN;
    }

    private String timeout() {
        return isWritten()
                ? "no complete response within responseTimeout"
                : "no connection within connectTimeout, or none free";
    }

    @Override
    public void consumeResponse(
            HttpResponse received, EntityDetails entity, HttpContext context, FutureCallback<RawResponse> callback) {
        head = received;
        responseCallback = callback;
        if (entity == null) {
            streamEnd(null);
        } else {
            contentType = entity.getContentType();
        }
    }

    @Override
    public void informationResponse(HttpResponse information, HttpContext context) {
        // 1xx says nothing about the call
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    /** Takes a part of the body; of an error only the beginning, which is where its message is. */
    @Override
    public void consume(ByteBuffer source) throws IOException {
        boolean error = head.getCode() >= 300;
        int room = (error ? MAX_ERROR_SIZE : transport.maxResponseSize) - body.length();
        if (source.remaining() > room && !error) {
            String message = "the response is larger than maxResponseSize (" + transport.maxResponseSize + " bytes)";
            throw new TransportException(Reason.INVALID_RESPONSE, true, message, null);
        }
        byte[] part = new byte[Math.min(source.remaining(), room)];
        source.get(part);
        source.position(source.limit());
        body.append(part, 0, part.length);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        Header retryAfter = head.getFirstHeader(HttpHeaders.RETRY_AFTER);
        // Lenient, because a response that names an unknown charset is still a response.
        ContentType type = ContentType.parseLenient(contentType);
        response = new RawResponse(
                head.getCode(),
                retryAfter == null ? null : retryAfter.getValue(),
                type == null ? null : type.getCharset(),
                body.toByteArray());
        responseCallback.completed(response);
    }

    /** The connection is back in the pool, where the call that follows finds it. */
    @Override
    public void releaseResources() {
        if (response != null) {
            end(null, null, null);
        }
    }

    @Override
    public void completed(RawResponse complete) {
        // ends when the connection is released
    }

    @Override
    public void cancelled() {
        fail(Reason.CONNECTION_FAILED, "the call was cancelled", null);
    }

    @Override
    public void failed(Exception cause) {
        if (cause instanceof TransportException own) {
            fail(own.reason(), own.getMessage(), own.getCause());
        } else if (cause instanceof InterruptedIOException) {
            fail(Reason.TIMEOUT, timeout(), cause);
        } else if (!isWritten()) {
            fail(Reason.CONNECTION_FAILED, "no connection: " + cause.getMessage(), cause);
        } else if (cause instanceof HttpException || cause instanceof MessageConstraintException) {
            fail(Reason.INVALID_RESPONSE, "the response is not HTTP", cause);
        } else {
            fail(Reason.CONNECTION_FAILED, "the connection broke before the response was complete", cause);
        }
    }

    /** Ends the call, unless its response is complete or it has ended, and closes its connection. */
    void fail(Reason reason, String message, Throwable cause) {
        end(reason, message, cause);
        Future<RawResponse> running = future;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void end(Reason reason, String message, Throwable cause) {
        for (State before = state.get(); before != State.ENDED; before = state.get()) {
            RawResponse complete = response;
            TransportException failure =
                    complete != null ? null : new TransportException(reason, before == State.WRITTEN, message, cause);
            if (state.compareAndSet(before, State.ENDED)) {
                transport.ended(this, () -> handler.accept(complete, failure));
            }
        }
    }
}
