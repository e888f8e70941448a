package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The assignment of a chat to an agent.
 *
 * @param contactId the id of the chat's contact
 * @param agentEmail the agent's e-mail address
 * @param channel the {@code wc_id} that selects one of several WhatsApp numbers; null if none was given
 * @param at the time of the assignment
 */
public record ChatAssignment(UUID contactId, String agentEmail, String channel, Instant at) {

    boolean isSameAs(ChatAssignment other) {
        return agentEmail.equalsIgnoreCase(other.agentEmail) && Objects.equals(channel, other.channel);
    }

    /** Prints the contact's id only: the agent's address is personal data. */
    @Override
    public String toString() {
        return "ChatAssignment[" + contactId + "]";
    }
}
