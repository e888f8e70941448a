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
import java.util.function.Supplier;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.feed.window.Order;
import io.github.camelinterakt.feed.window.PageRequest;
import io.github.camelinterakt.feed.window.WindowReader;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.Echoes;
import io.github.camelinterakt.memory.Sighting;
import io.github.camelinterakt.model.Timestamps;
import io.github.camelinterakt.model.contact.Contact;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contact feed, {@code from("interakt:users")}. */
public final class UsersConsumer extends FeedConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(UsersConsumer.class);

    private final Clock clock;
    private final PageSource pages;
    private final CrmMapping mapping;
    private final EchoFilter echoFilter;
    private final List<FeedContact> collected = new ArrayList<>();
    private Instant collectedFloor;
    private Instant collectedReadAt;
    private EarlyPoll earlyPoll;
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
        super(endpoint, processor, configuration, "interakt.users." + configuration.getFilterBy());
        this.clock = clock;
        this.mapping = mapping;
        this.echoFilter = new EchoFilter(memory, echoes);
        this.pages = new ContactPages(calls, configuration.getFilterBy());
    }

    @Override
    void prepare() throws Exception {
        String checkpoint = repository().getState(key);
        Instant position = checkpoint == null ? FeedStart.of(configuration.getSince(), clock) : parse(checkpoint);
        collected.clear();
        saved = position;
        if (checkpoint == null && position.isAfter(Instant.EPOCH)) {
            // What is meant by "now" or "7d" must not move with the next start.
            repository().setState(key, position.toString());
        }
        deliveries = new Deliveries(
                clock,
                configuration.getMaxInFlight(),
                configuration.getFeedAttempts(),
                configuration.feedAttemptDelayDuration(),
                position);
        feed = new ContactFeed(
                new ContactFeed.Settings(
                        configuration.overlapDuration(),
                        configuration.lagDuration(),
                        configuration.getPrefetch(),
                        ContactPages.PAGE_SIZE),
                clock,
                pages,
                checkpoint == null ? position : Instant.EPOCH,
                position);
        if (configuration.getPollOn() != null) {
            earlyPoll = new EarlyPoll(
                    getEndpoint().getCamelContext(),
                    configuration.getPollOn(),
                    configuration.lagDuration(),
                    this::pollEarly);
            earlyPoll.start();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (earlyPoll != null) {
            earlyPoll.stop();
            earlyPoll = null;
        }
        super.doStop();
        if (feed != null) {
            feed.close();
            save();
        }
    }

    private Instant parse(String checkpoint) {
        try {
            return Timestamps.parse(checkpoint);
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

    /** Before this moment every contact has been completed, or is parked. */
    public Instant getCheckpoint() {
        return deliveries == null ? null : deliveries.lowWaterMark();
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
        Order before = feed.order();
        do {
            ContactFeed.Batch batch = feed.next();
            for (FeedContact contact : batch.contacts()) {
                collect(contact, batch.floorOf(contact), batch.readAt());
            }
            if (!feed.isCatchingUp()) {
                flush();
            }
            Instant position = feed.position();
            deliveries.moveTo(collected.isEmpty() || position.isBefore(collectedFloor) ? position : collectedFloor);
        } while (!deliveries.isWaiting() && feed.isCatchingUp() && isRunAllowed());
        if (feed.order() != before) {
            LOG.info(
                    "Interakt lists contacts in the order {}, not {}: their windows are read accordingly, with more requests",
                    feed.order(),
                    before);
        }
    }

    private void collect(FeedContact contact, Instant floor, Instant readAt) {
        collectedFloor = collected.isEmpty() || floor.isBefore(collectedFloor) ? floor : collectedFloor;
        collectedReadAt = collected.isEmpty() ? readAt : collectedReadAt;
        collected.add(contact);
        if (collected.size() >= Math.max(1, configuration.getBatchSize())) {
            flush();
        }
    }

    private void flush() {
        if (!collected.isEmpty()) {
            deliveries.add(collected, collectedFloor, collectedReadAt);
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
        Exchange exchange = createExchange(false);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        Message message = exchange.getMessage();
        message.setHeader(InteraktConstants.ATTEMPT, due.delivery().attempts());
        if (configuration.getBatchSize() > 0) {
            setBody(exchange, () -> due.contacts().stream()
                    .map(contact -> handedOut(contact.contact()))
                    .toList());
            return exchange;
        }
        for (Sighting sighting : due.sightings()) {
            message.setHeader(InteraktConstants.ECHO, sighting.isEcho());
            message.setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
        }
        FeedContact first = due.contacts().get(0);
        Contact contact = first.contact();
        setBody(exchange, () -> handedOut(contact));
        message.setHeader(InteraktConstants.CONTACT_ID, first.id());
        message.setHeader(InteraktConstants.CONTACT_TIME, first.at());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, first.at().toEpochMilli());
        if (contact.getFullPhoneNumber() != null) {
            message.setHeader(InteraktConstants.PHONE, contact.getFullPhoneNumber());
        }
        if (contact.getUserId() != null) {
            message.setHeader(InteraktConstants.USER_ID, contact.getUserId());
        }
        return exchange;
    }

    private Object handedOut(Contact contact) {
        return mapping == null ? contact : mapping.row(contact);
    }

    /** A contact that cannot be mapped fails in the route before its first step, so that its error handler sees it. */
    private static void setBody(Exchange exchange, Supplier<Object> body) {
        try {
            exchange.getMessage().setBody(body.get());
        } catch (MappingException e) {
            exchange.setException(e);
        }
    }

    private void succeeded(DueDelivery due) {
        Delivery delivery = due.delivery();
        remember(due);
        if (parked().count() > 0) {
            parked().remove(delivery.contacts().stream().map(FeedContact::id).toList());
        }
        deliveries.succeeded(delivery);
        if (deliveries.isIdle()) {
            save();
        }
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
        Instant mark = deliveries.lowWaterMark();
        if (!mark.equals(saved)) {
            repository().setState(key, mark.toString());
            saved = mark;
        }
    }

    private void pollEarly() throws Exception {
        do {
            poll();
        } while (isGreedy() && isRunAllowed() && !isHalted());
    }

    /** Reads what is parked anew; what has changed since comes by itself, and is parked no more. */
    private void addParked() {
        parked().all().forEach((id, at) -> {
            FeedContact found = null;
            Instant readAt = clock.instant();
            Instant start = FeedWindow.floor(at);
            WindowReader reader = new WindowReader(
                    new FeedWindow(start, start.plusMillis(1)), ContactPages.PAGE_SIZE, Order.NONE, false);
            while (!reader.isFinished()) {
                PageRequest request = reader.next();
                FeedPage page = ContactFeed.await(pages.fetch(request));
                for (FeedContact contact : reader.accept(request, page).contacts()) {
                    found = contact.id().equals(id) && contact.at().equals(at) ? contact : found;
                }
            }
            if (found == null) {
                parked().remove(List.of(id));
            } else {
                deliveries.add(List.of(found), feed.position(), readAt);
            }
        });
    }
}
