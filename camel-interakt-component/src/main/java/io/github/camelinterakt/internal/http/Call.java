package io.github.camelinterakt.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** One call: collects its response, knows whether its request may have been written, and ends exactly once. */
final class Call implements FutureCallback<Void>, AsyncResponseConsumer<Void> {

    private static final String ATTRIBUTE = "interakt.call";
    private static final int MAX_ERROR_SIZE = 64 * 1024;
    private static final int INITIAL_SIZE = 512;

    private enum State {
        WAITING,
        WRITTEN,
        ENDED
    }

    private final HttpTransport transport;
    private final InteraktOperation operation;
    private final BiConsumer<Message<HttpResponse, byte[]>, InteraktException> handler;
    private final ByteArrayBuffer body = new ByteArrayBuffer(INITIAL_SIZE);
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    private volatile long deadline;
    private volatile EndpointDetails connection;
    private volatile Future<Void> future;
    private volatile Message<HttpResponse, byte[]> response;

    private long sentBytes;
    private HttpResponse head;
    private FutureCallback<Void> responseCallback;

    Call(
            HttpTransport transport,
            InteraktOperation operation,
            BiConsumer<Message<HttpResponse, byte[]>, InteraktException> handler) {
        this.transport = transport;
        this.operation = operation;
        this.handler = handler;
        this.deadline = System.nanoTime() + transport.connectNanos;
    }

    void start(CloseableHttpAsyncClient client, HttpHost target, AsyncRequestProducer request) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        future = client.execute(target, request, this, null, context, this);
        if (state.get() == State.ENDED) {
            future.cancel(true);
        }
    }

    /** The request interceptor, run just before the first byte is written: from here on a failure is ambiguous. */
    static void onWriting(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        Call call = (Call) context.getAttribute(ATTRIBUTE);
        EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
        long received = connection.getReceivedBytesCount();
        if (call.transport.received.getOrDefault(connection, received) != received) {
            throw new IOException("the server has sent what nobody asked for");
        }
        if (!call.state.compareAndSet(State.WAITING, State.WRITTEN) && call.state.get() == State.ENDED) {
            throw new IOException("the call has ended");
        }
        call.connection = connection;
        call.startResponseTimeout();
    }

    private void startResponseTimeout() {
        deadline = System.nanoTime() + transport.responseNanos;
    }

    /** Ends the call past its deadline, which begins anew while the request is still being sent. */
    void checkDeadline(long now) {
        EndpointDetails sending = connection;
        long sent = sending == null ? 0 : sending.getSentBytesCount();
        if (sent != sentBytes) {
            sentBytes = sent;
            startResponseTimeout();
        } else if (now - deadline >= 0) {
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
            HttpResponse received, EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        head = received;
        responseCallback = callback;
        if (entity == null) {
            streamEnd(null);
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
    public void consume(ByteBuffer source) {
        boolean error = head.getCode() >= 300;
        int room = (error ? MAX_ERROR_SIZE : transport.maxResponseSize) - body.length();
        if (source.remaining() > room && !error) {
            String limit = "maxResponseSize (" + transport.maxResponseSize + " bytes)";
            fail(Reason.INVALID_RESPONSE, "the response is larger than " + limit, null);
        }
        byte[] part = new byte[Math.min(source.remaining(), room)];
        source.get(part);
        source.position(source.limit());
        body.append(part, 0, part.length);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        response = new Message<>(head, body.toByteArray());
        transport.received.put(connection, connection.getReceivedBytesCount());
        responseCallback.completed(null);
    }

    /** The connection is back in the pool, where the call that follows finds it. */
    @Override
    public void releaseResources() {
        if (response != null) {
            end(null, null, null);
        }
    }

    @Override
    public void completed(Void result) {
        // ends when the connection is released
    }

    @Override
    public void cancelled() {
        fail(Reason.CONNECTION_FAILED, "the call was cancelled", null);
    }

    @Override
    public void failed(Exception cause) {
        if (cause instanceof UncheckedIOException unreadable) {
            fail(Reason.INVALID_REQUEST, "the body could not be read", unreadable.getCause());
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
        Future<Void> running = future;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void end(Reason reason, String message, Throwable cause) {
        for (State before = state.get(); before != State.ENDED; before = state.get()) {
            Message<HttpResponse, byte[]> complete = response;
            Outcome outcome = before == State.WRITTEN ? Outcome.MAYBE_SENT : Outcome.NOT_SENT;
            InteraktException failure = complete != null
                    ? null
                    : InteraktException.withoutResponse(operation, reason, outcome, message, cause);
            if (state.compareAndSet(before, State.ENDED)) {
                transport.ended(this, () -> handler.accept(complete, failure));
            }
        }
    }
}
