package io.github.camelinterakt.webhook;

import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.event.WebhookEvent;

/** Takes events that may be believed, and says what they are to be answered with. */
interface EventIntake {

    /**
     * Takes an event.
     *
     * @return completes with the answer, never exceptionally; may be shared by several requests
     */
    CompletableFuture<Answer> take(WebhookEvent event);

    /** What is answered when {@link #take} is not done at the deadline. */
    Answer atDeadline();

    /** How many events have been taken and not been answered yet. */
    int pending();
}
