package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read and is not completed: waiting, in flight in the route, or due for a retry. None of it lies before the checkpoint.
 * Two states of one contact are never in flight at once, and a later state supersedes an earlier one in every stage, so that a
 * route never overwrites a later state with an earlier one.
 */
final class Deliveries {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** Contacts that make one exchange. */
    static final class Delivery {

        /** The contacts are as they were at this moment, or later. */
        final Instant readAt;

        private final Instant from;
        private List<FeedContact> contacts;
        private int attempts;
        private boolean isInFlight;
        private Instant due = Instant.MIN;

        private Delivery(List<FeedContact> contacts, Instant from, Instant readAt) {
            this.contacts = List.copyOf(contacts);
            this.from = from;
            this.readAt = readAt;
        }

        List<FeedContact> contacts() {
            return contacts;
        }

        int attempts() {
            return attempts;
        }
    }

    private final Clock clock;
    private final int maxInFlight;
    private final int maximumAttempts;
    private final Duration retryDelay;
    private final Set<Delivery> open = new HashSet<>();
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final List<Delivery> retries = new ArrayList<>();
    /** By the contact's id, what has its latest state. */
    private final Map<String, Delivery> latest = new HashMap<>();

    private final Set<String> contactsInFlight = new HashSet<>();
    private int inFlight;
    private Instant position;

    Deliveries(Clock clock, int maxInFlight, int maximumAttempts, Duration retryDelay, Instant position) {
        this.clock = clock;
        this.maxInFlight = maxInFlight;
        this.maximumAttempts = maximumAttempts;
        this.retryDelay = retryDelay;
        this.position = position;
    }

    /** Adds the contacts of one exchange: a feed that starts at {@code from} reads all of them again. */
    synchronized void add(List<FeedContact> contacts, Instant from, Instant readAt) {
        Delivery delivery = new Delivery(contacts, from, readAt);
        open.add(delivery);
        waiting.add(delivery);
        for (FeedContact contact : contacts) {
            Delivery earlier = latest.put(contact.id(), delivery);
            if (earlier != null && !earlier.isInFlight) {
                removeSuperseded(earlier);
            }
        }
    }

    synchronized void moveTo(Instant checkpoint) {
        position = checkpoint;
    }

    /** A retry that is due, else the first that waits; null if there is none. */
    synchronized Delivery next() {
        Instant now = clock.instant();
        Delivery due = retries.stream()
                .filter(delivery -> !delivery.due.isAfter(now))
                .min(Comparator.comparing(delivery -> delivery.due))
                .orElse(null);
        return due != null && retries.remove(due) ? due : waiting.poll();
    }

    synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Takes back what was not begun. */
    synchronized void putBack(Delivery delivery) {
        if (delivery.attempts > 0) {
            retries.add(delivery);
        } else {
            waiting.addFirst(delivery);
        }
    }

    /** Begins an attempt, and returns its number; waits while too many are in flight, or an earlier state of one of its contacts. */
    synchronized int begin(Delivery delivery) throws InterruptedException {
        while (inFlight >= maxInFlight
                || delivery.contacts.stream().anyMatch(contact -> contactsInFlight.contains(contact.id()))) {
            wait();
        }
        inFlight++;
        delivery.contacts.forEach(contact -> contactsInFlight.add(contact.id()));
        delivery.isInFlight = true;
        return ++delivery.attempts;
    }

    synchronized void succeeded(Delivery delivery) {
        end(delivery);
        close(delivery);
    }

    /** Returns whether it was the last attempt: then the delivery stays open until it is closed. */
    synchronized boolean failed(Delivery delivery) {
        end(delivery);
        removeSuperseded(delivery);
        if (delivery.contacts.isEmpty() || delivery.attempts >= maximumAttempts) {
            return !delivery.contacts.isEmpty();
        }
        Duration delay = retryDelay.multipliedBy(1L << Math.min(20, delivery.attempts - 1));
        delivery.due = clock.instant().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
        retries.add(delivery);
        return false;
    }

    synchronized void close(Delivery delivery) {
        open.remove(delivery);
        delivery.contacts.forEach(contact -> latest.remove(contact.id(), delivery));
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
        delivery.contacts = delivery.contacts.stream()
                .filter(contact -> latest.get(contact.id()) == delivery)
                .toList();
        if (delivery.contacts.isEmpty()) {
            open.remove(delivery);
            waiting.remove(delivery);
            retries.remove(delivery);
        }
    }

    private void end(Delivery delivery) {
        inFlight--;
        delivery.isInFlight = false;
        delivery.contacts.forEach(contact -> contactsInFlight.remove(contact.id()));
        notifyAll();
    }
}
