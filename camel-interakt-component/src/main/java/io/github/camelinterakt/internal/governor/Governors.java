package io.github.camelinterakt.internal.governor;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.lease.QuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The governors of one Camel context: one for each account, whichever endpoints use it.
 *
 * <p>When the context begins to stop, waiting calls fail at once, because Camel waits for their exchanges. Calls in flight are
 * awaited for as long as Camel's shutdown timeout. Then the permits of a shared quota go back to its store.
 */
public final class Governors extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Governors.class);
    private static final long STORE_TIMEOUT_MILLIS = 5_000;

    private final CamelContext camelContext;
    private final LongSupplier clock;
    private final ObjLongConsumer<Runnable> timer;
    private final Map<String, Governor> accounts = new HashMap<>();
    /** One for each account whose quota is shared with other nodes, as its store may block. */
    private final Map<NodePermits, ScheduledExecutorService> threads = new HashMap<>();

    private volatile ScheduledExecutorService executor;

    private Governors(CamelContext camelContext, LongSupplier clock, ObjLongConsumer<Runnable> timer) {
        this.camelContext = camelContext;
        this.clock = clock;
        this.timer = timer == null ? (task, nanos) -> schedule(executor, task, nanos) : timer;
        OnCamelContextStopping stopping = context -> refuseWaiting();
        camelContext.addLifecycleStrategy(LifecycleStrategySupport.adapt(stopping));
    }

    /** The governors of this context, created at the first call. */
    public static Governors of(CamelContext camelContext) {
        return of(camelContext, System::nanoTime, null);
    }

    /** The governors of this context, with another clock and timer than the system's. */
    static Governors of(CamelContext camelContext, LongSupplier clock, ObjLongConsumer<Runnable> timer) {
        return ContextServices.of(camelContext, Governors.class, () -> new Governors(camelContext, clock, timer));
    }

    private static void schedule(ScheduledExecutorService thread, Runnable task, long nanos) {
        try {
            var unused = thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("A call has ended after the context", e);
        }
    }

    /**
     * Registers an endpoint of an account, which is a short hash of its key; returns the account's governor.
     *
     * @param store the store of the quota that this node shares with others; null if it shares none
     * @param longestCall the longest time from a call's start to its response or time-out
     * @throws IllegalArgumentException if another endpoint uses the account with other settings or another store
     */
    public synchronized Governor join(
            String account, String name, GovernorSettings settings, QuotaStore store, Duration longestCall) {
        Governor governor = accounts.computeIfAbsent(account, key -> {
            Governor created = new Governor(key, name, settings, clock, timer, new SplittableRandom(), Governor.WINDOW);
            if (store == null) {
                created.update(created.quota::warmUp);
            }
            return created;
        });
        if (governor.endpoints == 0) {
            governor.update(now -> governor.quota.settings(settings));
        } else if (!governor.quota.settings.equals(settings)) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options plan, requestsPerMinute,"
                            + " quotaShare, maxQueued or highReserve: " + governor.quota.settings + " and " + settings
                            + ". An account has one quota: set these options on the component, or alike on both endpoints");
        }
        share(governor, store, longestCall);
        governor.endpoints++;
        return governor;
    }

    /** Lets a governor take its permits from a store, if there is one, until the context stops. */
    synchronized void share(Governor governor, QuotaStore store, Duration longestCall) {
        NodePermits permits = governor.quota.shared;
        boolean isUsed = permits != null || governor.endpoints > 0;
        if (isUsed && store != (permits == null ? null : permits.store)) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options quotaStore. Set it on the"
                            + " component");
        }
        if (permits != null) {
            permits.deadline(longestCall);
        } else if (store != null) {
            store.check();
            ScheduledExecutorService thread = camelContext
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "InteraktQuotaStore");
            permits = new NodePermits(
                    governor,
                    store,
                    UUID.randomUUID().toString(),
                    longestCall,
                    Clock.systemUTC(),
                    (task, nanos) -> schedule(thread, task, nanos),
                    new SplittableRandom());
            threads.put(permits, thread);
            governor.share(permits);
        }
    }

    /** An endpoint that joined does not use the account after all. */
    public synchronized void leave(Governor governor) {
        governor.endpoints--;
    }

    /** The governors of all accounts. */
    public synchronized List<Governor> all() {
        return List.copyOf(accounts.values());
    }

    private void refuseWaiting() {
        all().forEach(Governor::close);
    }

    @Override
    protected void doStart() {
        executor = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktGovernor");
    }

    @Override
    protected void doStop() throws Exception {
        refuseWaiting();
        var patience = camelContext.getShutdownStrategy();
        // Camel Quarkus has no unit in dev mode, and no time-out.
        TimeUnit unit = patience.getTimeUnit() == null ? TimeUnit.SECONDS : patience.getTimeUnit();
        for (Governor governor : all()) {
            try {
                governor.over.get(patience.getTimeout(), unit);
            } catch (TimeoutException e) {
                LOG.warn("Calls of account {} are still in flight and are abandoned", governor.name);
            }
        }
        synchronized (this) {
            threads.forEach((permits, thread) -> {
                thread.execute(() -> {
                    permits.stop();
                    // Otherwise it would wait for what it has planned.
                    thread.shutdownNow();
                });
                camelContext.getExecutorServiceManager().shutdownGraceful(thread, STORE_TIMEOUT_MILLIS);
            });
            threads.clear();
            accounts.clear();
        }
        camelContext.getExecutorServiceManager().shutdownNow(executor);
    }
}
