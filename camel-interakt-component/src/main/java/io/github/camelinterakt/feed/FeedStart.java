package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.model.Timestamps;
import org.apache.camel.util.TimeUtils;

/** Where a feed without a checkpoint starts. */
final class FeedStart {

    private static final String NOW = "now";

    private FeedStart() {}

    /**
     * Reads the option {@code since}.
     *
     * @throws IllegalArgumentException if it is none of its forms; the message says what they are
     */
    static Instant of(String since, Clock clock) {
        if (since == null || since.isBlank()) {
            return Instant.EPOCH;
        }
        String text = since.strip();
        if (NOW.equalsIgnoreCase(text)) {
            return now(clock);
        }
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException noTime) {
            return now(clock).minus(duration(text));
        }
    }

    /** The beginning of this millisecond: Interakt may note a change of the same one with a time that is less exact. */
    private static Instant now(Clock clock) {
        return FeedWindow.floor(clock.instant());
    }

    private static Duration duration(String text) {
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : TimeUtils.toDuration(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("it is not positive");
            }
            return duration;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The option since must be a date or a time such as 2026-01-31 or 2026-01-31T09:00:00Z, how long ago such"
                            + " as 7d or PT12H, or now",
                    e);
        }
    }
}
