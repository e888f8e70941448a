package io.github.camelinterakt.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.governor.QueuedCall;
import io.github.camelinterakt.governor.Refusal;
import io.github.camelinterakt.http.RawResponse;
import io.github.camelinterakt.http.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call from its first wait for the quota to its last attempt. */
final class PendingCall extends QueuedCall {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    private final InteraktClient client;
    private final ApiRequest request;
    private final BiConsumer<JsonResponse, Throwable> handler;
    private int attempts;
    private InteraktException lastFailure;

    PendingCall(
            InteraktClient client, ApiRequest request, CallTerms terms, BiConsumer<JsonResponse, Throwable> handler) {
        super(terms.priority(), terms.timeToLive());
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
            client.transport.execute(() -> end(null, e));
        }
    }

    @Override
    protected void refuse(Refusal why) {
        client.transport.execute(() -> end(null, Failures.refused(request.operation(), why, lastFailure)));
    }

    /** An attempt has ended, with a response or a failure. */
    void onResponse(RawResponse response, TransportException failure) {
        release(response, failure);
        JsonResponse success = null;
        Throwable problem = null;
        try {
            if (failure != null) {
                throw Failures.unanswered(request.operation(), failure);
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
        end(success, problem);
    }

    /** Reports to the governor what the attempt means for the quota. */
    private void release(RawResponse response, TransportException failure) {
        if (response != null) {
            if (response.status() == Failures.TOO_MANY_REQUESTS) {
                client.governor.refused(this, RetryAfter.parse(response.retryAfter(), client.clock));
            } else {
                client.governor.answered(this);
            }
        } else if (failure.isMaybeWritten()) {
            boolean atDeadline = failure.reason() == Reason.TIMEOUT;
            client.governor.unanswered(this, atDeadline ? Duration.ZERO : client.transport.responseTimeout());
        } else {
            client.governor.unsent(this);
        }
    }

    /** Makes the call again, if that is safe and allowed. */
    private boolean retry(InteraktException failure) {
        if (attempts > client.retries.maximum() || !failure.isSafeToRepeat()) {
            return false;
        }
        // After a 429 the whole account waits, so that the call itself need not.
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

    private void end(JsonResponse response, Throwable failure) {
        if (request.entity() != null) {
            try {
                request.entity().close();
            } catch (IOException e) {
                LOG.warn("What interakt:{} stored of the request cannot be removed", request.operation(), e);
            }
        }
        handler.accept(response, failure);
    }
}
