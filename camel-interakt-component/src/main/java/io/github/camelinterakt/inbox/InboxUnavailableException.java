package io.github.camelinterakt.inbox;

/**
 * The inbox could not do what it was asked to: the database cannot be reached or is too slow, or the inbox is stopped. Whoever
 * sent an event must be told to send it again.
 */
public class InboxUnavailableException extends RuntimeException {

    /**
     * An exception.
     *
     * @param message what is the matter; without anything of an event
     * @param cause the database's exception, or null
     */
    public InboxUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
