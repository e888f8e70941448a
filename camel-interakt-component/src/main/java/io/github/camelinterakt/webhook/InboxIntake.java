package io.github.camelinterakt.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.jdbc.JdbcInbox;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ack=onStore}: an event is acknowledged when it is stored in the inbox, whatever the route does with it afterwards.
 * One that is in the inbox already is acknowledged too, and goes no further. What cannot be stored is refused with 503.
 */
final class InboxIntake implements EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(InboxIntake.class);

    private final Inbox inbox;
    private final boolean byCustomer;
    private final boolean forwardOnly;
    private final Clock clock;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closing;

    /**
     * Opens the inbox, and begins to hand out what is in it.
     *
     * @throws IllegalArgumentException if an option of the inbox is missing or wrong
     */
    InboxIntake(
            CamelContext context,
            InboxConfiguration options,
            boolean forwardOnly,
            Function<WebhookEvent, CompletionStage<Void>> delivery,
            Clock clock) {
        this.byCustomer = options.isOrderByCustomer();
        this.forwardOnly = forwardOnly;
        this.clock = clock;
        this.inbox = new JdbcInbox(context, options, (stored, attempt) -> deliver(stored, delivery));
        ServiceHelper.startService(inbox);
    }

    private CompletionStage<Void> deliver(InboxEvent stored, Function<WebhookEvent, CompletionStage<Void>> delivery) {
        if (closing) {
            // Handed out just before the end: the next one to start tries it again.
            return CompletableFuture.failedFuture(new RejectedExecutionException("The route is being stopped"));
        }
        try {
            WebhookEvent event = WebhookEvent.parse(stored.body());
            boolean superseded = forwardOnly && inbox.isAnyDone(event.getSupersedingKeys());
            return superseded ? CompletableFuture.completedFuture(null) : delivery.apply(event);
        } catch (IOException e) {
            // Stored by somebody else: what this one stores, it has read before.
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Answer> take(WebhookEvent event, boolean mayKeepCaller) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pending.incrementAndGet();
        inbox.store(new InboxEvent(event.getKey(), orderKey(event), event.toBytes(), clock.instant()))
                .whenComplete((stored, failure) -> {
                    pending.decrementAndGet();
                    if (failure != null) {
                        LOG.debug("An event of the webhook is refused with 503: the inbox cannot take it", failure);
                    }
                    answer.complete(failure == null ? Answer.OK : Answer.UNAVAILABLE);
                });
        return answer;
    }

    /** Events of one key reach the route one after the other, on whichever node; null for an event without order. */
    private String orderKey(WebhookEvent event) {
        String customer = byCustomer ? event.getCustomerKey() : null;
        return customer == null && forwardOnly && event.isStatusUpdate() ? event.getMessageKey() : customer;
    }

    /** Never 200: it is not known yet whether the event is stored. */
    @Override
    public Answer atDeadline() {
        return Answer.UNAVAILABLE;
    }

    @Override
    public int pending() {
        return pending.get();
    }

    @Override
    public void suspend() {
        inbox.suspend();
    }

    @Override
    public void resume() {
        inbox.resume();
    }

    @Override
    public boolean takesWhileSuspended() {
        return true;
    }

    @Override
    public void close() {
        closing = true;
        ServiceHelper.stopAndShutdownService(inbox);
    }
}
