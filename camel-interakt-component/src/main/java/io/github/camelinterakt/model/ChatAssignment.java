package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The assignment of a contact's chat to an agent: the body of {@code assignChat}.
 *
 * @param userPhoneNumber the contact's phone: country code and number in any notation; null where the endpoint or a header
 *                        of the exchange names it
 * @param agentEmail      the agent's e-mail address in Interakt
 * @param wcId            which of several WhatsApp numbers of the account, or null
 */
public record ChatAssignment(
        @JsonProperty("user_phone_number") String userPhoneNumber,
        @JsonProperty("agent_email") String agentEmail,
        @JsonProperty("wc_id") String wcId)
        implements WireDocument {

    /**
     * Checks that the agent is named.
     *
     * @throws IllegalArgumentException if the agent's address is null
     */
    public ChatAssignment {
        if (agentEmail == null) {
            throw new IllegalArgumentException("The assignment of a chat needs the agent's e-mail address");
        }
    }

    /**
     * An assignment in an account with one WhatsApp number.
     *
     * @param userPhoneNumber the contact's phone: country code and number in any notation
     * @param agentEmail      the agent's e-mail address in Interakt
     */
    public ChatAssignment(String userPhoneNumber, String agentEmail) {
        this(userPhoneNumber, agentEmail, null);
    }

    /** Shows neither the contact nor the agent. */
    @Override
    public String toString() {
        return "ChatAssignment[wcId=" + wcId + "]";
    }
}
