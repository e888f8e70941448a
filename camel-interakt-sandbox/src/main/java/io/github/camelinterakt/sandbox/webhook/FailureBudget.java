package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Limits the number of failures within a time span. */
final class FailureBudget {

    private final Deque<Instant> failures = new ArrayDeque<>();

    /** Counts a failure; returns whether the limit is reached. */
    boolean spend(Instant now) {
        failures.addLast(now);
        return spent(now) >= Webhook.FAILURES;
    }

    int spent(Instant now) {
        failures.removeIf(failure -> failure.isBefore(now.minus(Webhook.FAILURE_WINDOW)));
        return failures.size();
    }

    void renew() {
        failures.clear();
    }
}
