package io.github.camelinterakt.internal.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.camelinterakt.FlowAnswers;
import io.github.camelinterakt.StatusOrder;
import io.github.camelinterakt.event.EventMessage;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request: verifies it, parses, filters and dispatches its event, and responds at the deadline at the latest. With a
 * deadline it needs worker threads, because servers such as Spring Boot's do not respond before the thread that they call it on
 * returns; without one it handles the event on that thread.
 */
final class WebhookProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProcessor.class);
    private static final int MAX_QUEUED = 1_000;
    /** In milliseconds, and at most half of the deadline. */
    private static final long FLOW_WAIT = 1_000;

    private final RequestVerifier verifier;
    private final Function<WebhookEvent, WebhookResponse> handler;
    private final WebhookHealth health;
    private final BooleanSupplier running;
    private final long flowWait;
    private final Pattern eventTypes;
    private final boolean customerMessagesOnly;
    private final boolean forwardOnly;
    private final long deadline;
    private final WebhookResponse atDeadline;
    private final ExecutorService workers;
    private final Semaphore concurrent;
    private final int maxPending;
    /** By event, or by message if statuses are ordered: the response to come to the last request. */
    private final Map<String, CompletableFuture<WebhookResponse>> last = new ConcurrentHashMap<>();

    private final AtomicInteger pending = new AtomicInteger();

    WebhookProcessor(
            CamelContext context,
            WebhookConfiguration configuration,
            WebhookRoute route,
            RequestVerifier verifier,
            Function<WebhookEvent, WebhookResponse> handler,
            WebhookHealth health,
            BooleanSupplier running) {
        this.verifier = verifier;
        this.handler = handler;
        this.health = health;
        this.running = running;
        this.eventTypes = route.eventTypes();
        this.customerMessagesOnly = route.isCustomerMessagesOnly();
        this.forwardOnly = configuration.getStatusOrder() == StatusOrder.forwardOnly;
        this.deadline = configuration.getAckDeadline();
        this.flowWait = route.getFlowAnswers() == FlowAnswers.supplement
                ? 0
                : deadline == 0 ? FLOW_WAIT : Math.min(FLOW_WAIT, deadline / 2);
        this.atDeadline = route.isAcceptAtDeadline() ? WebhookResponse.OK : WebhookResponse.UNAVAILABLE;
        int threads = configuration.getConcurrentConsumers();
        this.workers = deadline == 0
                ? null
                : context.getExecutorServiceManager().newThreadPool(this, "InteraktWebhook", threads, threads);
        // Not by the pool: with virtual threads it has no bounds.
        this.concurrent = new Semaphore(deadline == 0 ? Integer.MAX_VALUE : threads);
        this.maxPending = deadline == 0 ? Integer.MAX_VALUE : MAX_QUEUED + threads;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean authentic = false;
        CompletionStage<WebhookResponse> response;
        try {
            byte[] body = verifier.body(exchange.getMessage());
            WebhookResponse refusal = running.getAsBoolean()
                    ? verifier.refusal(exchange.getMessage(), body)
                    : WebhookResponse.UNAVAILABLE;
            authentic = refusal == null;
            WebhookEvent event = authentic ? WebhookEvent.parse(body) : null;
            response = event != null && isWanted(event)
                    ? afterMoreOfFlow(event).thenCompose(this::dispatch)
                    : CompletableFuture.completedFuture(authentic ? WebhookResponse.OK : refusal);
        } catch (IOException e) {
            // Not logged: the body may be personal.
            response = CompletableFuture.completedFuture(WebhookResponse.BAD_REQUEST);
        } catch (RuntimeException e) {
            LOG.warn("The webhook could not handle a request", e);
            response = CompletableFuture.completedFuture(WebhookResponse.FAILED);
        }
        // The exchange's clock has run since the server got the request, also while it waited for a thread.
        long remaining = Math.max(0, deadline - exchange.getClock().elapsed());
        CompletionStage<WebhookResponse> inTime = deadline == 0
                ? response
                : response.toCompletableFuture().completeOnTimeout(atDeadline, remaining, TimeUnit.MILLISECONDS);
        boolean counts = authentic;
        inTime.thenAccept(result -> {
            respond(exchange, result, counts);
            callback.done(false);
        });
        return false;
    }

    /** False for the dashboard's test and, as configured and counted, for types of events and the account's own messages. */
    private boolean isWanted(WebhookEvent event) {
        boolean isOfTypes = eventTypes.matcher(String.valueOf(event.getType())).matches();
        boolean isWanted = isOfTypes && !(customerMessagesOnly && isOwnMessage(event));
        if (!isWanted && !event.isTest()) {
            health.filtered.incrementAndGet();
        }
        return isWanted && !event.isTest();
    }

    private static boolean isOwnMessage(WebhookEvent event) {
        EventMessage message = "message_received".equals(event.getType()) ? event.getMessage() : null;
        // Delivered if the sender is not known: nothing is lost.
        return message != null && message.getChatMessageType() != null && !message.isFromCustomer();
    }

    /** With {@code flowAnswers=wait} an event that lacks the Flow is handled later, when it may be a duplicate. */
    private CompletionStage<WebhookEvent> afterMoreOfFlow(WebhookEvent event) {
        return flowWait > 0 && event.isFlowResponse() && event.getContentKey() == null
                ? CompletableFuture.supplyAsync(
                        () -> event, CompletableFuture.delayedExecutor(flowWait, TimeUnit.MILLISECONDS))
                : CompletableFuture.completedStage(event);
    }

    /** Handles events of one key, or reports about one message, one after the other: a late one must not overtake in the route. */
    private CompletableFuture<WebhookResponse> dispatch(WebhookEvent event) {
        String ofMessage = forwardOnly && event.isStatusUpdate() ? event.getMessageKey() : null;
        String key = ofMessage != null ? ofMessage : event.getKey();
        if (pending.incrementAndGet() > maxPending) {
            pending.decrementAndGet();
            LOG.warn("The webhook refuses an event with 503: too many events wait for the route");
            return CompletableFuture.completedFuture(WebhookResponse.UNAVAILABLE);
        }
        CompletableFuture<WebhookResponse> response = new CompletableFuture<>();
        CompletableFuture<WebhookResponse> before = last.put(key, response);
        (before != null ? before : CompletableFuture.completedStage(WebhookResponse.OK))
                .thenApplyAsync(previous -> handle(event), workers == null ? Runnable::run : workers)
                // The route stops.
                .exceptionally(rejection -> WebhookResponse.UNAVAILABLE)
                .thenAccept(result -> {
                    last.remove(key, response);
                    pending.decrementAndGet();
                    // Last: the same event may be posted again at once.
                    response.complete(result);
                });
        return response;
    }

    private WebhookResponse handle(WebhookEvent event) {
        concurrent.acquireUninterruptibly();
        try {
            return handler.apply(event);
        } catch (RuntimeException | Error e) {
            LOG.warn("The webhook could not handle an event", e);
            return WebhookResponse.FAILED;
        } finally {
            concurrent.release();
        }
    }

    private void respond(Exchange exchange, WebhookResponse response, boolean authentic) {
        response.to(exchange);
        Duration elapsed = exchange.getClock().asDuration();
        health.answered(response, authentic, elapsed);
        if (authentic && deadline > 0 && elapsed.toMillis() >= deadline) {
            LOG.warn("The webhook answered an event with {} at the ackDeadline of {} ms", response.status(), deadline);
        }
    }

    /** How many events are being handled or wait. */
    int pending() {
        return pending.get();
    }

    /** Finishes what has been dispatched. */
    void close(CamelContext context) {
        if (workers != null) {
            context.getExecutorServiceManager().shutdownGraceful(workers);
        }
    }
}
