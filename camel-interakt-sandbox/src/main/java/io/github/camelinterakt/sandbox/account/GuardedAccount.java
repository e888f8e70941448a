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

    /**
     * Creates an account.
     *
     * @param clock the quota's clock
     * @param revision counts the changes
     * @param fresh creates the account, now and at each reset
     * @param initialRules the quota, now and after each reset
     */
    public GuardedAccount(Clock clock, Revision revision, Supplier<Account> fresh, Supplier<QuotaRules> initialRules) {
        this.clock = clock;
        this.revision = revision;
        this.fresh = fresh;
        this.initialRules = initialRules;
        this.account = fresh.get();
        this.rules = initialRules.get();
        this.quota = rules.quota();
    }

    /** The account's time. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Counts a request against the quota.
     *
     * @return null if the quota permits it, else the response that refuses it
     */
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

    /**
     * Handles a call.
     *
     * @param call an authenticated and valid call
     * @return the response
     */
    public ApiResponse handle(ApiCall call) {
        return change(state -> state.handle(call));
    }

    /**
     * Reads the account.
     *
     * @param <T> the type of the result
     * @param work the action; must not change or retain the account
     * @return the action's result
     */
    public <T> T with(Function<Account, T> work) {
        synchronized (lock) {
            return work.apply(account);
        }
    }

    /**
     * Changes the account.
     *
     * @param <T> the type of the result
     * @param work the action; must not retain the account
     * @return the action's result
     */
    public <T> T change(Function<Account, T> work) {
        T result = with(work);
        revision.increment();
        return result;
    }

    /**
     * Replaces the quota until the next reset.
     *
     * @param replacement the new quota, which is unused
     */
    public void quota(QuotaRules replacement) {
        synchronized (lock) {
            rules = replacement;
            quota = replacement.quota();
        }
        revision.increment();
    }

    /**
     * The quota.
     *
     * @return the current rules
     */
    public QuotaRules quota() {
        synchronized (lock) {
            return rules;
        }
    }

    /**
     * How much of the quota is used.
     *
     * @return the number of requests that count now
     */
    public int quotaUsed() {
        synchronized (lock) {
            return quota.used(clock.instant());
        }
    }

    /** Replaces the account and the quota by new ones. */
    public void reset() {
        synchronized (lock) {
            account = fresh.get();
            rules = initialRules.get();
            quota = rules.quota();
        }
        revision.increment();
    }
}
