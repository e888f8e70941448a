package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.internal.memory.ContactName;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.Timestamps;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The contact feed, {@code from("interakt:users")}. */
public final class UsersConsumer extends FeedConsumer {

    private final Function<PageRequest, CompletableFuture<FeedPage>> pages;
    private final CrmMapping mapping;
    private final ContactMemory memory;
    private final Echoes echoes;
    private final boolean isBatch;
    private final int batchSize;

    /** Contacts that do not fill a batch yet, as they were at {@code collectedAt} or later. */
    private final List<FeedItem> collected = new ArrayList<>();

    private Instant collectedAt;
    private volatile ContactFeed feed;
    private Instant saved;
    /** The checkpoint that this node has read or written last. */
    private String own;

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
        FeedField field = configuration.getFilterBy();
        this.pages = request -> calls.apply(request.toApiRequest(field))
                .thenApply(response -> FeedPage.of(new ContactPage(response.json()), response.date(), field));
        this.mapping = mapping;
        this.memory = memory;
        this.echoes = echoes;
        this.isBatch = configuration.getBatchSize() > 0;
        this.batchSize = Math.max(1, configuration.getBatchSize());
    }

    @Override
    Instant prepare() {
        String state = repository.getState(key);
        Instant start = state == null ? startWithoutCheckpoint() : parse(state);
        collected.clear();
        saved = start;
        own = start.toString();
        if (state == null && start.isAfter(Instant.EPOCH)) {
            // What is meant by "now" or "7d" must not move with the next start.
            repository.setState(key, own);
        }
        feed = new ContactFeed(pages, clock, Duration.ofMillis(configuration.getOverlap()), configuration.lag, start);
        return start;
    }

    private Instant startWithoutCheckpoint() {
        Instant start = configuration.start(clock);
        if (configuration.isCheckpointRequired()) {
            throw new IllegalStateException("There is no checkpoint " + key
                    + ", and checkpointRequired is set: restore it, or start once without this option");
        }
        LOG.warn(
                "There is no checkpoint {}: the feed reads from {}. If this is not its first start, the checkpoint was lost",
                key,
                start.equals(Instant.EPOCH) ? "the account's first contact" : start);
        return start;
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

    @Override
    Duration clockSkew() {
        return feed == null ? Duration.ZERO : feed.skew();
    }

    /** The rest of the window follows at once; after it, the next poll is the scheduler's. */
    @Override
    boolean isCatchingUp() {
        return feed.isCatchingUp();
    }

    @Override
    void read() {
        do {
            List<FeedItem> contacts = feed.next();
            collectedAt = collected.isEmpty() ? feed.readAt() : collectedAt;
            collected.addAll(contacts);
            int ready = feed.isCatchingUp() ? collected.size() - collected.size() % batchSize : collected.size();
            for (int i = 0; i < ready; i += batchSize) {
                List<FeedItem> batch = collected.subList(i, Math.min(i + batchSize, ready));
                deliveries.add(batch, batch.get(0).at(), collectedAt);
            }
            collected.subList(0, ready).clear();
            Instant next = collected.isEmpty() ? Instant.MAX : collected.get(0).at();
            deliveries.moveTo(Collections.min(List.of(next, feed.checkpoint())));
        } while (!deliveries.isWaiting() && feed.isCatchingUp() && isRunAllowed());
    }

    /** Removes echoes if they are to be dropped, and looks up what the memory knows of the others. */
    @Override
    void select(Delivery due) {
        if (echoes == Echoes.pass) {
            return;
        }
        List<FeedItem> kept = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (FeedItem item : due.items) {
            Contact contact = (Contact) item.content();
            Sighting sighting = memory.see(
                    new ContactName(contact.getFullPhoneNumber(), contact.getUserId(), item.id()),
                    contact.getTraits(),
                    contact.getTags(),
                    due.readAt,
                    Duration.ZERO);
            if (due.attempts == 0) {
                sighting.count();
            }
            if (echoes == Echoes.mark || !sighting.isEcho()) {
                kept.add(item);
                sightings.add(sighting);
            }
        }
        deliveries.keep(due, kept, sightings);
    }

    @Override
    void fill(Exchange exchange, Delivery delivery) {
        Message message = exchange.getMessage();
        if (!isBatch) {
            setHeaders(message, delivery.items.get(0));
            for (Sighting sighting : delivery.sightings) {
                message.setHeader(InteraktConstants.ECHO, sighting.isEcho());
                message.setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
            }
        }
        List<Object> bodies = delivery.items.stream()
                .map(item -> (Contact) item.content())
                .<Object>map(contact -> mapping == null ? contact : mapping.completeRow(contact))
                .toList();
        message.setBody(isBatch ? bodies : bodies.get(0));
    }

    private static void setHeaders(Message message, FeedItem item) {
        Contact contact = (Contact) item.content();
        message.setHeader(InteraktConstants.CONTACT_ID, item.id());
        message.setHeader(InteraktConstants.CONTACT_TIME, item.at());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, item.at().toEpochMilli());
        if (contact.getFullPhoneNumber() != null) {
            message.setHeader(
                    InteraktConstants.PHONE, contact.getFullPhoneNumber().replace("+", ""));
        }
        if (contact.getUserId() != null) {
            message.setHeader(InteraktConstants.USER_ID, contact.getUserId());
        }
    }

    @Override
    void onSuccess(Delivery delivery) {
        delivery.sightings.forEach(Sighting::markDelivered);
    }

    @Override
    synchronized void save() {
        Instant checkpoint = checkpoint();
        if (!checkpoint.equals(saved)) {
            update(repository, key, stored -> {
                if (stored != null && !stored.equals(own) && parse(stored).isAfter(checkpoint)) {
                    // Another node, which was the leader in the meantime, is ahead.
                    return stored;
                }
                own = checkpoint.toString();
                return own;
            });
            saved = checkpoint;
        }
    }

    /** A contact that has changed since it was parked is delivered for that change, and is parked no more. */
    @Override
    void unpark(Map<String, Instant> items) {
        Instant readAt = clock.instant();
        items.forEach((id, at) -> feed.find(id, at)
                .ifPresentOrElse(
                        contact -> deliveries.add(List.of(contact), feed.checkpoint(), readAt),
                        () -> deliveries.unpark(Map.of(id, at))));
    }
}
