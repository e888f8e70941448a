package io.github.camelinterakt.internal.client;

import java.time.Duration;

/**
 * How calls are repeated by themselves, where that is safe.
 *
 * @param maximum how often; 0 for never
 * @param delay what the first one waits
 * @param maximumDelay what any of them waits at most
 */
public record Retries(int maximum, Duration delay, Duration maximumDelay) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * How long a retry waits: doubled each time, and up to half less, so that calls that failed together do not come back
     * together.
     *
     * @param retry counted from 1
     * @param retryAfter what the server asks for at least; {@code null} if it says nothing
     * @param random from 0 to 1
     * @return {@code null} if the server asks for more than may be
     */
    Duration delay(int retry, Duration retryAfter, double random) {
        if (retryAfter != null && retryAfter.compareTo(maximumDelay) > 0) {
            return null;
        }
        double factor = Math.scalb(1 - random / 2, Math.min(retry - 1, MAX_DOUBLINGS));
        long nanos = Math.min((long) ((double) delay.toNanos() * factor), maximumDelay.toNanos());
        return retryAfter == null || nanos > retryAfter.toNanos() ? Duration.ofNanos(nanos) : retryAfter;
    }
}
