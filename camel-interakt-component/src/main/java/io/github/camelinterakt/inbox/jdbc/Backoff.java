package io.github.camelinterakt.inbox.jdbc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: twice as long as after the one before, up to a limit, and not for all alike.
 *
 * @param first the wait after the first attempt
 * @param longest the limit, before the variation
 */
record Backoff(Duration first, Duration longest) {

    /** By how much a wait varies at most, of its length: events that failed together do not all come back together. */
    private static final double VARIATION = 0.2;

    Duration after(int attempt, RandomGenerator random) {
        double doubled = (double) first.toMillis() * Math.pow(2, Math.max(0, attempt - 1));
        double limited = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(limited * (1 - VARIATION + 2 * VARIATION * random.nextDouble())));
    }
}
