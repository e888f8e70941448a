package io.github.camelinterakt.internal.feed;

import java.time.Instant;

import io.github.camelinterakt.internal.context.Figure;

/** The figures of a feed. */
record FeedFigures(
        @Figure("Where the feed would start again, in UTC") Instant checkpoint,

        @Figure("Seconds from the checkpoint to now") long lagSeconds,
        @Figure("Exchanges in flight in the route") int inFlight,
        @Figure("Ids that are parked") int parkedCount,

        @Figure("Seconds by which this machine's clock is ahead of Interakt's; negative if it is behind")
        long clockSkewSeconds,

        @Figure("Whether the next poll follows at once") boolean catchingUp,

        @Figure("Whether several contacts have failed in a row, so that the feed tries one at a time")
        boolean paused) {}
