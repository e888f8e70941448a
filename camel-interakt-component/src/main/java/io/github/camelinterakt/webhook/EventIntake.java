package io.github.camelinterakt.webhook;

import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.event.WebhookEvent;

/** Takes events that may be believed, and says what they are to be answered with. */
interface EventIntake {

    /**
     * Takes an event.
     *
     * @param mayKeepCaller whether the caller's thread may be kept until the route has completed, however long that takes
     * @return completes with the answer, never exceptionally; may be shared by several requests
     */
    CompletableFuture<Answer> take(WebhookEvent event, boolean mayKeepCaller);

    /** What is answered when {@link #take} is not done at the deadline. */
    Answer atDeadline();

    /** How many events have been taken and not been answered yet. */
    int pending();

    /** Hands no further events to the route. */
    void suspend();

    /** Hands events to the route again. */
    void resume();

    /** Whether events are taken while the route gets none. */
    boolean takesWhileSuspended();

    /** Finishes what has been taken, and gives back what was needed for it. */
    void close() throws Exception;
}
