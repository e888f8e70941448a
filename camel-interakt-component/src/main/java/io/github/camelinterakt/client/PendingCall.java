package io.github.camelinterakt.client;

import java.util.function.BiConsumer;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.governor.quota.QueuedCall;
import io.github.camelinterakt.governor.quota.Refusal;
import io.github.camelinterakt.transport.RawResponse;
import io.github.camelinterakt.transport.TransportException;

/** A call from its first wait for the quota to its last try. */
final class PendingCall extends QueuedCall {

    private final InteraktClient client;
    private final ApiRequest request;
    private final boolean awaited;
    private final BiConsumer<ApiAnswer, Throwable> handler;

    private int tries;
    private InteraktException lastFailure;

    /**
     * A call.
     *
     * @param awaited whether a thread waits for the answer
     * @param handler gets the answer or what was thrown, once
     */
    PendingCall(
            InteraktClient client,
            ApiRequest request,
            CallTerms terms,
            boolean awaited,
            BiConsumer<ApiAnswer, Throwable> handler) {
        super(terms.priority(), terms.timeToLive());
        this.client = client;
        this.request = request;
        this.awaited = awaited;
        this.handler = handler;
    }

    ApiRequest request() {
        return request;
    }

    boolean isAwaited() {
        return awaited;
    }

    /** How often it was made. */
    int tries() {
        return tries;
    }

    @Override
    protected void start() {
        tries++;
        client.send(this);
    }

    @Override
    protected void refuse(Refusal why) {
        client.follow(this, () -> end(null, Failures.refused(request.operation(), why, lastFailure)));
    }

    /** A try is over; on a thread that must not block. */
    void tried(RawResponse response, TransportException failure) {
        client.release(this, response, failure);
        client.follow(this, () -> conclude(response, failure));
    }

    private void conclude(RawResponse response, TransportException failure) {
        ApiAnswer answer = null;
        Throwable problem = null;
        try {
            answer = client.read(request.operation(), response, failure);
        } catch (InteraktException e) {
            InteraktException soFar = Failures.after(lastFailure, e);
            lastFailure = soFar;
            if (client.again(this, e)) {
                return;
            }
            problem = soFar;
        } catch (Throwable e) {
            problem = e;
        }
        end(answer, problem);
    }

    private void end(ApiAnswer answer, Throwable problem) {
        client.close(request);
        handler.accept(answer, problem);
    }
}
