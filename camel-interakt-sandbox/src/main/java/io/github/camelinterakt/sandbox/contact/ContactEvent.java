package io.github.camelinterakt.sandbox.contact;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that a contact did. Events never replace one another.
 *
 * @param id the event's id, as the answer gave it
 * @param contactId whose event it is
 * @param name what happened
 * @param traits the event's own attributes
 * @param at when the account was told
 */
public record ContactEvent(UUID id, UUID contactId, String name, Map<String, Object> traits, Instant at) {

    /** Prints ids and name: attributes may be personal data. */
    @Override
    public String toString() {
        return "ContactEvent[" + id + ", " + name + "]";
    }
}
