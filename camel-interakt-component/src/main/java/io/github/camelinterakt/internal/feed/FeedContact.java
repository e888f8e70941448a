package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.github.camelinterakt.model.Contact;

/** A contact with Interakt's id, and the time that the feed filters by; null where the API does not tell it. */
record FeedContact(String id, Instant at, Contact contact) {

    /** By time; those without one first, at the start of what was read. */
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
