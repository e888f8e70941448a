package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.List;

/**
 * A page of contacts.
 *
 * @param contacts in the API's order
 * @param total how many contacts match, on all pages
 */
record FeedPage(List<FeedContact> contacts, boolean hasNext, int total) {

    /** Without contacts that changed after this moment, between being found and being written. */
    FeedPage before(Instant moment) {
        return new FeedPage(
                contacts.stream()
                        .filter(contact -> contact.at() == null || contact.at().isBefore(moment))
                        .toList(),
                hasNext,
                total);
    }

    /** The times of those that have one, in order. */
    List<Instant> times() {
        return contacts.stream()
                .map(FeedContact::at)
                .filter(at -> at != null)
                .sorted()
                .toList();
    }
}
