package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.github.camelinterakt.model.Contact;

/**
 * A contact with its place in time.
 *
 * @param id Interakt's id
 * @param at when it was changed or created, whichever the feed filters by; null where the API does not tell
 */
record FeedContact(String id, Instant at, Contact contact) {

    /** The contacts by time; those without one first, at the start of what was read. */
    static List<FeedContact> sorted(List<FeedContact> contacts, Instant start) {
        return contacts.stream()
                .map(each -> each.at == null ? new FeedContact(each.id, start, each.contact) : each)
                .sorted(Comparator.comparing(FeedContact::at))
                .toList();
    }

    @Override
    public String toString() {
        return "FeedContact[" + id + " at " + at + "]";
    }
}
