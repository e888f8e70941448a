package io.github.camelinterakt.sandbox.account;

import java.util.Objects;

/** The quota of an account, and how the server counts and refuses. */
public record QuotaRules(int requestsPerMinute, QuotaWindow window, RetryAfter retryAfter, boolean countRefused) {

    /** No limit. */
    public static final QuotaRules UNLIMITED = new QuotaRules(0, QuotaWindow.FIXED_MINUTE, RetryAfter.SECONDS, false);

    /** Checks the values. */
    public QuotaRules {
        if (requestsPerMinute < 0) {
            throw new IllegalArgumentException(
                    "requestsPerMinute must be 0 (no limit) or more, but is " + requestsPerMinute);
        }
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(retryAfter, "retryAfter");
    }
}
