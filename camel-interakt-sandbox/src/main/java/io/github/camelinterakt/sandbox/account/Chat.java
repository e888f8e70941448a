package io.github.camelinterakt.sandbox.account;

import java.time.Instant;

/**
 * A contact with a summary of its conversation.
 *
 * @param contact the contact
 * @param lastMessageAt the time of the conversation's latest message; null if there is none
 * @param lastText its text; null if it has none
 * @param unread the number of messages that the customer has not read
 * @param agent the e-mail address of the agent whom the chat is assigned to; null if none
 */
public record Chat(Contact contact, Instant lastMessageAt, String lastText, int unread, String agent) {

    /** Prints the contact's id only: the other values may be personal data. */
    @Override
    public String toString() {
        return "Chat[" + contact.id() + "]";
    }
}
