package io.github.camelinterakt.inbox;

import java.time.Instant;
import java.util.Objects;

/**
 * What is stored: the event as it came, and what the inbox has to know of it.
 *
 * @param key tells this event from every other one, and is the same when the same event comes again: from 1 to 512
 *     characters
 * @param orderKey whose event it is; those of one orderKey can be kept in order. Up to 255 characters, or null for an event
 *     that is nobody's
 * @param body the event's bytes, not copied: they must not be changed any more
 * @param receivedAt when it came
 */
@SuppressWarnings("ArrayRecordComponent") // events are told apart by their keys, never by equality
public record InboxEvent(String key, String orderKey, byte[] body, Instant receivedAt) {

    private static final int LONGEST_KEY = 512;
    private static final int LONGEST_ORDER_KEY = 255;

    /**
     * An event.
     *
     * @throws IllegalArgumentException if a key is empty or too long
     */
    public InboxEvent {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
        if (key == null || key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An event's key must have from 1 to " + LONGEST_KEY + " characters");
        }
        if (orderKey != null && orderKey.length() > LONGEST_ORDER_KEY) {
            throw new IllegalArgumentException(
                    "An event's orderKey may have up to " + LONGEST_ORDER_KEY + " characters");
        }
    }

    /** Says nothing of whose event it is and what is in it. */
    @Override
    public String toString() {
        return "InboxEvent[" + body.length + " bytes, received " + receivedAt + "]";
    }
}
