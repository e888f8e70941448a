package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;

/** A token bucket that starts full. Its level is stored in nanoseconds of refill time, so that rounding errors do not accumulate. */
final class TokenBucketQuota implements Quota {

    private final long token;
    private final long capacity;
    private long level;
    private Instant filledAt;

    TokenBucketQuota(int limit) {
        this.token = WINDOW.toNanos() / limit;
        this.capacity = token * limit;
        this.level = capacity;
    }

    @Override
    public Duration acquire(Instant now) {
        if (filledAt != null && now.isAfter(filledAt)) {
            Duration elapsed = Duration.between(filledAt, now);
            level = elapsed.compareTo(WINDOW) >= 0 ? capacity : Math.min(capacity, level + elapsed.toNanos());
        }
        filledAt = now;
        if (level >= token) {
            level -= token;
            return Duration.ZERO;
        }
        return Duration.ofNanos(token - level);
    }
}
