package io.github.camelinterakt.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelinterakt.event.EventMessage;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request: verifies it, parses, filters and dispatches its event, and responds at the deadline at the latest. An event
 * is handled on a worker thread, because the server's own thread must respond however long that takes; without a deadline on the
 * server's thread.
 */
final class WebhookProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProcessor.class);
    private static final int MAX_QUEUED = 1_000;

    private final RequestVerifier verifier;
    private final Function<WebhookEvent, WebhookResponse> handler;
    private final WebhookHealth health;
    private final BooleanSupplier running;
    private final boolean customerMessagesOnly;
    private final boolean forwardOnly;
    private final long deadline;
    private final WebhookResponse atDeadline;
    private final ExecutorService workers;
    private final Map<String, CompletableFuture<WebhookResponse>> events = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<WebhookResponse>> reports = new ConcurrentHashMap<>();

    WebhookProcessor(
            CamelContext context,
            WebhookConfiguration configuration,
            RequestVerifier verifier,
            Function<WebhookEvent, WebhookResponse> handler,
            WebhookHealth health,
            BooleanSupplier running) {
        this.verifier = verifier;
        this.handler = handler;
        this.health = health;
        this.running = running;
        this.customerMessagesOnly = configuration.isCustomerMessagesOnly();
        this.forwardOnly = configuration.getStatusOrder() == StatusOrder.forwardOnly;
        this.deadline = configuration.getAckDeadline();
        // With onStore never 200: it is not known yet whether the event is stored.
        this.atDeadline = configuration.isAcceptAtDeadline() && configuration.getAck() == Acknowledgement.onComplete
                ? WebhookResponse.OK
                : WebhookResponse.UNAVAILABLE;
        ThreadPoolProfile profile = new ThreadPoolProfile("InteraktWebhook");
        profile.setPoolSize(configuration.getConcurrentConsumers());
        profile.setMaxPoolSize(configuration.getConcurrentConsumers());
        profile.setMaxQueueSize(MAX_QUEUED);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        this.workers = deadline == 0
                ? null
                : context.getExecutorServiceManager().newThreadPool(this, "InteraktWebhook", profile);
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
            WebhookEvent event = authentic ? WebhookEvent.parse(body) : null;
            response = event != null && isWanted(event)
                    ? dispatch(event)
                    : CompletableFuture.completedFuture(authentic ? WebhookResponse.OK : refusal);
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
        CompletionStage<WebhookResponse> inTime = deadline == 0
                ? response
                : response.copy().completeOnTimeout(atDeadline, remaining, TimeUnit.MILLISECONDS);
        inTime.thenAccept(result -> {
            reply(exchange, result, true);
            callback.done(false);
        });
        return false;
    }

    /** Without the dashboard's pings and, as configured, without the account's own messages. */
    private boolean isWanted(WebhookEvent event) {
        if (!customerMessagesOnly || !"message_received".equals(event.getType())) {
            return !event.isTest();
        }
        EventMessage message = event.getMessage();
        // Without a type it cannot be told, and nothing is lost.
        return message == null || message.getChatMessageType() == null || message.isFromCustomer();
    }

    /** Completes with the response, never exceptionally. A request with an event that is being handled gets that one's. */
    private CompletableFuture<WebhookResponse> dispatch(WebhookEvent event) {
        CompletableFuture<WebhookResponse> response = new CompletableFuture<>();
        CompletableFuture<WebhookResponse> same = events.putIfAbsent(event.getKey(), response);
        if (same != null) {
            return same;
        }
        // Reports about one message follow one another, or a late one could overtake in the route.
        String message = forwardOnly && event.isStatusUpdate() ? event.getMessageKey() : null;
        CompletionStage<WebhookResponse> before = message == null ? null : reports.put(message, response);
        Consumer<WebhookResponse> handled = result -> {
            events.remove(event.getKey(), response);
            if (message != null) {
                reports.remove(message, response);
            }
            response.complete(result);
        };
        if (before == null) {
            execute(event, handled);
        } else {
            before.thenRun(() -> execute(event, handled));
        }
        return response;
    }

    private void execute(WebhookEvent event, Consumer<WebhookResponse> handled) {
        try {
            if (workers == null) {
                handled.accept(handle(event));
            } else {
                workers.execute(() -> handled.accept(handle(event)));
            }
        } catch (RejectedExecutionException e) {
            LOG.warn("The webhook refuses an event with 503: too many events wait for the route");
            handled.accept(WebhookResponse.UNAVAILABLE);
        }
    }

    private WebhookResponse handle(WebhookEvent event) {
        try {
            return handler.apply(event);
        } catch (RuntimeException | Error e) {
            LOG.warn("The webhook could not handle an event", e);
            return WebhookResponse.FAILED;
        }
    }

    private void reply(Exchange exchange, WebhookResponse response, boolean authentic) {
        response.to(exchange);
        Duration elapsed = exchange.getClock().asDuration();
        health.answered(response, authentic, elapsed);
        if (authentic && deadline > 0 && elapsed.toMillis() >= deadline) {
            LOG.warn("The webhook answered an event with {} at the ackDeadline of {} ms", response.status(), deadline);
        }
    }

    /** How many events are being handled or wait. */
    int pending() {
        return events.size();
    }

    /** Finishes what has been dispatched. */
    void close(CamelContext context) {
        if (workers != null) {
            context.getExecutorServiceManager().shutdownGraceful(workers);
        }
    }
}
