package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;

/** Decides whether the plan permits a request. Not thread-safe: the account's lock guards it. */
public interface Quota {

    /** The time span of the limit. */
    Duration WINDOW = Duration.ofMinutes(1);

    /** Requests a permit for one request. */
    Duration acquire(Instant now);

    /** How much of the quota is used. */
    int used(Instant now);

    /** Creates a quota without a limit. */
    static Quota unlimited() {
        return new FixedMinuteQuota(Integer.MAX_VALUE);
    }

    /** Creates a quota with a limit, for which refused requests do not count. */
    static Quota perMinute(int requestsPerMinute, QuotaWindow window) {
        return perMinute(requestsPerMinute, window, false);
    }

    /** Creates a quota with a limit. */
    static Quota perMinute(int requestsPerMinute, QuotaWindow window, boolean countRefused) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, but is " + requestsPerMinute);
        }
        return switch (window) {
            case FIXED_MINUTE -> new FixedMinuteQuota(requestsPerMinute);
            case SLIDING -> new SlidingQuota(requestsPerMinute, countRefused);
            case TOKEN_BUCKET -> new TokenBucketQuota(requestsPerMinute, countRefused);
        };
    }
}
