package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.model.Timestamps;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contact feed, {@code from("interakt:users")}. */
public final class UsersConsumer extends FeedConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(UsersConsumer.class);
    private static final int MAX_IN_FLIGHT = 100;

    private final ContactPages pages;
    private final CrmMapping mapping;
    private final ContactMemory memory;
    private final Echoes echoes;
    private final int batchSize;

    /** A list that is not full yet; null if there is none. */
    private ContactFeed.Batch collected;

    private volatile ContactFeed feed;
    private volatile Deliveries deliveries;
    private Instant saved;

    /** A consumer that calls the API by {@code calls}, and delivers rows if there is a mapping, else contacts. */
    public UsersConsumer(
            Endpoint endpoint,
            Processor processor,
            FeedConfiguration configuration,
            Function<ApiRequest, CompletableFuture<JsonResponse>> calls,
            CrmMapping mapping,
            ContactMemory memory,
            Echoes echoes,
            Clock clock) {
        super(endpoint, processor, configuration, clock, "interakt.users." + configuration.getFilterBy());
        // A window that ends before now less the lag would not hold a change.
        this.visibleAfter = configuration.lag.plusMillis(1);
        this.pages = new ContactPages(calls, configuration.getFilterBy());
        this.mapping = mapping;
        this.memory = memory;
        this.echoes = echoes;
        this.batchSize = configuration.getBatchSize();
    }

    @Override
    void prepare() {
        String state = repository.getState(key);
        Instant start = state == null ? configuration.start(clock) : parse(state);
        collected = null;
        saved = start;
        if (state == null && start.isAfter(Instant.EPOCH)) {
            // What is meant by "now" or "7d" must not move with the next start.
            repository.setState(key, start.toString());
        }
        deliveries =
                new Deliveries(clock, MAX_IN_FLIGHT, configuration.getFeedAttempts(), configuration.retryDelay, start);
        feed = new ContactFeed(pages, clock, Duration.ofMillis(configuration.getOverlap()), configuration.lag, start);
    }

    private Instant parse(String state) {
        try {
            return Timestamps.parse(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The checkpoint " + key + " is not a time. Correct it, or remove it to start from the option since",
                    e);
        }
    }

    @Override
    void finish() {
        feed.close();
        save();
    }

    /** The rest of the window follows at once; after it, the next poll is the scheduler's. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() || feed.isCatchingUp() || deliveries.isWaiting();
    }

    @Override
    public Instant checkpoint() {
        return deliveries.lowWaterMark();
    }

    @Override
    int pollOnce() throws Exception {
        if (!deliveries.isWaiting()) {
            read();
        }
        Deque<Object> due = new ArrayDeque<>();
        try {
            takeDue(due);
            return processBatch(due);
        } finally {
            while (!due.isEmpty()) {
                deliveries.putBack(((DueDelivery) due.removeLast()).delivery());
            }
            save();
        }
    }

    private void read() {
        do {
            ContactFeed.Batch batch = feed.next();
            batch.contacts().forEach(contact -> collect(contact, batch));
            if (!feed.isCatchingUp()) {
                flush();
            }
            deliveries.moveTo(collected == null ? feed.checkpoint() : collected.from());
        } while (!deliveries.isWaiting() && feed.isCatchingUp() && isRunAllowed());
    }

    private void collect(FeedContact contact, ContactFeed.Batch batch) {
        if (collected == null) {
            collected = new ContactFeed.Batch(new ArrayList<>(), batch.from(), batch.readAt());
        }
        collected.contacts().add(contact);
        if (collected.contacts().size() >= batchSize) {
            flush();
        }
    }

    private void flush() {
        if (collected != null) {
            deliveries.add(collected.contacts(), collected.from(), collected.readAt());
            collected = null;
        }
    }

    private void takeDue(Deque<Object> due) {
        Delivery next;
        while (due.size() < getMaxMessagesPerPoll() && (next = deliveries.next()) != null) {
            try {
                DueDelivery looked = DueDelivery.of(next, memory, echoes);
                if (looked.contacts().isEmpty()) {
                    deliveries.close(next);
                } else {
                    due.add(looked);
                }
            } catch (RuntimeException e) {
                deliveries.putBack(next);
                throw e;
            }
        }
    }

    @Override
    int begin(Object item) throws InterruptedException {
        return deliveries.begin(((DueDelivery) item).delivery());
    }

    @Override
    void dispatch(Object item, Exchange exchange) {
        DueDelivery due = (DueDelivery) item;
        due.fill(exchange, mapping, batchSize > 0);
        send(exchange, () -> succeeded(due), failure -> failed(due.delivery(), failure));
    }

    private void succeeded(DueDelivery due) {
        try {
            due.sightings().forEach(Sighting::markDelivered);
        } catch (RuntimeException e) {
            LOG.warn("The contact memory could not be updated; a contact may be delivered again", e);
        }
        parked.remove(due.delivery().contacts().stream().map(FeedContact::id).toList());
        deliveries.succeeded(due.delivery());
        // Not only when the poll ends: with a slow route that takes long, and a crash would undo it all.
        save();
    }

    private void failed(Delivery delivery, Exchange failure) {
        if (deliveries.failed(delivery)) {
            Map<String, Instant> entries = new LinkedHashMap<>();
            delivery.contacts().forEach(contact -> entries.put(contact.id(), contact.at()));
            giveUp(failure, entries, () -> deliveries.close(delivery));
        }
    }

    private synchronized void save() {
        Instant checkpoint = checkpoint();
        if (!checkpoint.equals(saved)) {
            repository.setState(key, checkpoint.toString());
            saved = checkpoint;
        }
    }

    /** A contact that has changed since it was parked is delivered for that change, and is parked no more. */
    @Override
    void unpark() {
        Instant readAt = clock.instant();
        parked.all().forEach((id, at) -> feed.find(id, at)
                .ifPresentOrElse(
                        contact -> deliveries.add(List.of(contact), feed.checkpoint(), readAt),
                        () -> parked.remove(List.of(id))));
    }
}
