package io.github.camelinterakt.sandbox.quota;

import java.time.Duration;
import java.time.Instant;

/** A bucket that starts full. Levels are kept in nanoseconds of refill time, so that no rounding error adds up. */
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
