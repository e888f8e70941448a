package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A closed window of time: what changed in it can only leave it, by changing again.
 *
 * @param from its first moment; {@link Instant#EPOCH} for no bound
 * @param to the first moment behind it, a whole millisecond
 */
public record FeedWindow(Instant from, Instant to) {

    /**
     * The narrowest window that is asked for. The API's notes do not say whether a filter is exact to the microsecond as
     * time stamps are, so an upper bound is never finer than this.
     */
    static final Duration GRAIN = Duration.ofMillis(1);

    /** How exact time stamps are. */
    public static final Duration FINEST = Duration.of(1, ChronoUnit.MICROS);

    /**
     * A window.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public FeedWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window must not be empty: from " + from + " to " + to);
        }
    }

    /** The millisecond in which the moment is. */
    static FeedWindow grain(Instant moment) {
        Instant start = floor(moment);
        return new FeedWindow(start, start.plus(GRAIN));
    }

    /** The moment without what is finer than a millisecond. */
    public static Instant floor(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The time between two moments, in milliseconds. */
    static double millisBetween(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    boolean isGrain() {
        return Duration.between(from, to).compareTo(GRAIN) <= 0;
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** Whether there is a first moment; else the window reaches back to the beginning. */
    public boolean isBounded() {
        return from.isAfter(Instant.EPOCH);
    }
}
