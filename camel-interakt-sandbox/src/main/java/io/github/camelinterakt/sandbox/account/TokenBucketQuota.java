package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket that starts full. Its level is stored in nanoseconds of refill time, so that rounding errors do not accumulate.
 */
final class TokenBucketQuota implements Quota {

    private final long token;
    private final long capacity;
    private final boolean countRefused;
    private long level;
    private Instant filledAt;

    TokenBucketQuota(int limit, boolean countRefused) {
        this.token = WINDOW.toNanos() / limit;
        this.capacity = token * limit;
        this.countRefused = countRefused;
        this.level = capacity;
    }

    @Override
    public Duration acquire(Instant now) {
        fill(now);
        if (level >= token) {
            level -= token;
            return Duration.ZERO;
        }
        if (countRefused) {
            level = 0;
        }
        return Duration.ofNanos(token - level);
    }

    @Override
    public int used(Instant now) {
        fill(now);
        return (int) ((capacity - level + token - 1) / token);
    }

    private void fill(Instant now) {
        if (filledAt != null && now.isAfter(filledAt)) {
            Duration elapsed = Duration.between(filledAt, now);
            level = elapsed.compareTo(WINDOW) >= 0 ? capacity : Math.min(capacity, level + elapsed.toNanos());
        }
        filledAt = now;
    }
}
