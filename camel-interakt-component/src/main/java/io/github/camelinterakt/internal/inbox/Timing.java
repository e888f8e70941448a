package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long an inbox waits.
 *
 * @param poll until it looks for events that other nodes have stored, or that are due again
 * @param lease until a claim that its node has not extended expires
 * @param figures between two counts
 * @param hanging until a route that completes no event is reported
 * @param removal between two removals of old events
 * @param firstRetry after the first failed attempt; twice as long after each further one
 * @param longestRetry at most after a failed attempt
 */
record Timing(
        Duration poll,
        Duration lease,
        Duration figures,
        Duration hanging,
        Duration removal,
        Duration firstRetry,
        Duration longestRetry) {

    static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));

    /** The share by which a wait varies, so that events that failed together are not all retried together. */
    private static final double VARIATION = 0.2;

    Duration retryAfter(int attempt, RandomGenerator random) {
        double doubled = (double) firstRetry.toMillis() * Math.pow(2, Math.max(0, attempt - 1));
        double limited = Math.min(doubled, (double) longestRetry.toMillis());
        return Duration.ofMillis(Math.round(limited * (1 - VARIATION + 2 * VARIATION * random.nextDouble())));
    }
}
