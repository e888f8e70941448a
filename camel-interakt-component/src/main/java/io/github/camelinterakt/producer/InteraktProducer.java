package io.github.camelinterakt.producer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.document.Parameter;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one call an exchange and completes the exchange with its answer or its exception, always and once. No thread is held
 * in between.
 */
public abstract class InteraktProducer extends DefaultAsyncProducer {

    private static final String MESSAGE = "message";
    private static final String ID = "id";
    private static final String DELAYED = "InteraktProducer.delayed";

    final ApiAccess api;

    private final CallTerms terms;

    InteraktProducer(Endpoint endpoint, ApiAccess api) {
        this(endpoint, api, Priority.normal);
    }

    InteraktProducer(Endpoint endpoint, ApiAccess api, Priority unset) {
        super(endpoint);
        this.api = api;
        this.terms = api.configuration().callTerms(unset);
    }

    /** The request of that exchange; what it throws becomes the exchange's exception. */
    abstract ApiRequest request(Exchange exchange) throws Exception;

    /** The exchange's new body; what it throws becomes the exchange's exception. */
    abstract Object body(Exchange exchange, ApiAnswer answer);

    /**
     * The request of that exchange, where something may have to be waited for first; {@code null} where nothing has, and
     * {@link #request} is asked. The future completes on a thread on which routes may go on; with {@code null} where no call is
     * needed.
     */
    CompletableFuture<ApiRequest> awaitedRequest(Exchange exchange) {
        return null;
    }

    /** Completes an exchange for which no call is needed: its {@link #awaitedRequest} was null when it came. */
    void completeUnsent(Exchange exchange) {
        throw new UnsupportedOperationException("interakt:" + api.operation() + " always makes its call");
    }

    /** Who hears what becomes of the exchange's call. */
    CallObserver observer(Exchange exchange) {
        return CallObserver.NONE;
    }

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        ApiRequest request;
        CallTerms waits;
        try {
            api.parameters().refuseUnusableHeaders(exchange.getMessage());
            waits = terms(exchange.getMessage());
            CompletableFuture<ApiRequest> awaited = awaitedRequest(exchange);
            if (awaited != null && !awaited.isDone()) {
                var unused = awaited.whenComplete((made, failure) -> {
                    if (failure != null || made == null) {
                        end(exchange, failure);
                        callback.done(false);
                    } else {
                        call(exchange, made, waits, callback);
                    }
                });
                return false;
            }
            request = awaited == null ? request(exchange) : awaited.join();
        } catch (Throwable e) {
            // Errors too: an exchange that does not complete is lost without a word.
            end(exchange, e);
            callback.done(true);
            return true;
        }
        if (request == null) {
            end(exchange, null);
            callback.done(true);
            return true;
        }
        call(exchange, request, waits, callback);
        return false;
    }

    /** Ends an exchange of which no call was made: it failed before, or needs none. */
    private void end(Exchange exchange, Throwable failure) {
        if (failure == null) {
            completeUnsent(exchange);
            clearRedeliveryDelay(exchange);
        } else {
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            fail(exchange, wrapped ? failure.getCause() : failure);
        }
    }

    private void call(Exchange exchange, ApiRequest request, CallTerms waits, AsyncCallback callback) {
        CallObserver observer = observer(exchange);
        api.client().call(request, waits, (answer, failure) -> {
            observer.answered(failure == null);
            complete(exchange, answer, failure);
            try {
                callback.done(false);
            } finally {
                observer.completed();
            }
        });
    }

    /** How the message's call waits: as its headers say, else as the options do. */
    final CallTerms terms(Message message) {
        Priority priority = api.parameters().header(message, Parameter.PRIORITY, Priority.class);
        Duration ttl = api.parameters().header(message, Parameter.TTL, Duration.class);
        if (priority == null && ttl == null) {
            return terms;
        }
        if (ttl != null && (ttl.isNegative() || ttl.isZero())) {
            throw InteraktException.invalid(
                    api.operation(),
                    "The header " + InteraktConstants.TTL + " must be more than 0: set it, or remove it");
        }
        return new CallTerms(priority == null ? terms.priority() : priority, ttl == null ? terms.ttl() : ttl);
    }

    private void complete(Exchange exchange, ApiAnswer answer, Throwable failure) {
        if (failure != null) {
            fail(exchange, failure);
            return;
        }
        try {
            Message message = exchange.getMessage();
            message.setBody(body(exchange, answer));
            headers(message, answer);
            clearRedeliveryDelay(exchange);
        } catch (Throwable e) {
            fail(exchange, e);
        }
    }

    private static void headers(Message message, ApiAnswer answer) {
        message.setHeader(InteraktConstants.RESPONSE_CODE, answer.status());
        message.setHeader(InteraktConstants.RESULT, true);
        set(
                message,
                InteraktConstants.RESPONSE_MESSAGE,
                answer.json().path(MESSAGE).textValue());
        set(message, InteraktConstants.MESSAGE_ID, answer.json().path(ID).textValue());
    }

    /** Leaves the body as it is, so that an error handler has what could not be sent. */
    private void fail(Exchange exchange, Throwable e) {
        Message message = exchange.getMessage();
        message.setHeader(InteraktConstants.RESULT, false);
        message.removeHeader(InteraktConstants.MESSAGE_ID);
        InteraktException failure = e instanceof InteraktException interaktException ? interaktException : null;
        set(
                message,
                InteraktConstants.RESPONSE_MESSAGE,
                failure == null ? null : failure.getResponseMessage().orElse(null));
        boolean answered = failure != null && failure.getHttpResponseCode() > 0;
        set(message, InteraktConstants.RESPONSE_CODE, answered ? failure.getHttpResponseCode() : null);
        clearRedeliveryDelay(exchange);
        if (failure != null) {
            failure.getRetryAfter().ifPresent(retryAfter -> redeliveryDelay(exchange, retryAfter));
        }
        exchange.setException(e);
    }

    /** Camel's error handler waits so long before it sends the exchange again, if it does. */
    private void redeliveryDelay(Exchange exchange, Duration retryAfter) {
        long maximum = api.configuration().getMaxPause();
        boolean isLonger = retryAfter.compareTo(Duration.ofMillis(maximum)) > 0;
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, isLonger ? maximum : retryAfter.toMillis());
        exchange.setProperty(DELAYED, true);
    }

    /** What an earlier failure has set is over; what the route itself has set is left alone. */
    private static void clearRedeliveryDelay(Exchange exchange) {
        if (exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY) != null
                && exchange.removeProperty(DELAYED) != null) {
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }

    /** Sets a header, or removes the one that an earlier call left. */
    static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
