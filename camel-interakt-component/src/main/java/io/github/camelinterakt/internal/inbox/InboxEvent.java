package io.github.camelinterakt.internal.inbox;

import java.util.regex.Pattern;

/**
 * An event as it is stored. In the keys, control characters and broken surrogates are replaced: not every database takes them.
 *
 * @param key identifies the event, also when it comes again: 1 to 512 characters
 * @param orderKey events with the same order key are handed out one at a time, in the order in which they were stored; up to
 *     255 characters, or null for an event without order
 * @param body the event's bytes, not copied: they must not be changed any more
 */
@SuppressWarnings("ArrayRecordComponent") // events are told apart by their keys, never by equality
public record InboxEvent(String key, String orderKey, byte[] body) {

    private static final Pattern NOT_STORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** Creates an event. */
    public InboxEvent {
        key = storable(key);
        orderKey = orderKey == null ? null : storable(orderKey);
    }

    private static String storable(String key) {
        return NOT_STORABLE.matcher(key).replaceAll("\uFFFD");
    }

    /** Shows nothing of whose event it is and what is in it. */
    @Override
    public String toString() {
        return "InboxEvent[" + body.length + " bytes]";
    }
}
