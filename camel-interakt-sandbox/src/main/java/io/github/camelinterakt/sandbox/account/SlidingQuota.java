package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Stores the time of each permitted request as long as it counts. */
final class SlidingQuota implements Quota {

    private final int limit;
    private final Deque<Instant> admitted = new ArrayDeque<>();

    SlidingQuota(int limit) {
        this.limit = limit;
    }

    @Override
    public Duration acquire(Instant now) {
        while (!admitted.isEmpty() && !admitted.peekFirst().plus(WINDOW).isAfter(now)) {
            admitted.removeFirst();
        }
        if (admitted.size() < limit) {
            admitted.addLast(now);
            return Duration.ZERO;
        }
        return Duration.between(now, admitted.peekFirst().plus(WINDOW));
    }
}
