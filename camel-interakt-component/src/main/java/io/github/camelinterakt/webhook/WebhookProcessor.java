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

    private final RequestVerifier verifier;
    private final Function<WebhookEvent, CompletableFuture<WebhookResponse>> dispatcher;
    private final WebhookHealth health;
    private final BooleanSupplier running;
    private final boolean testToRoute;
    private final boolean customerMessagesOnly;
    private final long deadline;
    private final WebhookResponse atDeadline;

    WebhookProcessor(
            WebhookConfiguration configuration,
            RequestVerifier verifier,
            Function<WebhookEvent, CompletableFuture<WebhookResponse>> dispatcher,
            WebhookHealth health,
            BooleanSupplier running) {
        this.verifier = verifier;
        this.dispatcher = dispatcher;
        this.health = health;
        this.running = running;
        this.testToRoute = configuration.isTestToRoute();
        this.customerMessagesOnly = configuration.isCustomerMessagesOnly();
        this.deadline = configuration.getAckDeadline();
        // With onStore never 200: it is not known yet whether the event is stored.
        this.atDeadline = configuration.isAcceptAtDeadline() && configuration.getAck() == Acknowledgement.onComplete
                ? WebhookResponse.OK
                : WebhookResponse.UNAVAILABLE;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean authentic = false;
        CompletableFuture<WebhookResponse> response;
        try {
            byte[] body = verifier.body(exchange.getMessage());
            WebhookResponse refusal = running.getAsBoolean()
                    ? verifier.refusal(exchange.getMessage(), body)
                    : WebhookResponse.UNAVAILABLE;
            authentic = refusal == null;
            response = authentic ? accept(WebhookEvent.parse(body)) : CompletableFuture.completedFuture(refusal);
        } catch (IOException e) {
            // Not logged: the body may be personal.
            response = CompletableFuture.completedFuture(WebhookResponse.BAD_REQUEST);
        } catch (RuntimeException e) {
            LOG.warn("The webhook could not handle a request", e);
            response = CompletableFuture.completedFuture(WebhookResponse.FAILED);
        }
        if (response.isDone()) {
            reply(exchange, response.join(), authentic);
            callback.done(true);
            return true;
        }
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

    private CompletableFuture<WebhookResponse> accept(WebhookEvent event) {
        return isWanted(event) ? dispatcher.apply(event) : CompletableFuture.completedFuture(WebhookResponse.OK);
    }

    /** Without the dashboard's pings and, as configured, without the account's own messages. */
    private boolean isWanted(WebhookEvent event) {
        if (!customerMessagesOnly || !"message_received".equals(event.getType())) {
            return testToRoute || !event.isTest();
        }
        EventMessage message = event.getMessage();
        // Without a type it cannot be told, and nothing is lost.
        return message == null || message.getChatMessageType() == null || message.isFromCustomer();
    }

    private void reply(Exchange exchange, WebhookResponse response, boolean authentic) {
        response.to(exchange);
        Duration elapsed = exchange.getClock().asDuration();
        health.answered(response, authentic, elapsed);
        if (authentic && deadline > 0 && elapsed.toMillis() >= deadline) {
            LOG.warn("The webhook answered an event with {} at the ackDeadline of {} ms", response.status(), deadline);
        }
    }
}
