package io.github.camelinterakt.feed.window;

import java.time.Instant;

import io.github.camelinterakt.model.contact.Contact;

/**
 * A contact with its place in time.
 *
 * @param id what tells it from others: Interakt's id
 * @param at when it was changed or created, whichever the feed goes by; null where the API does not tell
 * @param contact the contact
 */
public record FeedContact(String id, Instant at, Contact contact) {

    FeedContact placedAt(Instant instant) {
        return at == null ? new FeedContact(id, instant, contact) : this;
    }

    @Override
    public String toString() {
        return "FeedContact[" + id + " at " + at + "]";
    }
}
