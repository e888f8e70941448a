package io.github.camelinterakt;

import java.time.Duration;

import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How several nodes share the account's quota. */
@UriParams
public abstract class LeaseConfiguration extends ConnectionConfiguration {

    @UriParam(label = "quota,advanced")
    private QuotaStore quotaStore;

    @UriParam(label = "quota,advanced", javaType = "java.time.Duration", defaultValue = "6000")
    private long quotaLeaseTime = 6_000;

    /** The longest time from a call's start to its response or time-out. */
    Duration longestCall() {
        return Duration.ofMillis(getConnectionRequestTimeout() + getConnectTimeout() + getResponseTimeout());
    }

    public QuotaStore getQuotaStore() {
        return quotaStore;
    }

    /**
     * Where several nodes that use one account lease its quota from each other, such as a
     * io.github.camelinterakt.lease.JdbcQuotaStore on a database that all of them reach. Without it this node takes the whole
     * quota, or its quotaShare, for its own. All endpoints of an account must have the same: set it on the component.
     */
    public void setQuotaStore(QuotaStore quotaStore) {
        this.quotaStore = quotaStore;
    }

    public long getQuotaLeaseTime() {
        return quotaLeaseTime;
    }

    /** No longer used. */
    public void setQuotaLeaseTime(long quotaLeaseTime) {
        this.quotaLeaseTime = quotaLeaseTime;
    }
}
