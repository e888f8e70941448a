package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.context.ContextServices;
import io.github.camelinterakt.governor.Governor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shared quotas of one Camel context, with one thread for each account whose quota is shared with other nodes. */
public final class QuotaLeases extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaLeases.class);
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    private final CamelContext camelContext;
    private final IdentityHashMap<Governor, Lease> leases = new IdentityHashMap<>();

    private QuotaLeases(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Those of this context, created at the first call. */
    public static QuotaLeases of(CamelContext camelContext) {
        return ContextServices.of(camelContext, QuotaLeases.class, () -> new QuotaLeases(camelContext));
    }

    /**
     * Lets a governor take its permits from a store, until the context stops. To be called for each endpoint of an account.
     *
     * @param store the nodes' common store; null if the account is not shared
     * @param deadline the longest time from a call's start to its response or time-out
     * @throws IllegalArgumentException if another endpoint of the account has another store
     * @throws IllegalStateException if the store cannot be used
     */
    public void lease(Governor governor, QuotaStore store, Duration deadline) {
        lease(governor, store, deadline, Governor.WINDOW);
    }

    synchronized void lease(Governor governor, QuotaStore store, Duration deadline, Duration window) {
        Lease lease = leases.get(governor);
        if (lease != null && lease.permits.store() == store) {
            lease.permits.deadline(deadline);
        } else if (lease != null || store == null && leases.containsKey(governor)) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options quotaStore. Set it on the"
                            + " component");
        } else if (store != null) {
            store.check();
            leases.put(governor, new Lease(governor, store, deadline, window));
        }
    }

    /** Releases the permits of the calls that have ended meanwhile. */
    @Override
    protected synchronized void doStop() {
        leases.values().forEach(lease -> {
            lease.schedule(Duration.ZERO);
            camelContext.getExecutorServiceManager().shutdownGraceful(lease.thread, STOP_TIMEOUT_MILLIS);
        });
        leases.clear();
    }

    private final class Lease {

        private final ScheduledExecutorService thread =
                camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktQuotaStore");
        private final NodePermits permits;
        /** The next exchange; guarded by this. */
        private ScheduledFuture<?> next;

        Lease(Governor governor, QuotaStore store, Duration deadline, Duration window) {
            String node = UUID.randomUUID().toString();
            permits = new NodePermits(
                    governor, store, node, window, deadline, Clock.systemUTC(), System::nanoTime, this::schedule);
            governor.share(permits);
        }

        private void run() {
            synchronized (this) {
                next = null;
            }
            permits.exchange();
        }

        /** With jitter, so that no node is always the one that finds the free permits. */
        private synchronized void schedule(Duration delay) {
            long nanos =
                    (long) (delay.toNanos() * (0.5 + ThreadLocalRandom.current().nextDouble()));
            if (next == null || next.getDelay(TimeUnit.NANOSECONDS) > nanos) {
                if (next != null) {
                    next.cancel(false);
                }
                try {
                    next = thread.schedule(this::run, nanos, TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException stopping) {
                    LOG.debug("The permits of an account are released no more", stopping);
                }
            }
        }
    }
}
