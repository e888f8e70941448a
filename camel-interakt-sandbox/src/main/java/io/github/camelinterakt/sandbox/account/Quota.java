package io.github.camelinterakt.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides whether the plan permits a request: each counted one takes a permit, which returns later. Not thread-safe. */
public final class Quota {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final QuotaWindow window;
    private final boolean countRefused;

    /** When the permits that are taken return, the earliest first. */
    private final Deque<Instant> returns = new ArrayDeque<>();

    private Quota(int limit, QuotaWindow window, boolean countRefused) {
        this.limit = limit;
        this.window = window;
        this.countRefused = countRefused;
    }

    static Quota of(QuotaRules rules) {
        int limit = rules.requestsPerMinute();
        return new Quota(limit == 0 ? Integer.MAX_VALUE : limit, rules.window(), rules.countRefused());
    }

    /** Creates a quota for which refused requests do not count. */
    public static Quota perMinute(int requestsPerMinute, QuotaWindow window) {
        return of(new QuotaRules(Plan.ENTERPRISE, requestsPerMinute, window, RetryAfter.SECONDS, false));
    }

    /** Requests a permit for one request; returns how long it has to wait, zero if it is permitted. */
    public Duration acquire(Instant now) {
        if (used(now) < limit) {
            take(now);
            return Duration.ZERO;
        }
        if (countRefused && window == QuotaWindow.SLIDING) {
            returns.removeFirst();
            take(now);
        } else if (countRefused && window == QuotaWindow.TOKEN_BUCKET) {
            returns.clear();
            while (returns.size() < limit) {
                take(now);
            }
        }
        return Duration.between(now, returns.peekFirst());
    }

    int used(Instant now) {
        while (!returns.isEmpty() && !returns.peekFirst().isAfter(now)) {
            returns.removeFirst();
        }
        return returns.size();
    }

    private void take(Instant now) {
        returns.addLast(
                switch (window) {
                    case FIXED_MINUTE ->
                        Instant.ofEpochSecond(
                                (Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds()) + 1) * WINDOW.toSeconds());
                    case SLIDING -> now.plus(WINDOW);
                    case TOKEN_BUCKET -> (returns.isEmpty() ? now : returns.peekLast()).plus(WINDOW.dividedBy(limit));
                });
    }
}
