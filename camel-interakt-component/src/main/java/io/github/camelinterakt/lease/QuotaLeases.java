package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

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
        synchronized (QuotaLeases.class) {
            QuotaLeases existing = camelContext.hasService(QuotaLeases.class);
            if (existing != null) {
                return existing;
            }
            QuotaLeases created = new QuotaLeases(camelContext);
            try {
                camelContext.addService(created);
            } catch (Exception e) {
                throw new IllegalStateException("The quota's leases cannot be added to the Camel context", e);
            }
            return created;
        }
    }

    /**
     * Lets the quota have what this node is granted by the store, from now until the context's end. Its
     * capacity is 0 until the store has answered. A quota that is leased already from that store goes on as it is.
     *
     * @param quota the account's quota on this node
     * @param account a hash of the API key
     * @param store where the nodes' leases are
     * @param plan how many calls a window the plan allows all nodes together; asked at every renewal
     * @param lease how long a lease lasts
     * @param deadline the longest time from a call's start until its response or the time-out that stands for it
     * @param window how long a permit cools after its call's response
     * @throws IllegalArgumentException if a duration is out of its range, or the quota is leased from another store
     */
    public synchronized void lease(
            LeasableQuota quota,
            String account,
            QuotaStore store,
            IntSupplier plan,
            Duration lease,
            Duration deadline,
            Duration window) {
        LeaseTimes times = new LeaseTimes(lease, deadline, window);
        StoredLease existing = leases.get(quota);
        if (existing != null) {
            if (!existing.isIn(store)) {
                throw new IllegalArgumentException("Two endpoints of the same account (the same apiKey) have different"
                        + " quotaStore options. Set it on the component, or alike on both endpoints");
            }
            return;
        }
        LeaseKeeper keeper = new LeaseKeeper(quota, UUID.randomUUID().toString(), plan, times, clock);
        StoredLease added = new StoredLease(account, store, keeper, lease);
        start();
        long glance = Math.max(1, times.glance().toMillis());
        glances.add(timer.scheduleWithFixedDelay(() -> added.glance(storeCalls), 0, glance, TimeUnit.MILLISECONDS));
        leases.put(quota, added);
    }

    @Override
    protected synchronized void doStart() {
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        timer = threads.newSingleThreadScheduledExecutor(this, "InteraktQuotaTimer");
        storeCalls = threads.newCachedThreadPool(this, "InteraktQuotaStore");
    }

    /** Gives back what the calls do not use: they have ended, or at least none is started anymore. */
    @Override
    protected synchronized void doStop() {
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        glances.forEach(glance -> glance.cancel(false));
        glances.clear();
        threads.shutdownNow(timer);
        leases.values().forEach(lease -> storeCalls.execute(lease::release));
        leases.clear();
        threads.shutdownGraceful(storeCalls, STOP_TIMEOUT_MILLIS);
    }
}
