package io.github.camelinterakt.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.api.Answer;
import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.quota.Quota;

/** An account with its quota behind one lock, for callers on any thread. */
public final class GuardedAccount {

    private final Object lock = new Object();
    private final Clock clock;
    private final Supplier<Account> fresh;
    private final Supplier<Quota> freshQuota;
    private Account account;
    private Quota quota;

    /**
     * A fresh account.
     *
     * @param clock the quota's time
     * @param fresh makes the account, here and at each reset
     * @param freshQuota makes the quota, here and at each reset
     */
    public GuardedAccount(Clock clock, Supplier<Account> fresh, Supplier<Quota> freshQuota) {
        this.clock = clock;
        this.fresh = fresh;
        this.freshQuota = freshQuota;
        this.account = fresh.get();
        this.quota = freshQuota.get();
    }

    /**
     * Counts a request against the quota.
     *
     * @return null if it is within the plan, else the answer to give
     */
    public Answer admit() {
        Duration wait;
        synchronized (lock) {
            wait = quota.acquire(clock.instant());
        }
        if (wait.isZero()) {
            return null;
        }
        // Whole seconds, rounded up: who waits as long as told must not be refused again.
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return Answer.failure(429, "Rate limit exceeded for this resource")
                .withHeader("Retry-After", String.valueOf(seconds));
    }

    /**
     * Answers a call.
     *
     * @param call an authenticated, validated call
     * @return the answer
     */
    public Answer answer(ApiCall call) {
        synchronized (lock) {
            return account.answer(call);
        }
    }

    /**
     * Reads or changes the account.
     *
     * @param <T> what is read
     * @param work what to do; must not keep the account
     * @return what the work returned
     */
    public <T> T with(Function<Account, T> work) {
        synchronized (lock) {
            return work.apply(account);
        }
    }

    /**
     * Replaces the quota, until the next reset.
     *
     * @param replacement the quota from now on, with nothing used
     */
    public void quota(Quota replacement) {
        synchronized (lock) {
            quota = replacement;
        }
    }

    /** Starts over with a fresh account and a fresh quota. */
    public void reset() {
        synchronized (lock) {
            account = fresh.get();
            quota = freshQuota.get();
        }
    }
}
