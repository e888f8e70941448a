package io.github.camelinterakt.inbox;

import java.time.Instant;

import io.github.camelinterakt.context.Figure;

/** How full the inbox is, over all nodes. */
public record InboxFigures(
        @Figure("Events that are not done yet: waiting, waiting to be tried again, or being handled")
        long depth,

        @Figure("Events being handled") long inFlight,

        @Figure("Age of the oldest event that is not done yet, in seconds")
        long oldestAgeSeconds,

        @Figure("Events that have failed for good") long parked,

        @Figure("When that was counted, in UTC; absent until the database could be reached")
        Instant asOf) {

    static final InboxFigures UNKNOWN = new InboxFigures(0, 0, 0, 0, null);
}
