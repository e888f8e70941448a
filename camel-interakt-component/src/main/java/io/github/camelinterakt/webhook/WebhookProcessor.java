package io.github.camelinterakt.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.camelinterakt.event.EventMessage;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request: verifies it, parses, filters and dispatches its event, and responds at the deadline at the latest. */
final class WebhookProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProcessor.class);

    private final WebhookConfiguration configuration;
    private final RequestVerifier verifier;
    private final Function<WebhookEvent, CompletableFuture<WebhookResponse>> dispatcher;
    private final WebhookHealth health;
    private final BooleanSupplier running;
    private final WebhookResponse atDeadline;

    WebhookProcessor(
            WebhookConfiguration configuration,
            RequestVerifier verifier,
            Function<WebhookEvent, CompletableFuture<WebhookResponse>> dispatcher,
            WebhookHealth health,
            BooleanSupplier running) {
        this.configuration = configuration;
        this.verifier = verifier;
        this.dispatcher = dispatcher;
        this.health = health;
        this.running = running;
        // With onStore never 200: it is not known yet whether the event is stored.
        this.atDeadline = configuration.isAcceptAtDeadline() && configuration.getAck() == Acknowledgement.onComplete
                ? WebhookResponse.OK
                : WebhookResponse.UNAVAILABLE;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Request request = new Request(exchange.getMessage(), configuration.getMaxBodySize());
        WebhookResponse refusal = refusal(request);
        if (refusal != null) {
            reply(exchange, refusal, false);
            callback.done(true);
            return true;
        }
        CompletableFuture<WebhookResponse> response = accept(request);
        if (response.isDone()) {
            reply(exchange, response.join(), true);
            callback.done(true);
            return true;
        }
        long deadline = configuration.getAckDeadline();
        // The exchange's clock has run since the server got the request, also while it waited for a thread.
        long remaining = Math.max(0, deadline - exchange.getClock().elapsed());
        // A copy: requests with one event share their response.
        (deadline == 0 ? response : response.copy().completeOnTimeout(atDeadline, remaining, TimeUnit.MILLISECONDS))
                .thenAccept(result -> {
                    reply(exchange, result, true);
                    callback.done(false);
                });
        return false;
    }

    private WebhookResponse refusal(Request request) {
        try {
            return running.getAsBoolean() ? verifier.refusal(request) : WebhookResponse.UNAVAILABLE;
        } catch (IOException | RuntimeException e) {
            return WebhookResponse.BAD_REQUEST;
        }
    }

    private CompletableFuture<WebhookResponse> accept(Request request) {
        try {
            WebhookEvent event = WebhookEvent.parse(request.body());
            return isWanted(event) ? dispatcher.apply(event) : CompletableFuture.completedFuture(WebhookResponse.OK);
        } catch (IOException e) {
            // Not logged: the body may be personal.
            return CompletableFuture.completedFuture(WebhookResponse.BAD_REQUEST);
        } catch (RuntimeException e) {
            LOG.warn("The webhook could not handle a request", e);
            return CompletableFuture.completedFuture(WebhookResponse.FAILED);
        }
    }

    /** Without the dashboard's pings and, as configured, without the account's own messages. */
    private boolean isWanted(WebhookEvent event) {
        if (!configuration.isCustomerMessagesOnly() || !"message_received".equals(event.getType())) {
            return configuration.isTestToRoute() || !event.isTest();
        }
        EventMessage message = event.getMessage();
        // Without a type it cannot be told, and nothing is lost.
        return message == null || message.getChatMessageType() == null || message.isFromCustomer();
    }

    private void reply(Exchange exchange, WebhookResponse response, boolean authentic) {
        response.to(exchange);
        Duration elapsed = exchange.getClock().asDuration();
        health.answered(response, authentic, elapsed);
        long deadline = configuration.getAckDeadline();
        if (authentic && deadline > 0 && elapsed.toMillis() >= deadline) {
            LOG.warn("The webhook answered an event with {} at the ackDeadline of {} ms", response.status(), deadline);
        }
    }
}
