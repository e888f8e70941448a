package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event of a contact. Events are not deduplicated.
 *
 * @param id the event's id from the response
 * @param contactId the id of the event's contact
 * @param name the event's name
 * @param traits the event's attributes
 * @param at the time of the call
 */
public record ContactEvent(UUID id, UUID contactId, String name, Map<String, Object> traits, Instant at) {

    /** Prints ids and name: attributes may be personal data. */
    @Override
    public String toString() {
        return "ContactEvent[" + id + ", " + name + "]";
    }
}
