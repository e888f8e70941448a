package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

/** An entry of a conversation, as the phone shows it. */
public record ChatMessage(
        UUID id,
        Direction direction,
        Channel channel,
        String type,
        Instant at,
        MessageStatus status,
        Message.Times times,
        Message.Failure error,
        String callbackData,
        String campaignId,
        String templateName,
        UUID replyTo,
        boolean edited,
        Shown shown) {

    /** Who wrote a message. */
    public enum Direction {
        /** The customer. */
        IN,
        /** The account. */
        OUT;

        @JsonValue
        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ChatMessage sent(Message message, Shown shown) {
        return new ChatMessage(
                message.id(),
                Direction.OUT,
                message.channel(),
                message.type(),
                message.acceptedAt(),
                message.status(),
                message.times(),
                message.status() == MessageStatus.FAILED ? message.error() : null,
                message.callbackData(),
                message.campaignId(),
                message.templateName(),
                null,
                false,
                shown);
    }

    private ChatMessage(
            UUID id,
            Direction direction,
            Channel channel,
            String type,
            UUID replyTo,
            Shown shown,
            Instant at,
            MessageStatus status,
            Message.Times times,
            boolean edited) {
        this(id, direction, channel, type, at, status, times, null, null, null, null, replyTo, edited, shown);
    }

    static ChatMessage sms(UUID id, UUID failed, Shown shown, Instant now) {
        Message.Times times = new Message.Times(now, null, null, null);
        MessageStatus sent = MessageStatus.SENT;
        return new ChatMessage(id, Direction.OUT, Channel.SMS, "Text", failed, shown, now, sent, times, false);
    }

    static ChatMessage received(UUID id, Channel channel, String type, UUID replyTo, Shown shown, Instant now) {
        return new ChatMessage(id, Direction.IN, channel, type, replyTo, shown, now, null, Message.Times.NONE, false);
    }

    /** A message of the customer with another text. */
    ChatMessage edited(Shown changed) {
        return new ChatMessage(id, direction, channel, type, replyTo, changed, at, status, times, true);
    }

    /** Whether the account wrote it. */
    @JsonIgnore
    public boolean isOutbound() {
        return direction == Direction.OUT;
    }

    /** Prints id, channel and type: the other values may be personal data. */
    @Override
    public String toString() {
        return "ChatMessage[" + id + ", " + direction + ", " + channel + ", " + type + "]";
    }
}
