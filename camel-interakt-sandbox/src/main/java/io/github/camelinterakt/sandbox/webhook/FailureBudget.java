package io.github.camelinterakt.sandbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Limits the number of failures within a time span. */
final class FailureBudget {

    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Deque<Instant> failures = new ArrayDeque<>();

    /** Counts a failure; returns whether the limit is reached. */
    boolean spend(Instant now) {
        failures.addLast(now);
        while (failures.peekFirst().isBefore(now.minus(WINDOW))) {
            failures.removeFirst();
        }
        return failures.size() >= FAILURES;
    }

    void renew() {
        failures.clear();
    }
}
