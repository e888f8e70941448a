package io.github.camelinterakt.internal.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What was read and is not completed: waiting, in flight in the route, due for a retry, or parked after the last attempt. Nothing
 * but what is parked lies before the checkpoint.
 * Two states of one contact are never in flight at once, and a later state supersedes an earlier one in every stage, so that a
 * route never overwrites a later state with an earlier one.
 */
final class Deliveries {

    /** More failures than this are not those of single items. */
    static final int MAX_PARKED = 1000;

    /** So many different items that fail in a row are not at fault themselves. */
    private static final int OUTAGE = 5;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private enum Stage {
        WAITING,
        TAKEN,
        IN_FLIGHT
    }

    /** Items that make one exchange, and one attempt of the route to process it. */
    static final class Delivery extends SynchronizationAdapter {

        /** The items are as they were at this moment, or later. */
        final Instant readAt;

        List<FeedItem> items;
        /** What the memory knew of each contact; empty if echoes are delivered like any other contact. */
        List<Sighting> sightings = List.of();

        int attempts;
        /** The failure of the last attempt. */
        Exception failure;

        Consumer<Exchange> whenDone;

        private final Instant from;
        /** When the retry is due; the first attempt is at any time. */
        private final Instant due;

        private final AtomicBoolean isDone = new AtomicBoolean();
        private Stage stage = Stage.WAITING;
        /** Whether another item has succeeded since it failed. */
        private boolean isSuspect;

        private Delivery(List<FeedItem> items, Instant from, Instant readAt, Instant due) {
            this.items = List.copyOf(items);
            this.from = from;
            this.readAt = readAt;
            this.due = due;
        }

        private boolean isNew() {
            return due.equals(Instant.MIN);
        }

        Map<String, Instant> times() {
            Map<String, Instant> times = new LinkedHashMap<>();
            items.forEach(item -> times.put(item.id(), item.at()));
            return times;
        }

        /** Camel calls it when the exchange is completed; only the first call counts. */
        @Override
        public void onDone(Exchange ended) {
            if (isDone.compareAndSet(false, true)) {
                whenDone.accept(ended);
            }
        }
    }

    private final Clock clock;
    private final FeedConfiguration configuration;
    private final int maximumAttempts;
    /** In the order of the feed. */
    private final Set<Delivery> open = new LinkedHashSet<>();

    private final Set<String> idsInFlight = new HashSet<>();
    /** By the item's id, what has its latest state. */
    private final Map<String, Delivery> latest = new HashMap<>();
    /** The items of what has failed since the last success, by the id of the first one. */
    private final Map<String, List<FeedItem>> failing = new HashMap<>();

    private int attemptsInPause;
    private Instant nextInPause = Instant.MIN;

    private final StateRepository<String, String> repository;
    private final String parkedKey;
    private Map<String, Instant> parked;
    private Instant position;

    /** Ids and times of what is parked are one entry of the repository, under {@code parkedKey}. */
    Deliveries(
            StateRepository<String, String> repository,
            String parkedKey,
            Clock clock,
            FeedConfiguration configuration,
            Instant position) {
        this.repository = repository;
        this.parkedKey = parkedKey;
        this.clock = clock;
        this.configuration = configuration;
        this.maximumAttempts = configuration.getFeedAttempts();
        this.position = position;
        this.parked = readParked(repository.getState(parkedKey));
    }

    /** Adds the items of one exchange: a feed that starts at {@code from} reads all of them again. */
    synchronized void add(List<FeedItem> items, Instant from, Instant readAt) {
        register(new Delivery(items, from, readAt, Instant.MIN));
    }

    private void register(Delivery delivery) {
        open.add(delivery);
        for (FeedItem item : delivery.items) {
            Delivery earlier = latest.put(item.id(), delivery);
            if (earlier != null && earlier.stage != Stage.IN_FLIGHT) {
                removeSuperseded(earlier);
            }
        }
    }

    synchronized void moveTo(Instant checkpoint) {
        position = checkpoint;
    }

    /** A retry that is due, else the first that waits; in a pause one that was rarely tried. Null if there is none. */
    synchronized Delivery next() {
        Instant now = clock.instant();
        Stream<Delivery> waiting = open.stream().filter(delivery -> delivery.stage == Stage.WAITING);
        Comparator<Delivery> order = Comparator.comparing(Delivery::isNew);
        if (!isPaused()) {
            waiting = waiting.filter(each -> !each.due.isAfter(now) && each.attempts < maximumAttempts);
        } else if (now.isBefore(nextInPause)) {
            return null;
        } else {
            order = Comparator.comparing(delivery -> delivery.attempts);
        }
        Delivery next =
                waiting.min(order.thenComparing(delivery -> delivery.due)).orElse(null);
        if (next != null) {
            next.stage = Stage.TAKEN;
            nextInPause = now.plus(delay(++attemptsInPause));
        }
        return next;
    }

    /** Whether so many different items have failed in a row that the feed tries one at a time, until one succeeds. */
    synchronized boolean isPaused() {
        return failing.size() >= OUTAGE;
    }

    synchronized boolean isWaiting() {
        return open.stream().anyMatch(delivery -> delivery.stage == Stage.WAITING && delivery.isNew());
    }

    synchronized int inFlight() {
        return (int) open.stream()
                .filter(delivery -> delivery.stage == Stage.IN_FLIGHT)
                .count();
    }

    /** The delivery with the latest state of an item, if that is not completed; else null. */
    synchronized Delivery latest(String id) {
        return latest.get(id);
    }

    /** Reduces a delivery that has not begun to these of its items. */
    synchronized void keep(Delivery delivery, List<FeedItem> kept, List<Sighting> sightings) {
        delivery.items.forEach(item -> latest.remove(item.id(), delivery));
        kept.forEach(item -> latest.put(item.id(), delivery));
        delivery.items = List.copyOf(kept);
        delivery.sightings = List.copyOf(sightings);
    }

    /** Takes back what was not begun. */
    synchronized void putBack(Delivery delivery) {
        delivery.stage = Stage.WAITING;
    }

    /** Begins an attempt, and returns its number; waits while too many are in flight, or an earlier state of one of its items. */
    synchronized int begin(Delivery delivery) throws InterruptedException {
        while (inFlight() >= configuration.maxInFlight
                || delivery.items.stream().anyMatch(item -> idsInFlight.contains(item.id()))) {
            wait();
        }
        delivery.stage = Stage.IN_FLIGHT;
        delivery.items.forEach(item -> idsInFlight.add(item.id()));
        return ++delivery.attempts;
    }

    /** Ends a pause, if there is one; returns the ids of what has failed in it and shortly before. */
    synchronized Set<String> succeeded(Delivery delivery) {
        Set<String> resumed = new HashSet<>();
        if (isPaused()) {
            failing.values().forEach(items -> items.forEach(item -> resumed.add(item.id())));
        }
        end(delivery);
        close(delivery);
        failing.clear();
        open.forEach(other -> other.isSuspect = !other.isNew());
        return resumed;
    }

    /** Plans a retry, unless a later state has superseded the items; returns whether a pause begins. */
    synchronized boolean failed(Delivery delivery, Exception failure) {
        boolean wasPaused = isPaused();
        end(delivery);
        removeSuperseded(delivery);
        if (delivery.items.isEmpty()) {
            return false;
        }
        Instant due = clock.instant().plus(delay(delivery.attempts));
        Delivery retry = new Delivery(delivery.items, delivery.from, delivery.readAt, due);
        retry.attempts = delivery.attempts;
        retry.failure = failure;
        retry.isSuspect = delivery.isSuspect;
        register(retry);
        if (!retry.isSuspect) {
            failing.put(retry.items.get(0).id(), retry.items);
        }
        if (isPaused()) {
            // An attempt that fails in an outage does not count.
            open.forEach(other -> other.attempts = Math.min(other.attempts, maximumAttempts - 1));
            if (!wasPaused) {
                attemptsInPause = 0;
            }
            nextInPause = clock.instant().plus(delay(attemptsInPause + 1));
        }
        return isPaused() && !wasPaused;
    }

    private Duration delay(int attempts) {
        Duration delay = configuration.retryDelay.multipliedBy(1L << Math.max(0, Math.min(20, attempts - 1)));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    /** What has failed in all attempts, to be closed: once another item has succeeded, or nothing else is left to try. */
    synchronized List<Delivery> exhausted() {
        List<Delivery> exhausted = open.stream()
                .filter(delivery -> delivery.stage == Stage.WAITING && delivery.attempts >= maximumAttempts)
                .toList();
        if (isPaused() || !failing.isEmpty() && exhausted.size() < open.size()) {
            return List.of();
        }
        exhausted.forEach(delivery -> delivery.stage = Stage.TAKEN);
        return exhausted;
    }

    /** Parks ids with their times, durably; false, and parks none, if there are too many. */
    synchronized boolean park(Map<String, Instant> more) {
        changeParked(all -> {
            Map<String, Instant> together = new LinkedHashMap<>(all);
            more.forEach((id, at) -> together.merge(id, at, (one, other) -> one.isAfter(other) ? one : other));
            if (together.size() <= MAX_PARKED) {
                all.putAll(together);
            }
        });
        return parked.keySet().containsAll(more.keySet());
    }

    /** Unparks ids that were parked as of these times or earlier. */
    synchronized void unpark(Map<String, Instant> processed) {
        if (processed.keySet().stream().anyMatch(parked::containsKey)) {
            changeParked(all -> processed.forEach(
                    (id, at) -> all.computeIfPresent(id, (same, parkedAt) -> parkedAt.isAfter(at) ? parkedAt : null)));
        }
    }

    synchronized Map<String, Instant> parked() {
        return new LinkedHashMap<>(parked);
    }

    /** Changes what is stored, where another node may have parked more. */
    private void changeParked(Consumer<Map<String, Instant>> change) {
        parked = readParked(FeedConsumer.update(repository, parkedKey, stored -> {
            Map<String, Instant> all = readParked(stored);
            change.accept(all);
            ObjectNode json = Json.object();
            all.forEach((id, at) -> json.put(id, at.toString()));
            return json.toString();
        }));
    }

    private Map<String, Instant> readParked(String entry) {
        Map<String, Instant> entries = new LinkedHashMap<>();
        try {
            if (entry != null && !entry.isBlank()) {
                for (Map.Entry<String, JsonNode> one : Json.parse(entry).properties()) {
                    entries.put(one.getKey(), Instant.parse(one.getValue().asText()));
                }
            }
            return entries;
        } catch (IOException | DateTimeException e) {
            throw new IllegalStateException(
                    "The entry " + parkedKey + " of the checkpoint's repository is not readable. Correct or remove it",
                    e);
        }
    }

    synchronized void close(Delivery delivery) {
        delivery.items.forEach(item -> latest.remove(item.id(), delivery));
        open.remove(delivery);
    }

    /** Where a feed would have to start again to see what is not completed. */
    synchronized Instant lowWaterMark() {
        return open.stream()
                .map(delivery -> delivery.from)
                .filter(from -> from.isBefore(position))
                .min(Comparator.naturalOrder())
                .orElse(position);
    }

    private void removeSuperseded(Delivery delivery) {
        delivery.items = delivery.items.stream()
                .filter(item -> latest.get(item.id()) == delivery)
                .toList();
        if (delivery.items.isEmpty()) {
            open.remove(delivery);
        }
    }

    private void end(Delivery delivery) {
        if (delivery.stage == Stage.IN_FLIGHT) {
            delivery.stage = Stage.TAKEN;
            delivery.items.forEach(item -> idsInFlight.remove(item.id()));
            notifyAll();
        }
    }
}
