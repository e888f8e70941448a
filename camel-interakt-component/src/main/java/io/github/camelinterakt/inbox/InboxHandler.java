package io.github.camelinterakt.inbox;

import java.util.concurrent.CompletionStage;

/** What is done with an event: for the webhook, its route. */
@FunctionalInterface
public interface InboxHandler {

    /**
     * Handles an event, at least once: also again after success, if the node died or lost the database before it could note
     * the success. May block; is called on a thread of the inbox's own.
     *
     * @param event the event as it was stored
     * @param attempt 1 the first time, and one more each time
     * @return completes when the event is done with; completes exceptionally if it has failed and is to be tried again. An
     *     exception that is thrown counts as such a failure
     */
    CompletionStage<Void> handle(InboxEvent event, int attempt);
}
