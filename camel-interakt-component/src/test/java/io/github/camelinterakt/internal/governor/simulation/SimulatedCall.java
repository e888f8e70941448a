package io.github.camelinterakt.internal.governor.simulation;

import io.github.camelinterakt.Priority;

/** What a route sends: one exchange, however often it is sent. */
final class SimulatedCall {

    final Priority priority;
    final long offeredAt;
    long startedAt = -1;
    int tries;
    int redeliveries;
    boolean succeeded;
    boolean failed;

    SimulatedCall(Priority priority, long now) {
        this.priority = priority;
        this.offeredAt = now;
    }

    /** It leaves now. */
    void starts(long now) {
        tries++;
        if (startedAt < 0) {
            startedAt = now;
        }
    }

    boolean isOver() {
        return succeeded || failed;
    }

    /** From the offer until it first left. */
    long waited() {
        return startedAt - offeredAt;
    }
}
