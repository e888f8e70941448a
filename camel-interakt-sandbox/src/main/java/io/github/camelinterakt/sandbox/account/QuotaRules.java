package io.github.camelinterakt.sandbox.account;

import java.util.Objects;

/**
 * The quota of an account, and how the server counts and refuses.
 *
 * @param requestsPerMinute the plan's limit, such as 300 (Growth) or 600 (Advanced); 0 for no limit
 * @param window how requests are counted
 * @param retryAfter how a refused request says when the next one is permitted
 * @param countRefused whether refused requests count as well, so that a client that does not wait stays refused
 */
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

    Quota quota() {
        return requestsPerMinute == 0 ? Quota.unlimited() : Quota.perMinute(requestsPerMinute, window, countRefused);
    }
}
