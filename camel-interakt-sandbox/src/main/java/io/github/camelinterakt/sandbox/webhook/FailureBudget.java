package io.github.camelinterakt.sandbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts failures until there are too many within too short a time. */
final class FailureBudget {

    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Deque<Instant> failures = new ArrayDeque<>();

    /** Counts a failure; returns whether it is one too many. */
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
