package io.github.camelinterakt.sandbox;

import java.util.UUID;

import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;

/**
 * What the channel reports about a message of the account. Interakt posts the statuses of template messages and of RCS messages;
 * those of others only show in the conversation. Any order is possible: failed and then delivered has been seen.
 */
public final class SentMessage {

    private final Sandbox sandbox;
    private final UUID id;

    SentMessage(Sandbox sandbox, UUID id) {
        this.sandbox = sandbox;
        this.id = sandbox.account.with(state -> state.outbox().message(id).id()); // fails if there is none
    }

    /** The message is delivered. */
    public SentMessage delivered() {
        return reported(MessageStatus.DELIVERED, null);
    }

    /** The message is read. */
    public SentMessage read() {
        return reported(MessageStatus.READ, null);
    }

    /** The message cannot be delivered. If it has a fallback, the text message is sent. */
    public SentMessage fails(String code, String reason) {
        return reported(MessageStatus.FAILED, new Message.Failure(code, reason));
    }

    private SentMessage reported(MessageStatus status, Message.Failure failure) {
        sandbox.delivery.report(id, status, failure);
        return this;
    }
}
