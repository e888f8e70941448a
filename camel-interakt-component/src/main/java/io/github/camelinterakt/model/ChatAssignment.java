package io.github.camelinterakt.model;

/**
 * The assignment of a contact's chat to an agent: the body of {@code assignChat}. If the account has several WhatsApp numbers,
 * {@code with("wc_id", ...)} selects one.
 */
public final class ChatAssignment extends RequestPart<ChatAssignment> {

    /** Creates an assignment; the phone number, in any notation, may be null if a header of the exchange has it. */
    public ChatAssignment(String phone, String agentEmail) {
        super(json("user_phone_number", phone, "agent_email", required(agentEmail, "The agent's e-mail address")));
    }
}
