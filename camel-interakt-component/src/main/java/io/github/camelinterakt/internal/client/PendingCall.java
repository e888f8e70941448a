package io.github.camelinterakt.internal.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.QueuedCall;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call with all its attempts, from the first wait for a permit to the final result. */
final class PendingCall extends QueuedCall {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    private final InteraktClient client;
    private final ApiRequest request;
    private final BiConsumer<JsonResponse, Throwable> handler;
    private int attempts;
    private InteraktException lastFailure;

    PendingCall(InteraktClient client, ApiRequest request, BiConsumer<JsonResponse, Throwable> handler) {
        super(request.priority(), request.ttl() == null ? NEVER : request.ttl().toNanos());
        this.client = client;
        this.request = request;
        this.handler = handler;
    }

    ApiRequest request() {
        return request;
    }

    @Override
    protected void start() {
        attempts++;
        try {
            client.send(this);
        } catch (Throwable e) {
            client.governor.unsent(this);
            client.transport.execute(() -> handler.accept(null, e));
        }
    }

    @Override
    protected void refuse(Reason why, String detail) {
        client.transport.execute(
                () -> handler.accept(null, Failures.refused(request.operation(), why, detail, lastFailure)));
    }

    /** Handles the end of an attempt: a response or a failure. */
    void onResponse(Message<HttpResponse, byte[]> response, InteraktException failure) {
        release(response, failure);
        JsonResponse success = null;
        Throwable problem = null;
        try {
            if (failure != null) {
                throw failure;
            }
            success = client.parse(request.operation(), response);
        } catch (InteraktException e) {
            lastFailure = Failures.after(lastFailure, e);
            if (retry(e)) {
                return;
            }
            problem = lastFailure;
        } catch (Throwable e) {
            problem = e;
        }
        handler.accept(success, problem);
    }

    /** Reports the attempt's result to the governor. */
    private void release(Message<HttpResponse, byte[]> response, InteraktException failure) {
        if (response != null) {
            if (response.getHead().getCode() == Failures.TOO_MANY_REQUESTS) {
                client.governor.refused(this, Failures.retryAfter(response.getHead(), client.clock));
            } else {
                client.governor.answered(this);
            }
        } else if (failure.getOutcome() == Outcome.MAYBE_SENT) {
            boolean atDeadline = failure.getReason() == Reason.TIMEOUT;
            client.governor.unanswered(this, atDeadline ? Duration.ZERO : client.transport.responseTimeout());
        } else {
            client.governor.unsent(this);
        }
    }

    /** Retries the call if that is safe and permitted. */
    private boolean retry(InteraktException failure) {
        if (attempts > client.retries.maximum() || !failure.isSafeToRepeat()) {
            return false;
        }
        // After a 429 the governor pauses the whole account, so the call needs no delay of its own.
        Duration delay = failure.getHttpResponseCode() == Failures.TOO_MANY_REQUESTS
                ? Duration.ZERO
                : client.retries.delay(
                        attempts,
                        failure.getRetryAfter().orElse(null),
                        ThreadLocalRandom.current().nextDouble());
        if (delay == null || !client.governor.retry(this, delay)) {
            return false;
        }
        LOG.debug("interakt:{} is retried in {}", failure.getOperation(), delay, failure);
        return true;
    }
}
