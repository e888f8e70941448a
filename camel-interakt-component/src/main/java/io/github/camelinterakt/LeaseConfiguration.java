package io.github.camelinterakt;

import java.time.Duration;

import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.lease.LeaseTimes;
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

    /**
     * How long leases last, and the calls whose permits are leased.
     *
     * @throws IllegalArgumentException if the lease time is out of its range
     */
    LeaseTimes leaseTimes() {
        if (quotaLeaseTime < 1_000 || quotaLeaseTime > 3_600_000) {
            throw new IllegalArgumentException(
                    "The option quotaLeaseTime must be from 1 second to 1 hour, and is " + quotaLeaseTime + " ms");
        }
        Duration longestCall =
                Duration.ofMillis(getConnectionRequestTimeout() + getConnectTimeout() + getResponseTimeout());
        return new LeaseTimes(Duration.ofMillis(quotaLeaseTime), longestCall, Governor.WINDOW);
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

    /**
     * How long a node's lease lasts where quotaStore is set and cannot be reached: then its calls wait. The longer, the later a
     * dead node's part of the quota goes to the others. Milliseconds, or a duration such as 6s; from 1 second to 1 hour.
     * All endpoints of an account must have the same: set it on the component.
     */
    public void setQuotaLeaseTime(long quotaLeaseTime) {
        this.quotaLeaseTime = quotaLeaseTime;
    }
}
