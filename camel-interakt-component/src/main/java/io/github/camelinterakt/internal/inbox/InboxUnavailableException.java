package io.github.camelinterakt.internal.inbox;

/**
 * The database of an inbox cannot be reached or is too slow, or the inbox is stopped. The sender of an event must be asked to
 * send it again.
 */
public class InboxUnavailableException extends RuntimeException {

    /** The message must be without data of an event; the cause may be null. */
    public InboxUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
