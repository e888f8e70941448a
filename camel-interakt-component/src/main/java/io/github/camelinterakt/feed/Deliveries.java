package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.FeedContact;

/**
 * What has been read and is not done with: waiting for its turn, under way in the route, or waiting to be tried again. The
 * checkpoint is the low-water mark of all these: nothing of them comes before it.
 *
 * <p>Two changes of one contact are never under way at once, and a change that waits to be tried again is dropped for a later
 * one of the same contact, so that a route never overwrites a later state with an earlier one.
 */
final class Deliveries {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private final Clock clock;
    private final int maxInFlight;
    private final int maximumAttempts;
    private final Duration retryDelay;
    /** In the order in which they were read. */
    private final Set<Delivery> open = new LinkedHashSet<>();

    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final List<Delivery> retries = new ArrayList<>();
    private final Set<String> inFlight = new HashSet<>();
    private int underWay;
    private Checkpoint position;

    Deliveries(Clock clock, int maxInFlight, int maximumAttempts, Duration retryDelay, Checkpoint position) {
        this.clock = clock;
        this.maxInFlight = maxInFlight;
        this.maximumAttempts = maximumAttempts;
        this.retryDelay = retryDelay;
        this.position = position;
    }

    /**
     * Takes contacts of one exchange, to be handed out after those before.
     *
     * @param checkpoint where a feed would have to start again to see all of them
     * @param readAt they are what they were at this moment, or later
     */
    synchronized void add(List<FeedContact> contacts, Checkpoint checkpoint, Instant readAt) {
        contacts.forEach(this::supersede);
        Delivery delivery = new Delivery(contacts, checkpoint, readAt);
        open.add(delivery);
        waiting.add(delivery);
    }

    /** What comes before that checkpoint has been added. */
    synchronized void moveTo(Checkpoint checkpoint) {
        position = checkpoint;
    }

    /** The next that may be handed out: one that is due to be tried again, else the next in line; null if there is none. */
    synchronized Delivery next() {
        Instant now = clock.instant();
        Delivery due = retries.stream()
                .filter(delivery -> !delivery.due().isAfter(now))
                .min(Comparator.comparing(Delivery::due))
                .orElse(null);
        if (due != null) {
            retries.remove(due);
            return due;
        }
        return waiting.poll();
    }

    /** Whether contacts wait for their first turn. */
    synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Puts back what was taken and not begun. */
    synchronized void putBack(Delivery delivery) {
        if (delivery.attempts() > 0) {
            retries.add(delivery);
        } else {
            waiting.addFirst(delivery);
        }
    }

    /**
     * Begins an attempt; waits while too many are under way, or an earlier change of one of its contacts.
     *
     * @throws InterruptedException if the thread is interrupted; the attempt has then not begun
     */
    synchronized void begin(Delivery delivery) throws InterruptedException {
        while (underWay >= maxInFlight
                || delivery.contacts().stream().anyMatch(contact -> inFlight.contains(contact.id()))) {
            wait();
        }
        underWay++;
        delivery.contacts().forEach(contact -> inFlight.add(contact.id()));
        delivery.begin();
    }

    /** The attempt has succeeded. */
    synchronized void succeeded(Delivery delivery) {
        end(delivery);
        close(delivery);
    }

    /**
     * The attempt has failed.
     *
     * @return whether it was the last one: then the delivery stays open until it is {@link #settle settled}
     */
    synchronized boolean failed(Delivery delivery) {
        end(delivery);
        if (delivery.attempts() >= maximumAttempts) {
            return true;
        }
        long factor = 1L << Math.min(20, delivery.attempts() - 1);
        Duration delay = retryDelay.multipliedBy(factor);
        delivery.retryAt(clock.instant().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay));
        retries.add(delivery);
        return false;
    }

    /** It is noted down elsewhere, and done with here. */
    synchronized void settle(Delivery delivery) {
        close(delivery);
    }

    /** What comes before this checkpoint is done with. */
    synchronized Checkpoint lowWaterMark() {
        return open.isEmpty() ? position : open.iterator().next().checkpoint();
    }

    /** How many are under way in the route. */
    synchronized int underWay() {
        return underWay;
    }

    private void supersede(FeedContact contact) {
        retries.removeIf(retry -> {
            boolean isSame =
                    retry.contacts().size() == 1 && retry.contacts().get(0).id().equals(contact.id());
            if (isSame) {
                close(retry);
            }
            return isSame;
        });
    }

    private void end(Delivery delivery) {
        underWay--;
        delivery.contacts().forEach(contact -> inFlight.remove(contact.id()));
        notifyAll();
    }

    private void close(Delivery delivery) {
        open.remove(delivery);
    }
}
