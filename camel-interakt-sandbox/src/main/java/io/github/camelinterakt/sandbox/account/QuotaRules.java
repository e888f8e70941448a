package io.github.camelinterakt.sandbox.account;

import java.util.Objects;

/** The plan and the quota of an account, which is the plan's if it is 0, and how the server counts and refuses. */
public record QuotaRules(
        Plan plan, int requestsPerMinute, QuotaWindow window, RetryAfter retryAfter, boolean countRefused) {

    /** No limit. */
    public static final QuotaRules UNLIMITED =
            new QuotaRules(Plan.ENTERPRISE, 0, QuotaWindow.FIXED_MINUTE, RetryAfter.SECONDS, false);

    /** Checks the values. */
    public QuotaRules {
        if (requestsPerMinute < 0) {
            throw new IllegalArgumentException(
                    "requestsPerMinute must be 0 (the plan's limit) or more, but is " + requestsPerMinute);
        }
        Objects.requireNonNull(plan, "plan");
        requestsPerMinute = requestsPerMinute == 0 ? plan.requestsPerMinute : requestsPerMinute;
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(retryAfter, "retryAfter");
    }
}
