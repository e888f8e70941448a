package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A page of contacts in the API's order, of so many on all pages. */
record FeedPage(List<FeedContact> contacts, boolean hasNext, int total) {

    /** Without contacts that changed later, between being found and being written. */
    FeedPage before(Instant moment) {
        return new FeedPage(
                contacts.stream()
                        .filter(contact -> contact.at() == null || contact.at().isBefore(moment))
                        .toList(),
                hasNext,
                total);
    }

    List<Instant> times() {
        return contacts.stream()
                .map(FeedContact::at)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
