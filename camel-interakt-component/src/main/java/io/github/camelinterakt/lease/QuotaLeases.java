package io.github.camelinterakt.lease;

import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import io.github.camelinterakt.context.ContextServices;
import io.github.camelinterakt.governor.LeasableQuota;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The leases of one Camel context: one for each account that shares its quota with other nodes. One thread
 * looks often and never waits; others call the stores, one for each account whose lease is being renewed.
 */
public final class QuotaLeases extends ServiceSupport {

    /** How long the context's end waits for the stores. */
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    private final CamelContext camelContext;
    private final Clock clock;
    private final IdentityHashMap<LeasableQuota, StoredLease> leases = new IdentityHashMap<>();
    private final List<Future<?>> glances = new ArrayList<>();
    private ScheduledExecutorService timer;
    private ExecutorService storeCalls;

    private QuotaLeases(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.clock = LeaseClock.ofThisMachine();
    }

    /** Those of this context, made at the first call. */
    public static QuotaLeases of(CamelContext camelContext) {
        return ContextServices.of(camelContext, QuotaLeases.class, () -> new QuotaLeases(camelContext));
    }

    /**
     * Lets the quota have what this node is granted by the store, from now until the context's end. Its capacity is 0 until the
     * store has answered. To be called by each endpoint of an account, as they have to agree: for the first one the
     * lease begins, for the others it goes on.
     *
     * @param quota the account's quota on this node
     * @param account a hash of the API key
     * @param store where the nodes' leases are; null if this node need not lease
     * @param plan how many calls a window the plan allows all nodes together; asked at every renewal
     * @param times those of the lease, and of this endpoint's calls
     * @throws IllegalArgumentException if another endpoint of the quota has another store or lease time
     */
    public synchronized void lease(
            LeasableQuota quota, String account, QuotaStore store, IntSupplier plan, LeaseTimes times) {
        if (!leases.containsKey(quota)) {
            leases.put(quota, store == null ? null : begin(quota, account, store, plan, times));
            return;
        }
        StoredLease lease = leases.get(quota);
        if (lease == null ? store != null : !lease.join(store, times)) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options"
                            + " quotaStore or quotaLeaseTime. Set them on the component, or alike on both endpoints");
        }
    }

    private StoredLease begin(
            LeasableQuota quota, String account, QuotaStore store, IntSupplier plan, LeaseTimes times) {
        if (timer == null) {
            ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
            timer = threads.newSingleThreadScheduledExecutor(this, "InteraktQuotaTimer");
            storeCalls = threads.newCachedThreadPool(this, "InteraktQuotaStore");
        }
        LeaseKeeper keeper = new LeaseKeeper(quota, UUID.randomUUID().toString(), plan, times, clock);
        StoredLease lease = new StoredLease(account, store, keeper, times);
        long glance = Math.max(1, times.glance().toMillis());
        glances.add(timer.scheduleWithFixedDelay(() -> lease.glance(storeCalls), 0, glance, TimeUnit.MILLISECONDS));
        return lease;
    }

    /** Gives back what the calls do not use: they have ended, or at least none is started anymore. */
    @Override
    protected synchronized void doStop() {
        if (timer != null) {
            ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
            glances.forEach(glance -> glance.cancel(false));
            threads.shutdownNow(timer);
            leases.values().stream().filter(Objects::nonNull).forEach(lease -> storeCalls.execute(lease::release));
            threads.shutdownGraceful(storeCalls, STOP_TIMEOUT_MILLIS);
            timer = null;
        }
        glances.clear();
        leases.clear();
    }
}
