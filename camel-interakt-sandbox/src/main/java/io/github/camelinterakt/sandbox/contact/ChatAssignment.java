package io.github.camelinterakt.sandbox.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * A chat that was given to an agent.
 *
 * @param contactId whose chat it is
 * @param agentEmail the agent
 * @param channel the {@code wc_id} that picks one of several WhatsApp numbers; null if none was given
 * @param at when it was assigned
 */
public record ChatAssignment(UUID contactId, String agentEmail, String channel, Instant at) {

    /** Prints the contact's id only: the agent's address is personal data. */
    @Override
    public String toString() {
        return "ChatAssignment[" + contactId + "]";
    }
}
