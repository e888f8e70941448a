package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.camelinterakt.feed.Deliveries.Delivery;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.Echoes;
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
    private final EchoFilter echoFilter;
    /** What was read of a batch that is not full yet. */
    private final List<FeedContact> collected = new ArrayList<>();

    private Instant collectedFrom;
    private Instant collectedReadAt;
    private volatile ContactFeed feed;
    private volatile Deliveries deliveries;
    private volatile boolean retryParked;
    private Instant saved;

    /**
     * A consumer.
     *
     * @param endpoint its endpoint
     * @param processor the route
     * @param configuration the feed's options
     * @param calls how to call the API
     * @param mapping makes rows of contacts; {@code null} to hand out the contacts themselves
     * @param memory what is known of the account's contacts
     * @param echoes what happens to those that nobody else has changed
     * @param clock tells where windows end
     */
    public UsersConsumer(
            Endpoint endpoint,
            Processor processor,
            FeedConfiguration configuration,
            FeedCalls calls,
            CrmMapping mapping,
            ContactMemory memory,
            Echoes echoes,
            Clock clock) {
        super(endpoint, processor, configuration, clock, "interakt.users." + configuration.getFilterBy());
        this.mapping = mapping;
        this.echoFilter = new EchoFilter(memory, echoes);
        this.pages = new ContactPages(calls, configuration.getFilterBy());
    }

    @Override
    void prepare() {
        String state = repository().getState(key);
        Instant start = state == null ? configuration.start(clock) : parse(state);
        collected.clear();
        saved = start;
        if (state == null && start.isAfter(Instant.EPOCH)) {
            // What is meant by "now" or "7d" must not move with the next start.
            repository().setState(key, start.toString());
        }
        deliveries = new Deliveries(
                clock, MAX_IN_FLIGHT, configuration.getFeedAttempts(), configuration.retryDelay(), start);
        feed = new ContactFeed(pages, clock, configuration.overlapDuration(), configuration.lagDuration(), start);
    }

    @Override
    void finish() {
        feed.close();
        save();
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

    /** More of the window follows at once; after it, the next poll is the scheduler's. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() || feed != null && feed.isCatchingUp() || deliveries != null && deliveries.isWaiting();
    }

    @Override
    public void retryParked() {
        retryParked = true;
    }

    @Override
    Instant mark() {
        return deliveries == null ? Instant.EPOCH : deliveries.lowWaterMark();
    }

    @Override
    int inFlight() {
        return deliveries == null ? 0 : deliveries.inFlight();
    }

    @Override
    long pollSoonDelay() {
        // A window that ends before now less the lag would not hold the change.
        return configuration.lagDuration().toMillis() + 1;
    }

    @Override
    int pollOnce() throws Exception {
        if (retryParked) {
            retryParked = false;
            addParked();
        }
        if (!deliveries.isWaiting()) {
            read();
        }
        try {
            return processBatch(due());
        } finally {
            save();
        }
    }

    private Queue<Object> due() {
        Deque<Object> due = new ArrayDeque<>();
        Delivery next = null;
        try {
            while (due.size() < maxPerPoll() && (next = deliveries.next()) != null) {
                DueDelivery looked = echoFilter.look(next);
                if (looked.contacts().isEmpty()) {
                    deliveries.close(next);
                } else {
                    due.add(looked);
                }
            }
        } catch (RuntimeException e) {
            deliveries.putBack(next);
            putBack(due);
            throw e;
        }
        return due;
    }

    private void putBack(Queue<Object> due) {
        List<Object> rest = new ArrayList<>(due);
        for (int i = rest.size() - 1; i >= 0; i--) {
            deliveries.putBack(((DueDelivery) rest.get(i)).delivery());
        }
    }

    private void read() {
        do {
            ContactFeed.Batch batch = feed.next();
            batch.contacts().forEach(contact -> collect(contact, batch));
            if (!feed.isCatchingUp()) {
                flush();
            }
            deliveries.moveTo(collected.isEmpty() ? feed.checkpoint() : collectedFrom);
        } while (!deliveries.isWaiting() && feed.isCatchingUp() && isRunAllowed());
    }

    private void collect(FeedContact contact, ContactFeed.Batch batch) {
        if (collected.isEmpty()) {
            collectedFrom = batch.from();
            collectedReadAt = batch.readAt();
        }
        collected.add(contact);
        if (collected.size() >= configuration.getBatchSize()) {
            flush();
        }
    }

    private void flush() {
        if (!collected.isEmpty()) {
            deliveries.add(collected, collectedFrom, collectedReadAt);
            collected.clear();
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) throws Exception {
        int total = exchanges.size();
        int index = 0;
        try {
            while (index < total && isBatchAllowed() && !isHalted()) {
                DueDelivery due = (DueDelivery) exchanges.element();
                deliveries.begin(due.delivery());
                exchanges.remove();
                pendingExchanges = total - index - 1;
                Exchange exchange = createExchange(index, total, due.delivery().attempts());
                due.fill(exchange, mapping, configuration.getBatchSize() > 0);
                handOut(exchange, () -> succeeded(due), failure -> failed(due.delivery(), failure));
                index++;
            }
        } finally {
            putBack(exchanges);
            pendingExchanges = 0;
        }
        return index;
    }

    private void succeeded(DueDelivery due) {
        try {
            due.markDelivered();
        } catch (RuntimeException e) {
            LOG.warn("The contact memory could not be updated; a contact may be delivered again", e);
        }
        List<FeedContact> contacts = due.delivery().contacts();
        if (parked().count() > 0) {
            parked().remove(contacts.stream().map(FeedContact::id).toList());
        }
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

    /** Stores the low-water mark, if it has moved. */
    private synchronized void save() {
        Instant mark = deliveries.lowWaterMark();
        if (!mark.equals(saved)) {
            repository().setState(key, mark.toString());
            saved = mark;
        }
    }

    /** What is parked and has changed since comes by itself, and is parked no more. */
    private void addParked() {
        Map<String, Instant> changed = parked().all();
        Instant readAt = clock.instant();
        Map<String, FeedContact> found = new LinkedHashMap<>();
        changed.forEach((id, at) -> feed.find(id, at).ifPresent(contact -> found.put(id, contact)));
        found.values().forEach(contact -> deliveries.add(List.of(contact), feed.checkpoint(), readAt));
        changed.keySet().removeAll(found.keySet());
        parked().remove(changed.keySet());
    }
}
