package io.github.camelinterakt.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.api.ApiCall;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
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
        reset();
    }

    public ApiResponse admit() {
        Instant now = clock.instant();
        synchronized (lock) {
            Duration wait = quota.acquire(now);
            if (wait.isZero()) {
                return null;
            }
            // Rounded up to whole seconds: a client that waits for Retry-After must not be refused again.
            Duration rounded = wait.plusNanos(999_999_999);
            String retryAfter =
                    switch (rules.retryAfter()) {
                        case NONE -> null;
                        case SECONDS -> String.valueOf(rounded.toSeconds());
                        case DATE -> WireTime.httpDate(now.plus(rounded));
                    };
            return new ApiResponse(
                    429,
                    retryAfter,
                    JsonValues.object("result", false, "message", "Rate limit exceeded for this resource"));
        }
    }

    public ApiResponse handle(ApiCall call) {
        if (call.operation() == ApiOperation.MESSAGE
                && quota().plan() == Plan.GROWTH
                && !"Template".equals(call.body().path("type").asText())) {
            throw new RefusedException(403, "API not supported on your account");
        }
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
