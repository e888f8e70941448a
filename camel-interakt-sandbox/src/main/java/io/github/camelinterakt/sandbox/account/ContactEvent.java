package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An event of a contact. Events are not deduplicated. */
public record ContactEvent(UUID id, UUID contactId, String name, Map<String, Object> traits, Instant at) {

    /** Prints ids and name: attributes may be personal data. */
    @Override
    public String toString() {
        return "ContactEvent[" + id + ", " + name + "]";
    }
}
