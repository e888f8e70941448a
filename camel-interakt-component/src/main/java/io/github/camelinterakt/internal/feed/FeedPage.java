package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.model.ContactPage;

/** A page of contacts in the API's order, how many contacts all pages hold, and the server's time in whole seconds, or null. */
record FeedPage(List<FeedItem> contacts, boolean hasNext, int total, Instant date) {

    static FeedPage of(ContactPage page, Instant date, FeedField field) {
        List<FeedItem> contacts = page.getContacts().stream()
                .map(contact -> FeedItem.of(contact, field))
                .toList();
        return new FeedPage(contacts, page.hasNextPage(), page.getTotal(), date);
    }

    /** Without contacts that changed later, after Interakt selected them and before it wrote the page. */
    FeedPage before(Instant moment) {
        return new FeedPage(
                contacts.stream()
                        .filter(contact -> contact.at() == null || contact.at().isBefore(moment))
                        .toList(),
                hasNext,
                total,
                date);
    }

    List<Instant> times() {
        return contacts.stream()
                .map(FeedItem::at)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
