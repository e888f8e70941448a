package io.github.camelinterakt.internal.producer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one call per exchange, and completes the exchange exactly once, with the response or an exception. Blocks no thread
 * during the call.
 */
public abstract class InteraktProducer extends DefaultAsyncProducer {

    private static final Duration MAX_REDELIVERY_DELAY = Duration.ofSeconds(65);
    private static final String DELAYED = "InteraktProducer.delayed";

    final ApiAccess api;
    final InteraktOperation operation;
    private final Priority priority;
    private final Duration ttl;

    InteraktProducer(ApiAccess api) {
        super(api.endpoint());
        this.api = api;
        this.operation = api.operation();
        boolean isBulk = api.content().isAllPages() && InteraktOption.ALL_PAGES.isFor(operation);
        Priority configured = api.configuration().getPriority();
        this.priority = configured != null ? configured : isBulk ? Priority.bulk : Priority.normal;
        this.ttl = api.configuration().timeToLive();
    }

    /** Refuses an endpoint whose options are invalid or conflict with each other. */
    public static void check(ApiAccess api) {
        switch (api.operation()) {
            case message, rcsMessage -> MessageProducer.checkOptions(api);
            case getUsers, getTemplates -> ListProducer.checkOptions(api);
            case uploadMedia -> UploadMediaProducer.checkOptions(api);
            default -> {
                // no further checks
            }
        }
    }

    /** The producer of the operation. */
    public static InteraktProducer create(InteraktOperation operation, ApiAccess api) {
        return switch (operation) {
            case message, rcsMessage -> new MessageProducer(api);
            case trackUser, trackEvent -> new ContactProducer(api);
            case createCampaign, createTemplate, assignChat -> new AccountProducer(api);
            case getUsers -> new GetUsersProducer(api);
            case getUser -> new GetUserProducer(api);
            case getTemplates -> new GetTemplatesProducer(api);
            case uploadMedia -> new UploadMediaProducer(api);
            case webhook, users, templates ->
                throw new UnsupportedOperationException(
                        "interakt:" + operation + " is a consumer: use it in from(...), not in to(...)");
        };
    }

    /** Creates the request, or null if no call is needed; what it throws becomes the exchange's exception. */
    abstract CompletableFuture<ApiRequest> request(RequestFields fields) throws Exception;

    /** Completes an exchange for which no call is needed. */
    void completeUnsent(Exchange exchange) {
        throw new UnsupportedOperationException("interakt:" + api.operation() + " always makes its call");
    }

    /** Whether Interakt refused the call because the state that it asks for is there, or because there is nothing to return. */
    boolean isSuccess(InteraktException refusal) {
        return false;
    }

    /** Creates the request that posts the complete document, after its template was compared with the account's. */
    final CompletableFuture<ApiRequest> post(RequestFields fields) {
        ApiRequest request = jsonRequest(fields);
        return api.templates() == null
                ? CompletableFuture.completedFuture(request)
                : api.templates().check(fields.json).thenApply(known -> request);
    }

    /** Checks the fields in their current state, and creates the request that posts them. */
    final ApiRequest jsonRequest(RequestFields fields) {
        return ApiRequest.json(operation, operation.path(), fields.preflight.check(fields.json));
    }

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        RequestFields fields = new RequestFields(api, exchange.getMessage());
        CompletableFuture<ApiRequest> request;
        try {
            UnaryOperator<ApiRequest> terms = terms(fields);
            request = request(fields).thenApply(made -> made == null ? null : terms.apply(made));
        } catch (Throwable e) {
            // Errors too, because the exchange would otherwise never complete.
            request = CompletableFuture.failedFuture(e);
        }
        var unused = request.whenComplete((made, failure) -> proceed(exchange, fields, made, failure, callback));
        return false;
    }

    /** Makes the call, or completes the exchange without one. */
    private void proceed(
            Exchange exchange, RequestFields fields, ApiRequest request, Throwable failure, AsyncCallback callback) {
        if (failure != null) {
            boolean isWrapped = failure instanceof CompletionException && failure.getCause() != null;
            fail(exchange, isWrapped ? failure.getCause() : failure);
            callback.done(false);
        } else if (request == null) {
            completeUnsent(exchange);
            callback.done(false);
        } else {
            try {
                api.client().call(request, (response, problem) -> {
                    complete(exchange, fields, response, problem);
                    callback.done(false);
                });
            } catch (Throwable e) {
                complete(exchange, fields, null, e);
                callback.done(false);
            }
        }
    }

    private void complete(Exchange exchange, RequestFields fields, JsonResponse received, Throwable problem) {
        JsonResponse response = received;
        Throwable failure = problem;
        if (failure instanceof InteraktException refusal && isSuccess(refusal)) {
            ObjectNode json = Json.object().put("result", true);
            refusal.getResponseMessage().ifPresent(text -> json.put("message", text));
            response = new JsonResponse(refusal.getHttpResponseCode(), json, null);
            failure = null;
        }
        try {
            fields.onResponse.accept(failure == null);
            if (failure != null) {
                fail(exchange, failure);
                return;
            }
            ObjectNode json = response.json();
            exchange.getMessage().setBody(fields.body.apply(json));
            String text = json.path("message").textValue();
            headers(exchange, true, response.status(), text, json.path("id").textValue());
        } catch (Throwable e) {
            fail(exchange, e);
        }
    }

    /** Sets priority and time to live of the call from the headers, or else from the options. */
    final UnaryOperator<ApiRequest> terms(RequestFields fields) {
        Priority own = fields.header(InteraktOption.PRIORITY, Priority.class);
        Duration ownTtl = fields.header(InteraktOption.TTL, Duration.class);
        if (ownTtl != null && (ownTtl.isNegative() || ownTtl.isZero())) {
            throw fields.invalid("The header " + InteraktConstants.TTL + " must be more than 0: change or remove it");
        }
        return request -> request.with(own == null ? priority : own, ownTtl == null ? ttl : ownTtl);
    }

    /** Leaves the body unchanged, so that an error handler has the unsent message. */
    private void fail(Exchange exchange, Throwable e) {
        if (e instanceof InteraktException failure) {
            Integer status = failure.getHttpResponseCode() > 0 ? failure.getHttpResponseCode() : null;
            headers(exchange, false, status, failure.getResponseMessage().orElse(null), null);
            failure.getRetryAfter().ifPresent(retryAfter -> {
                boolean isLonger = retryAfter.compareTo(MAX_REDELIVERY_DELAY) > 0;
                Duration delay = isLonger ? MAX_REDELIVERY_DELAY : retryAfter;
                // Of Camel's error handler, in case it redelivers the exchange.
                exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis());
                exchange.setProperty(DELAYED, true);
            });
        } else {
            headers(exchange, false, null, null, null);
        }
        exchange.setException(e);
    }

    /** Replaces the headers of an earlier call. */
    static void headers(Exchange exchange, boolean result, Integer status, String text, String id) {
        Message message = exchange.getMessage();
        message.setHeader(InteraktConstants.RESULT, result);
        set(message, InteraktConstants.RESPONSE_CODE, status);
        set(message, InteraktConstants.RESPONSE_MESSAGE, text);
        set(message, InteraktConstants.MESSAGE_ID, id);
        // The delay that an earlier failure has set, but not one that the route has set.
        if (exchange.removeProperty(DELAYED) != null) {
            message.removeHeader(Exchange.REDELIVERY_DELAY);
        }
    }

    /** Sets a header, or removes the one of an earlier call. */
    static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** Fails the start of a route whose template does not exist in the account. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // The first use of Jackson takes long, and no message shall wait for it.
        Json.parse(Json.toBytes(api.objectMapper().valueToTree(Map.of("list", List.of("text")))), null);
        if (api.templates() != null) {
            api.templates()
                    .requireKnown(
                            api.option(InteraktOption.TEMPLATE_NAME),
                            api.option(InteraktOption.LANGUAGE_CODE),
                            api.longestCall());
        }
    }
}
