package io.github.camelinterakt;

import java.time.Duration;

import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.client.Retries;
import io.github.camelinterakt.governor.GovernorSettings;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How an endpoint uses the account's quota: plan, priority, waiting, and automatic retries. */
@UriParams
public abstract class QuotaConfiguration extends LeaseConfiguration {

    @UriParam(label = "quota", defaultValue = "GROWTH")
    private Plan plan = Plan.GROWTH;

    @UriParam(label = "quota")
    private Integer requestsPerMinute;

    @UriParam(label = "quota", defaultValue = "1.0")
    private double quotaShare = 1.0;

    @UriParam(label = "quota", defaultValue = "10000")
    private int maxQueued = 10_000;

    @UriParam(label = "quota", defaultValue = "0.05")
    private double highReserve = 0.05;

    @UriParam(label = "quota", javaType = "java.time.Duration", defaultValue = "65000")
    private long maxPause = 65_000;

    @UriParam(label = "quota")
    private Priority priority;

    @UriParam(label = "quota", javaType = "java.time.Duration")
    private long ttl;

    @UriParam(label = "quota", defaultValue = "3")
    private int maximumRetries = 3;

    @UriParam(label = "quota", javaType = "java.time.Duration", defaultValue = "1000")
    private long retryDelay = 1_000;

    @UriParam(label = "quota", javaType = "java.time.Duration", defaultValue = "30000")
    private long maximumRetryDelay = 30_000;

    /**
     * What all endpoints of the account have to agree on.
     *
     * @throws IllegalArgumentException if an option is out of its range or contradicts another; the message names it
     */
    GovernorSettings governorSettings() {
        if (!(quotaShare > 0 && quotaShare <= 1)) {
            throw new IllegalArgumentException(
                    "The option quotaShare must be more than 0 and at most 1, and is " + quotaShare);
        }
        if (!(highReserve >= 0 && highReserve <= 0.5)) {
            throw new IllegalArgumentException("The option highReserve must be from 0 to 0.5, and is " + highReserve);
        }
        int share = (int) (planned() * quotaShare);
        if (share < 1) {
            throw new IllegalArgumentException(
                    "The option quotaShare leaves this node less than one request a minute: raise it");
        }
        return new GovernorSettings(share, Math.toIntExact(atLeast("maxQueued", maxQueued, 1)), highReserve);
    }

    /** What the whole account may call a minute. */
    private int planned() {
        if (requestsPerMinute != null) {
            return Math.toIntExact(atLeast("requestsPerMinute", requestsPerMinute, 1));
        }
        if (plan == Plan.ENTERPRISE) {
            throw new IllegalArgumentException(
                    "plan=ENTERPRISE needs the option requestsPerMinute: set it to what was agreed with Interakt");
        }
        return plan.requestsPerMinute();
    }

    /**
     * How calls are repeated by themselves.
     *
     * @throws IllegalArgumentException if an option is out of its range; the message names it
     */
    Retries retries() {
        return new Retries(
                Math.toIntExact(atLeast("maximumRetries", maximumRetries, 0)),
                Duration.ofMillis(atLeast("retryDelay", retryDelay, 1)),
                Duration.ofMillis(atLeast("maximumRetryDelay", maximumRetryDelay, 1)));
    }

    /**
     * How the endpoint's calls wait.
     *
     * @param unset the priority where none is set
     * @throws IllegalArgumentException if an option is out of its range; the message names it
     */
    public CallTerms callTerms(Priority unset) {
        return new CallTerms(
                priority == null ? unset : priority, ttl == 0 ? null : Duration.ofMillis(atLeast("ttl", ttl, 1)));
    }

    private static long atLeast(String option, long value, long least) {
        if (value < least || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The option " + option + " must be from " + least + " to "
                    + Integer.MAX_VALUE + ", and is " + value);
        }
        return value;
    }

    public Plan getPlan() {
        return plan;
    }

    /**
     * The account's plan, which says how many requests a minute Interakt takes: GROWTH 300, ADVANCED 600, ENTERPRISE as
     * requestsPerMinute says. All endpoints of an account must have the same: set it on the component.
     */
    public void setPlan(Plan plan) {
        this.plan = plan;
    }

    public Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How many requests a minute Interakt takes from the account, where that is not the plan's own figure. Mandatory with
     * plan=ENTERPRISE. At least 1. All endpoints of an account must have the same: set it on the component.
     */
    public void setRequestsPerMinute(Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public double getQuotaShare() {
        return quotaShare;
    }

    /**
     * This process's fixed part of the account's quota, where several processes use one account: 0.5 for each of two
     * nodes. More than 0, at most 1. All endpoints of an account must have the same: set it on the component.
     */
    public void setQuotaShare(double quotaShare) {
        this.quotaShare = quotaShare;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    /**
     * How many calls of each priority may wait for the quota. Further ones fail with reason QUEUE_FULL and outcome
     * NOT_SENT. A waiting call costs memory (its request), but no thread. At least 1. All endpoints of an account must
     * have the same: set it on the component.
     */
    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public double getHighReserve() {
        return highReserve;
    }

    /**
     * The part of the quota that is kept for calls of priority high, from the first of them or the first endpoint with
     * priority=high on. From 0 (none) to 0.5. All endpoints of an account must have the same: set it on the component.
     */
    public void setHighReserve(double highReserve) {
        this.highReserve = highReserve;
    }

    public long getMaxPause() {
        return maxPause;
    }

    /**
     * The longest that the account pauses after a 429, and the longest CamelRedeliveryDelay that a failed call asks for,
     * whatever Interakt's Retry-After says. Milliseconds, or a duration such as 65s; at least one second. All endpoints of
     * an account must have the same: set it on the component.
     */
    public void setMaxPause(long maxPause) {
        this.maxPause = maxPause;
    }

    public Priority getPriority() {
        return priority;
    }

    /**
     * Which calls go first when the quota is scarce: high (such as a one-time password; a part of the quota is kept for
     * it), normal, or bulk (such as a campaign; spread evenly over the minute). The header CamelInteraktPriority wins over
     * it. Without it normal, and bulk where allPages lists everything and for the feeds users and templates.
     */
    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public long getTtl() {
        return ttl;
    }

    /**
     * How long a call may wait for the quota and for its retries before it is worthless: past it, it fails unsent with
     * reason EXPIRED. The header CamelInteraktTtl wins over it. Milliseconds, or a duration such as 30s; 0, the default,
     * for no bound.
     */
    public void setTtl(long ttl) {
        this.ttl = ttl;
    }

    public int getMaximumRetries() {
        return maximumRetries;
    }

    /**
     * How often a call is repeated by itself where that can have no second effect: where it was surely not carried out (no
     * connection, 429, 503 with Retry-After), or the operation is idempotent (trackUser and all that only reads). 0 for
     * never.
     */
    public void setMaximumRetries(int maximumRetries) {
        this.maximumRetries = maximumRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * How long the first such retry waits; each further one waits twice as long, and all of them up to half less, at random.
     * A Retry-After is waited for in any case. Milliseconds, or a duration such as 1s.
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaximumRetryDelay() {
        return maximumRetryDelay;
    }

    /**
     * The longest that such a retry waits. A call whose Retry-After asks for more is not repeated but fails, except after a
     * 429 (see maxPause). Milliseconds, or a duration such as 30s.
     */
    public void setMaximumRetryDelay(long maximumRetryDelay) {
        this.maximumRetryDelay = maximumRetryDelay;
    }
}
