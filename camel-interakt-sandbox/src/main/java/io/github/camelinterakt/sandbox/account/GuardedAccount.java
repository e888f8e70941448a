package io.github.camelinterakt.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.Revision;
import io.github.camelinterakt.sandbox.api.WireTime;

/** Guards an account and its quota by one lock. Thread-safe. */
public final class GuardedAccount {

    private final Object lock = new Object();
    private final Clock clock;
    private final Revision revision;
    private final Supplier<Account> fresh;
    private final Supplier<QuotaRules> initialRules;
    private Account account;
    private QuotaRules rules;
    private Quota quota;

    public GuardedAccount(Clock clock, Revision revision, Supplier<Account> fresh, Supplier<QuotaRules> initialRules) {
        this.clock = clock;
        this.revision = revision;
        this.fresh = fresh;
        this.initialRules = initialRules;
        this.account = fresh.get();
        this.rules = initialRules.get();
        this.quota = Quota.of(rules);
    }

    public Instant now() {
        return clock.instant();
    }

    public ApiResponse admit() {
        Instant now = clock.instant();
        synchronized (lock) {
            Duration wait = quota.acquire(now);
            if (wait.isZero()) {
                return null;
            }
            ApiResponse refusal = ApiResponse.failure(429, "Rate limit exceeded for this resource");
            // Rounded up to whole seconds: a client that waits for Retry-After must not be refused again.
            return switch (rules.retryAfter()) {
                case NONE -> refusal;
                case SECONDS ->
                    refusal.withHeader(
                            "Retry-After",
                            String.valueOf(
                                    Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
                case DATE ->
                    refusal.withHeader(
                            "Retry-After", WireTime.httpDate(now.plus(wait).plusNanos(999_999_999)));
            };
        }
    }

    public ApiResponse handle(ApiCall call) {
        return change(state -> state.handle(call));
    }

    public <T> T with(Function<Account, T> work) {
        synchronized (lock) {
            return work.apply(account);
        }
    }

    public <T> T change(Function<Account, T> work) {
        T result = with(work);
        revision.increment();
        return result;
    }

    public void quota(QuotaRules replacement) {
        synchronized (lock) {
            rules = replacement;
            quota = Quota.of(replacement);
        }
        revision.increment();
    }

    public QuotaRules quota() {
        synchronized (lock) {
            return rules;
        }
    }

    public int quotaUsed() {
        synchronized (lock) {
            return quota.used(clock.instant());
        }
    }

    public void reset() {
        synchronized (lock) {
            account = fresh.get();
            rules = initialRules.get();
            quota = Quota.of(rules);
        }
        revision.increment();
    }
}
