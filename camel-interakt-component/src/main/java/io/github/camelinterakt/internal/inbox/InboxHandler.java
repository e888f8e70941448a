package io.github.camelinterakt.internal.inbox;

import java.util.concurrent.CompletionStage;

/** Handles the events of an inbox. */
@FunctionalInterface
public interface InboxHandler {

    /**
     * Handles an event, at least once: once more after a success that the node could not record, because it crashed or lost its
     * database. May block; is called on a thread of the inbox.
     *
     * @param event the event as it was stored
     * @param attempt 1 for the first one
     * @return completes when the event is done; completes exceptionally if it failed and is to be retried. An exception that is
     *     thrown is such a failure
     */
    CompletionStage<Void> handle(InboxEvent event, int attempt);
}
