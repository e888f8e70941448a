package io.github.camelinterakt.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to their handler: on a worker thread, because the server's own thread must answer at the deadline however long
 * the handler takes; without a deadline on the server's thread. A request with an event that is being handled gets the response
 * of that one.
 */
final class EventDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
    private static final int MAX_QUEUED = 1_000;

    private final CamelContext context;
    private final Function<WebhookEvent, WebhookResponse> handler;
    private final boolean forwardOnly;
    private final ExecutorService workers;
    private final Map<String, CompletableFuture<WebhookResponse>> running = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<WebhookResponse>> reports = new ConcurrentHashMap<>();

    EventDispatcher(
            CamelContext context,
            WebhookConfiguration configuration,
            int concurrentConsumers,
            Function<WebhookEvent, WebhookResponse> handler) {
        this.context = context;
        this.handler = handler;
        this.forwardOnly = configuration.getStatusOrder() == StatusOrder.forwardOnly;
        ThreadPoolProfile profile = new ThreadPoolProfile("InteraktWebhook");
        profile.setPoolSize(concurrentConsumers);
        profile.setMaxPoolSize(concurrentConsumers);
        profile.setMaxQueueSize(MAX_QUEUED);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        this.workers = configuration.getAckDeadline() == 0
                ? null
                : context.getExecutorServiceManager().newThreadPool(this, "InteraktWebhook", profile);
    }

    /**
     * Handles an event.
     *
     * @return completes with the response, never exceptionally; shared by all requests with this event
     */
    CompletableFuture<WebhookResponse> dispatch(WebhookEvent event) {
        String key = event.getKey();
        CompletableFuture<WebhookResponse> response = new CompletableFuture<>();
        CompletableFuture<WebhookResponse> same = running.putIfAbsent(key, response);
        if (same != null) {
            return same;
        }
        // Reports about one message follow one another, or a late one could overtake in the route.
        String message = forwardOnly && event.isStatusUpdate() ? event.getMessageKey() : null;
        CompletableFuture<WebhookResponse> before = message == null ? null : reports.put(message, response);
        CompletableFuture<WebhookResponse> handled = new CompletableFuture<>();
        handled.thenAccept(result -> {
            running.remove(key, response);
            if (message != null) {
                reports.remove(message, response);
            }
            response.complete(result);
        });
        if (before == null) {
            execute(event, handled);
        } else {
            before.thenRun(() -> execute(event, handled));
        }
        return response;
    }

    private void execute(WebhookEvent event, CompletableFuture<WebhookResponse> handled) {
        if (workers == null) {
            handled.complete(handle(event));
            return;
        }
        try {
            workers.execute(() -> handled.complete(handle(event)));
        } catch (RejectedExecutionException e) {
            LOG.warn("The webhook refuses an event with 503: too many events wait for the route");
            handled.complete(WebhookResponse.UNAVAILABLE);
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

    /** How many events are being handled or wait. */
    int pending() {
        return running.size();
    }

    /** Finishes what has been dispatched. */
    void close() {
        if (workers != null) {
            context.getExecutorServiceManager().shutdownGraceful(workers);
        }
    }
}
