package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The assignment of a chat to an agent. */
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
