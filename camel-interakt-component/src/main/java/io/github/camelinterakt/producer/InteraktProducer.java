package io.github.camelinterakt.producer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
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

    final ApiAccess api;

    InteraktProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint);
        this.api = api;
    }

    /** The request of that exchange; what it throws becomes the exchange's exception. */
    abstract ApiRequest request(Exchange exchange) throws Exception;

    /** The exchange's new body; what it throws becomes the exchange's exception. */
    abstract Object body(Exchange exchange, ApiAnswer answer);

    /**
     * The request of that exchange, where something may have to be waited for first; {@code null} where nothing has, and
     * {@link #request} is asked. The future completes on a thread on which routes may go on.
     */
    CompletableFuture<ApiRequest> awaitedRequest(Exchange exchange) {
        return null;
    }

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        ApiRequest request;
        try {
            api.parameters().refuseUnusableHeaders(exchange.getMessage());
            CompletableFuture<ApiRequest> awaited = awaitedRequest(exchange);
            if (awaited != null) {
                var unused = awaited.whenComplete((made, failure) -> callOrFail(exchange, made, failure, callback));
                return false;
            }
            request = request(exchange);
        } catch (Throwable e) {
            // Errors too: an exchange that does not complete is lost without a word.
            fail(exchange, e);
            callback.done(true);
            return true;
        }
        call(exchange, request, callback);
        return false;
    }

    private void callOrFail(Exchange exchange, ApiRequest request, Throwable failure, AsyncCallback callback) {
        if (failure == null) {
            call(exchange, request, callback);
        } else {
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            fail(exchange, wrapped ? failure.getCause() : failure);
            callback.done(false);
        }
    }

    private void call(Exchange exchange, ApiRequest request, AsyncCallback callback) {
        api.client().call(request, (answer, failure) -> {
            complete(exchange, answer, failure);
            callback.done(false);
        });
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
    private static void fail(Exchange exchange, Throwable e) {
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
        exchange.setException(e);
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
