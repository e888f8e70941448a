package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long an inbox waits between polls, counts, removals and retries, until a lease expires, and until a route counts as hanging. */
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
