package io.github.camelinterakt.inbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How full the inbox is, over all nodes.
 *
 * @param depth how many events are not done yet: waiting, waiting to be tried again, or being handled
 * @param inFlight how many of them are being handled
 * @param oldestAge how long the oldest of them has been there; zero if there is none
 * @param parked how many events have failed for good, and wait for somebody
 * @param asOf when that was counted, or null if it has not been yet, because the database cannot be reached
 */
public record InboxFigures(long depth, long inFlight, Duration oldestAge, long parked, Instant asOf) {

    /** Of an inbox that has not been counted yet. */
    public static final InboxFigures UNKNOWN = new InboxFigures(0, 0, Duration.ZERO, 0, null);
}
