package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.model.ContactPage;

/** A page of contacts in the API's order, and how many contacts all pages hold. */
record FeedPage(List<FeedItem> contacts, boolean hasNext, int total) {

    static FeedPage of(ContactPage page, FeedField field) {
        List<FeedItem> contacts = page.getContacts().stream()
                .map(contact -> FeedItem.of(contact, field))
                .toList();
        return new FeedPage(contacts, page.hasNextPage(), page.getTotal());
    }

    /** Without contacts that changed later, after Interakt selected them and before it wrote the page. */
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
                .map(FeedItem::at)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
