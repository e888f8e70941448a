package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.github.camelinterakt.model.Contact;

/**
 * A contact with its place in time.
 *
 * @param id what tells it from others: Interakt's id
 * @param at when it was changed or created, whichever the feed goes by; null where the API does not tell
 * @param createdAt when it was created; null where the API does not tell
 * @param contact the contact
 */
public record FeedContact(String id, Instant at, Instant createdAt, Contact contact) {

    FeedContact placedAt(Instant instant) {
        return at == null ? new FeedContact(id, instant, createdAt, contact) : this;
    }

    /** Whether it is as it was created, so that its place is the same in both orders. */
    boolean isUnchanged() {
        return at != null && at.equals(createdAt);
    }

    /** The contacts by time; those without one first, at the window's start. */
    static List<FeedContact> sorted(List<FeedContact> contacts, Instant start) {
        return contacts.stream()
                .map(contact -> contact.placedAt(start))
                .sorted(Comparator.comparing(FeedContact::at))
                .toList();
    }

    @Override
    public String toString() {
        return "FeedContact[" + id + " at " + at + "]";
    }
}
