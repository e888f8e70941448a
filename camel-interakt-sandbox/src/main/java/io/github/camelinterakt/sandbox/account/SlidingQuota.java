package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Stores the time of each counted request as long as it counts; of refused ones, as many as matter. */
final class SlidingQuota implements Quota {

    private final int limit;
    private final boolean countRefused;
    private final Deque<Instant> counted = new ArrayDeque<>();

    SlidingQuota(int limit, boolean countRefused) {
        this.limit = limit;
        this.countRefused = countRefused;
    }

    @Override
    public Duration acquire(Instant now) {
        boolean permitted = used(now) < limit;
        if (!permitted && countRefused) {
            counted.removeFirst();
        }
        if (permitted || countRefused) {
            counted.addLast(now);
        }
        return permitted
                ? Duration.ZERO
                : Duration.between(now, counted.peekFirst().plus(WINDOW));
    }

    @Override
    public int used(Instant now) {
        while (!counted.isEmpty() && !counted.peekFirst().plus(WINDOW).isAfter(now)) {
            counted.removeFirst();
        }
        return counted.size();
    }
}
