package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.JsonView;

/** A contact with the time that the feed filters by, null where the API omits it; or a template with the time when it was listed. */
record FeedItem(String id, Instant at, JsonView content) {

    static FeedItem of(Contact contact, FeedField field) {
        String id = Stream.of(contact.getId(), contact.getFullPhoneNumber(), contact.getUserId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contact of the list has no id"));
        return new FeedItem(id, field == FeedField.created ? contact.getCreatedAt() : contact.getModifiedAt(), contact);
    }
}
