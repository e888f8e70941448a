package io.github.camelinterakt.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** One call under way: knows how far its request got and when it is late, and completes its handler exactly once. */
final class Call implements FutureCallback<ApiResponse> {

    /** Under this name the call is found in the HTTP client's context. */
    static final String ATTRIBUTE = "interakt.call";

    private final ConnectionSettings settings;
    private final AtomicReference<BiConsumer<ApiResponse, TransportException>> handler;
    private final Set<Call> calls;

    private volatile boolean maybeWritten;
    private volatile long deadline;
    private volatile Future<?> cancellable;

    Call(ConnectionSettings settings, BiConsumer<ApiResponse, TransportException> handler, Set<Call> calls) {
        this.settings = settings;
        this.handler = new AtomicReference<>(handler);
        this.calls = calls;
        this.deadline = System.nanoTime()
                + settings.connectionRequestTimeout()
                        .plus(settings.connectTimeout())
                        .plus(settings.responseTimeout())
                        .toNanos();
        calls.add(this);
    }

    void cancelWith(Future<?> future) {
        cancellable = future;
        if (handler.get() == null) {
            future.cancel(true);
        }
    }

    /** The connection is there: from now on bytes of the request may reach the server. */
    void writing() {
        maybeWritten = true;
        progress();
    }

    /** Bytes of the request were written: the time of the answer starts again. */
    void progress() {
        deadline = System.nanoTime() + settings.responseTimeout().toNanos();
    }

    void expireAt(long now) {
        if (now - deadline >= 0) {
            complete(
                    null,
                    failure(TransportException.Problem.TIMEOUT, "no complete answer within responseTimeout", null));
            Future<?> future = cancellable;
            if (future != null) {
                future.cancel(true);
            }
        }
    }

    @Override
    public void completed(ApiResponse response) {
        complete(response, null);
    }

    @Override
    public void failed(Exception cause) {
        complete(null, failure(cause));
    }

    @Override
    public void cancelled() {
        complete(null, failure(TransportException.Problem.CONNECTION, "the call was cancelled", null));
    }

    private void complete(ApiResponse response, TransportException failure) {
        BiConsumer<ApiResponse, TransportException> once = handler.getAndSet(null);
        if (once != null) {
            calls.remove(this);
            once.accept(response, failure);
        }
    }

    private TransportException failure(Exception cause) {
        if (cause instanceof RequestBodyException) {
            return failure(TransportException.Problem.REQUEST_BODY, "the body could not be read", cause.getCause());
        }
        if (cause instanceof ResponseTooLargeException) {
            return failure(TransportException.Problem.RESPONSE, cause.getMessage(), null);
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return failure(
                    TransportException.Problem.TIMEOUT, "no free connection within connectionRequestTimeout", cause);
        }
        if (cause instanceof InterruptedIOException) {
            String late =
                    maybeWritten ? "no complete answer within responseTimeout" : "no connection within connectTimeout";
            return failure(TransportException.Problem.TIMEOUT, late, cause);
        }
        if (cause instanceof HttpException || cause instanceof MessageConstraintException) {
            return failure(TransportException.Problem.RESPONSE, "the answer is not HTTP", cause);
        }
        if (cause instanceof ConnectException) {
            return failure(TransportException.Problem.CONNECTION, "the connection was refused", cause);
        }
        if (cause instanceof IOException && maybeWritten) {
            return failure(
                    TransportException.Problem.CONNECTION,
                    "the connection broke before the answer was complete",
                    cause);
        }
        return failure(TransportException.Problem.CONNECTION, "no connection: " + cause.getMessage(), cause);
    }

    private TransportException failure(TransportException.Problem problem, String message, Throwable cause) {
        return new TransportException(problem, maybeWritten, message, cause);
    }
}
