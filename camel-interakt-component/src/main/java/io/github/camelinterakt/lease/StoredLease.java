package io.github.camelinterakt.lease;

import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's lease of one account: does with the store what the keeper decides. */
final class StoredLease {

    private static final Logger LOG = LoggerFactory.getLogger(StoredLease.class);

    private final String account;
    private final QuotaStore store;
    private final LeaseKeeper keeper;
    private final LeaseTimes times;
    private final Object oneAtATime = new Object();
    private boolean released;
    private boolean outage;

    StoredLease(String account, QuotaStore store, LeaseKeeper keeper, LeaseTimes times) {
        this.account = account;
        this.store = store;
        this.keeper = keeper;
        this.times = times;
    }

    /** Whether somebody who shares the account has the same options; their calls may take longer. */
    boolean join(QuotaStore sharedStore, LeaseTimes sharedTimes) {
        if (store != sharedStore || !times.lease().equals(sharedTimes.lease())) {
            return false;
        }
        keeper.deadline(sharedTimes.deadline());
        return true;
    }

    /** Never waits; a renewal that is due runs in the executor. */
    void glance(Executor storeCalls) {
        try {
            keeper.glance().ifPresent(renewal -> storeCalls.execute(() -> renew(renewal)));
        } catch (RuntimeException e) {
            LOG.error("The lease of an Interakt account's quota could not be looked at", e);
        }
    }

    /** Gives everything back that no call uses, so that other nodes have it at once. */
    void release() {
        synchronized (oneAtATime) {
            released = true;
            Renewal renewal = keeper.release();
            try {
                store.update(account, (ledger, now) -> ledger.renew(renewal, now));
            } catch (Exception e) {
                LOG.warn(
                        "An Interakt account's quota could not be given back to the store. Other nodes get it when the"
                                + " lease has ended and no call can count anymore.",
                        e);
            }
        }
    }

    private void renew(Renewal renewal) {
        synchronized (oneAtATime) {
            if (released) {
                return;
            }
            try {
                keeper.renewed(store.update(account, (ledger, now) -> ledger.renew(renewal, now)));
                recovered();
            } catch (Throwable e) {
                // Errors too, as drivers have them: a renewal without an end would be the last one.
                keeper.failed();
                failed(e);
            }
        }
    }

    private void recovered() {
        if (outage) {
            outage = false;
            LOG.info("The quota store answers again: this node's lease of an Interakt account's quota is renewed.");
        }
    }

    private void failed(Throwable e) {
        if (!outage) {
            outage = true;
            LOG.warn(
                    "The quota store fails. Calls to Interakt go on until this node's lease ends, {} s after its last renewal;"
                            + " then they wait, or expire by their ttl, until the store answers again.",
                    times.lease().toMillis() / 1000.0,
                    e);
        }
    }
}
