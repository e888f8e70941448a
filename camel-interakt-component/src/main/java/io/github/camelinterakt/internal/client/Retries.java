package io.github.camelinterakt.internal.client;

import java.time.Duration;

/**
 * The settings of automatic retries.
 *
 * @param maximum the maximum number of retries; 0 disables them
 * @param delay the delay of the first retry
 * @param maximumDelay the maximum delay of any retry
 * @param on503 whether a 503 with {@code Retry-After} says of every operation that it was not carried out
 */
public record Retries(int maximum, Duration delay, Duration maximumDelay, boolean on503) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * The delay of a retry: exponential backoff, reduced by up to half at random, so that calls which failed together are not
     * retried together.
     *
     * @param retry the number of the retry, from 1
     * @param retryAfter the minimum delay that the server requests; {@code null} if it requests none
     * @param random a random number from 0 to 1
     * @return the delay; {@code null} if the server requests more than the maximum
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
