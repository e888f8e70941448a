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

        @Figure("Events that other nodes handle, or handled when they crashed")
        long claimedElsewhere,

        @Figure("When the one of these nodes was last seen that has been silent for longest, in UTC")
        Instant lastSeenElsewhere,

        @Figure("When its events are taken over unless it extends its lease, in UTC")
        Instant takeOverAt,

        @Figure(
                "For how long all consumers of this node have been busy with the same events, in seconds; 0 if one is free")
        long hangingSeconds,

        @Figure("When the events were counted, in UTC; absent before the first count")
        Instant asOf) {

    static final InboxFigures UNKNOWN = new InboxFigures(0, 0, 0, 0, 0, null, null, 0, null);
}
