package io.github.camelinterakt.internal.inbox;

/** Handles the events of an inbox. */
@FunctionalInterface
public interface InboxHandler {

    /**
     * Handles an event, at least once: once more after a success that the node could not record, because it crashed or lost its
     * database. May block; is called on a thread of the inbox.
     *
     * @param event the event as it was stored
     * @param attempt 1 for the first one
     * @throws Exception if it failed and is to be retried
     */
    void handle(InboxEvent event, int attempt) throws Exception;
}
