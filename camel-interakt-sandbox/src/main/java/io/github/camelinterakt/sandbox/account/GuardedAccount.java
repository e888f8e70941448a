package io.github.camelinterakt.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.Revision;

/** Guards an account and its quota by one lock. Thread-safe. */
public final class GuardedAccount {

    private final Object lock = new Object();
    private final Clock clock;
    private final Revision revision;
    private final Supplier<Account> fresh;
    private final Supplier<Quota> freshQuota;
    private Account account;
    private Quota quota;

    /**
     * Creates an account.
     *
     * @param clock the quota's clock
     * @param revision counts the changes
     * @param fresh creates the account, now and at each reset
     * @param freshQuota creates the quota, now and at each reset
     */
    public GuardedAccount(Clock clock, Revision revision, Supplier<Account> fresh, Supplier<Quota> freshQuota) {
        this.clock = clock;
        this.revision = revision;
        this.fresh = fresh;
        this.freshQuota = freshQuota;
        this.account = fresh.get();
        this.quota = freshQuota.get();
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
        Duration wait;
        synchronized (lock) {
            wait = quota.acquire(clock.instant());
        }
        if (wait.isZero()) {
            return null;
        }
        // Rounded up to whole seconds: a client that waits for Retry-After must not be refused again.
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return ApiResponse.failure(429, "Rate limit exceeded for this resource")
                .withHeader("Retry-After", String.valueOf(seconds));
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
     * @param replacement the new, unused quota
     */
    public void quota(Quota replacement) {
        synchronized (lock) {
            quota = replacement;
        }
        revision.increment();
    }

    /** Replaces the account and the quota by new ones. */
    public void reset() {
        synchronized (lock) {
            account = fresh.get();
            quota = freshQuota.get();
        }
        revision.increment();
    }
}
