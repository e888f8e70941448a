package io.github.camelinterakt.model;

/**
 * The assignment of a contact's chat to an agent: the body of {@code assignChat}. If the account has several WhatsApp numbers,
 * {@code with("wc_id", ...)} selects one.
 */
public final class ChatAssignment extends RequestPart<ChatAssignment> {

    /**
     * Creates an assignment.
     *
     * @param phone the contact's country code and number in any notation; null if the endpoint or a header of the exchange
     *     identifies the contact
     * @param agentEmail the agent's e-mail address in Interakt
     * @throws IllegalArgumentException if the agent's address is null
     */
    public ChatAssignment(String phone, String agentEmail) {
        super(json("user_phone_number", phone, "agent_email", required(agentEmail, "The agent's e-mail address")));
    }
}
