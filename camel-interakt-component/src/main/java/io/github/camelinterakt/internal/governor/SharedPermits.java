package io.github.camelinterakt.internal.governor;

import java.util.function.LongConsumer;

import io.github.camelinterakt.Priority;

/** The permits of a quota that several nodes share. The governor calls it under its lock, and it does not block. */
interface SharedPermits {

    /** Whether this node holds no permit that a call may use now. */
    boolean isEmpty();

    /** Takes a permit. It accepts, when its call is over, after how many nanoseconds it may be used again. */
    LongConsumer take();

    /** How many calls a minute bulk is spread for: what the other nodes leave to this one. */
    int bulkPace();

    /**
     * Requests permits for waiting calls, instead of those that were requested before.
     *
     * @param highest the highest priority that waits for a permit; null if none does
     * @param calls how many calls of it could start with one
     */
    void request(Priority highest, int calls);

    /** Whether there are no more permits because their store fails. */
    boolean isFailing();
}
