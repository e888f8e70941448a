package io.github.camelinterakt.internal.inbox;

import java.time.Instant;

import io.github.camelinterakt.internal.context.Figure;

/** How full the inbox is, over all nodes. */
public record InboxFigures(
        @Figure("Events that are not done yet: pending, waiting for a retry, or being handled")
        long depth,

        @Figure("Events being handled") long inFlight,

        @Figure("Age of the oldest event that is not done yet, in seconds")
        long oldestAgeSeconds,

        @Figure("Parked events") long parked,

        @Figure("When the events were counted, in UTC; absent before the first count")
        Instant asOf) {

    static final InboxFigures UNKNOWN = new InboxFigures(0, 0, 0, 0, null);
}
