package io.github.camelinterakt.sandbox.quota;

import java.time.Duration;
import java.time.Instant;

/** Decides whether one more request is within the plan. Not safe for use by several threads at once: the account's lock guards it. */
public interface Quota {

    /** The time over which a plan counts. */
    Duration WINDOW = Duration.ofMinutes(1);

    /**
     * Asks for one request. A refused one does not count.
     *
     * @param now the time of the request
     * @return {@link Duration#ZERO} if the request is within the plan, else how long to wait until one is
     */
    Duration acquire(Instant now);

    /**
     * A plan without a limit.
     *
     * @return a quota that admits everything
     */
    static Quota unlimited() {
        return now -> Duration.ZERO;
    }

    /**
     * A plan with a limit.
     *
     * @param requestsPerMinute the limit, at least 1
     * @param window how the server counts
     * @return a fresh quota
     * @throws IllegalArgumentException if the limit is below 1
     */
    static Quota perMinute(int requestsPerMinute, QuotaWindow window) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, is " + requestsPerMinute);
        }
        return switch (window) {
            case FIXED_MINUTE -> new FixedMinuteQuota(requestsPerMinute);
            case SLIDING -> new SlidingQuota(requestsPerMinute);
            case TOKEN_BUCKET -> new TokenBucketQuota(requestsPerMinute);
        };
    }
}
