package io.github.camelinterakt.governor;

import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.governor.quota.Quota;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of an account: that calls wait for its quota, when it pauses, when it resumes, and that less gets
 * through than is set.
 */
final class QuotaLog {

    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

    private final String account;
    private final Quota quota;
    private boolean pausing;
    private boolean warned;
    private boolean saidThatCallsWait;

    /**
     * A log.
     *
     * @param account a short hash of the account's key
     * @param quota guarded by the lock under which all methods are called
     */
    QuotaLog(String account, Quota quota) {
        this.account = account;
        this.quota = quota;
    }

    /** A call waits. It is said once: that a route is slow for this reason is news, how many wait is for the figures. */
    void waiting(long now) {
        if (!saidThatCallsWait && !pausing) {
            saidThatCallsWait = true;
            LOG.info(
                    "The quota of account {} is used: its calls wait for their turn, {} a minute. This is said once; JMX, the"
                            + " metrics and the developer console interakt-quota show how many wait",
                    account,
                    quota.capacity(now));
        }
    }

    /** Whether a pause was logged, and its end was not. */
    boolean isPausing() {
        return pausing;
    }

    void paused(long now) {
        pausing = true;
        LOG.warn(
                "Interakt has refused a call of account {} for its rate (429): all its calls pause for {} ms; {} wait",
                account,
                TimeUnit.NANOSECONDS.toMillis(quota.pausedUntil() - now),
                quota.waiting());
    }

    void resumedIfDue(long now) {
        if (pausing && now >= quota.pausedUntil()) {
            pausing = false;
            LOG.info("Account {} resumes; {} calls wait", account, quota.waiting());
        }
    }

    void lowered(long now) {
        int through = quota.capacity(now);
        if (warned) {
            LOG.info("Account {} goes on with {} calls a minute, which is what gets through", account, through);
        } else {
            warned = true;
            LOG.warn(
                    "Interakt lets about {} calls a minute of account {} through, and {} are set: the governor goes on"
                            + " with that, and tries more from time to time. Set the option plan (or requestsPerMinute,"
                            + " or quotaShare) to what the account has",
                    through,
                    account,
                    quota.limit());
        }
    }
}
