package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;

/** Counts requests by calendar minute. Refused requests change nothing, whether they count or not. */
final class FixedMinuteQuota implements Quota {

    private final int limit;
    private long minute = Long.MIN_VALUE;
    private int used;

    FixedMinuteQuota(int limit) {
        this.limit = limit;
    }

    @Override
    public Duration acquire(Instant now) {
        if (used(now) < limit) {
            used++;
            return Duration.ZERO;
        }
        return Duration.between(now, Instant.ofEpochSecond((minute + 1) * WINDOW.toSeconds()));
    }

    @Override
    public int used(Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds());
        if (current != minute) {
            minute = current;
            used = 0;
        }
        return used;
    }
}
