package io.github.camelinterakt.sandbox.account;

import java.time.Instant;

/** A contact with a summary of its conversation. */
public record Chat(Contact contact, Instant lastMessageAt, String lastText, int unread, String agent) {

    /** Prints the contact's id only: the other values may be personal data. */
    @Override
    public String toString() {
        return "Chat[" + contact.id() + "]";
    }
}
