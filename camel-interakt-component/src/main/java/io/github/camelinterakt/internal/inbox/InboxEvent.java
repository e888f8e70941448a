package io.github.camelinterakt.internal.inbox;

import java.util.regex.Pattern;

/**
 * An event: to be stored, or claimed by this node and later with the result of the attempt. In its keys, control characters and
 * broken surrogates are replaced: not every database takes them.
 */
public final class InboxEvent {

    private static final Pattern NOT_STORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    final long id;
    final int attempt;
    /** When it was given to the handler, by System.nanoTime(). */
    long since;
    /** Null after success. */
    Throwable failure;
    /** Whether the handler has not got the event, because the inbox stops. */
    boolean isReturned;

    public final String key;
    public final String orderKey;
    public final byte[] body;

    /** An event to be stored, with a key of up to 512 characters and an order key of up to 255, or null. */
    public InboxEvent(String key, String orderKey, byte[] body) {
        this(0, 0, key, orderKey, body);
    }

    InboxEvent(long id, int attempt, String key, String orderKey, byte[] body) {
        this.id = id;
        this.attempt = attempt;
        this.key = storable(key);
        this.orderKey = orderKey == null ? null : storable(orderKey);
        this.body = body;
    }

    private static String storable(String key) {
        return NOT_STORABLE.matcher(key).replaceAll("\uFFFD");
    }
}
