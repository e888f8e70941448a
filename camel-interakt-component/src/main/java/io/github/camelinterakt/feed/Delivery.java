package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.List;

import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.FeedContact;

/** Contacts that make one exchange, from when they are read until they are done with. Guarded by {@link Deliveries}. */
final class Delivery {

    private final List<FeedContact> contacts;
    private final Checkpoint checkpoint;
    private final Instant readAt;
    private int attempts;
    private Instant due = Instant.MIN;

    Delivery(List<FeedContact> contacts, Checkpoint checkpoint, Instant readAt) {
        this.contacts = List.copyOf(contacts);
        this.checkpoint = checkpoint;
        this.readAt = readAt;
    }

    List<FeedContact> contacts() {
        return contacts;
    }

    /** Where a feed would have to start again to see all of them. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** They are what they were at this moment, or later. */
    Instant readAt() {
        return readAt;
    }

    int attempts() {
        return attempts;
    }

    Instant due() {
        return due;
    }

    void begin() {
        attempts++;
    }

    void retryAt(Instant moment) {
        due = moment;
    }
}
