package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.Echoes;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contact feed, {@code from("interakt:users")}. */
public final class UsersConsumer extends FeedConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(UsersConsumer.class);

    private final PageSource pages;
    private final ContactMessages messages;
    private final EchoFilter echoFilter;
    private final List<FeedContact> collected = new ArrayList<>();
    private Checkpoint collectedFrom;
    private Instant collectedReadAt;
    private volatile ContactFeed feed;
    private volatile Deliveries deliveries;
    private volatile boolean retryParked;
    private Checkpoint saved;

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
        this.echoFilter = new EchoFilter(memory, echoes);
        this.messages = new ContactMessages(mapping, configuration.getBatchSize() > 0);
        this.pages = new ContactPages(calls, configuration.getFilterBy());
    }

    @Override
    void prepare() {
        String state = repository().getState(key);
        Checkpoint start = state == null ? Checkpoint.at(FeedStart.of(configuration.getSince(), clock)) : parse(state);
        collected.clear();
        saved = start;
        if (state == null && start.mark().isAfter(Instant.EPOCH)) {
            // What is meant by "now" or "7d" must not move with the next start.
            repository().setState(key, start.toString());
        }
        deliveries = new Deliveries(
                clock,
                configuration.getMaxInFlight(),
                configuration.getFeedAttempts(),
                configuration.feedAttemptDelayDuration(),
                start);
        feed = new ContactFeed(
                new ContactFeed.Settings(
                        configuration.overlapDuration(),
                        configuration.lagDuration(),
                        configuration.getPrefetch(),
                        ContactPages.PAGE_SIZE),
                clock,
                pages,
                state == null ? start.mark() : Instant.EPOCH,
                start);
    }

    @Override
    void finish() {
        feed.close();
        save();
    }

    private Checkpoint parse(String state) {
        try {
            return Checkpoint.parse(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The checkpoint " + key + " is no time. Correct it, or remove it to start from the option since",
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
        return deliveries == null ? Instant.EPOCH : deliveries.lowWaterMark().mark();
    }

    @Override
    int inFlight() {
        return deliveries == null ? 0 : deliveries.underWay();
    }

    @Override
    Duration earlyPollDelay() {
        // A window that ends before now less the lag would not hold the change.
        return configuration.lagDuration();
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
        int max = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : Integer.MAX_VALUE;
        Delivery next = null;
        try {
            while (due.size() < max && (next = deliveries.next()) != null) {
                DueDelivery looked = echoFilter.look(next);
                if (looked.contacts().isEmpty()) {
                    deliveries.settle(next);
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
        String before = feed.orders();
        do {
            ContactFeed.Batch batch = feed.next();
            batch.contacts().forEach(contact -> collect(contact, batch.checkpoint(), batch.readAt()));
            if (!feed.isCatchingUp()) {
                flush();
            }
            deliveries.moveTo(collected.isEmpty() ? feed.checkpoint() : collectedFrom);
        } while (!deliveries.isWaiting() && feed.isCatchingUp() && isRunAllowed());
        if (!feed.orders().equals(before)) {
            LOG.debug("Interakt may list contacts in these orders: {}", feed.orders());
        }
    }

    private void collect(FeedContact contact, Checkpoint from, Instant readAt) {
        collectedFrom = collected.isEmpty() ? from : collectedFrom;
        collectedReadAt = collected.isEmpty() ? readAt : collectedReadAt;
        collected.add(contact);
        if (collected.size() >= Math.max(1, configuration.getBatchSize())) {
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
                handOut(exchange(due, index, total), () -> succeeded(due), failure -> failed(due.delivery(), failure));
                index++;
            }
        } finally {
            putBack(exchanges);
            pendingExchanges = 0;
        }
        return index;
    }

    private Exchange exchange(DueDelivery due, int index, int total) {
        Exchange exchange = createExchange(index, total, due.delivery().attempts());
        messages.fill(exchange, due);
        return exchange;
    }

    private void succeeded(DueDelivery due) {
        Delivery delivery = due.delivery();
        remember(due);
        if (parked().count() > 0) {
            parked().remove(delivery.contacts().stream().map(FeedContact::id).toList());
        }
        deliveries.succeeded(delivery);
        // Not only when the poll ends: a slow route does not get there for long, and a crash would undo it all.
        save();
    }

    /** What cannot be remembered is handed out again when it is seen again. */
    private static void remember(DueDelivery due) {
        try {
            due.told();
        } catch (RuntimeException e) {
            LOG.warn("It could not be remembered that contacts were handed out", e);
        }
    }

    private void failed(Delivery delivery, Exchange failure) {
        if (deliveries.failed(delivery)) {
            Map<String, Instant> entries = new LinkedHashMap<>();
            delivery.contacts().forEach(contact -> entries.put(contact.id(), contact.at()));
            giveUp(failure, entries, () -> deliveries.settle(delivery));
        }
    }

    /** Stores the low-water mark, if it has moved. */
    private synchronized void save() {
        Checkpoint mark = deliveries.lowWaterMark();
        if (!mark.equals(saved)) {
            repository().setState(key, mark.toString());
            saved = mark;
        }
    }

    /** What is parked and has changed since comes by itself, and is parked no more. */
    private void addParked() {
        Map<String, Instant> all = parked().all();
        Instant readAt = clock.instant();
        List<FeedContact> found = new ParkedContacts(pages).read(all);
        found.forEach(contact -> deliveries.add(List.of(contact), feed.checkpoint(), readAt));
        all.keySet().removeAll(found.stream().map(FeedContact::id).toList());
        parked().remove(all.keySet());
    }
}
