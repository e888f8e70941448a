package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.internal.governor.Governor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shared quotas of one Camel context, with one thread for each account whose quota is shared with other nodes. */
public final class QuotaLeases extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaLeases.class);
    private static final long STOP_TIMEOUT_MILLIS = 5_000;

    private final CamelContext camelContext;
    private final Map<Governor, NodePermits> leases = new HashMap<>();
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    private QuotaLeases(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** The shared quotas of this context, created at the first call. */
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
        NodePermits permits = leases.get(governor);
        if (permits != null && permits.store() != store) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options quotaStore. Set it on the"
                            + " component");
        }
        if (permits != null) {
            permits.deadline(deadline);
        } else if (store != null) {
            store.check();
            ScheduledExecutorService thread = camelContext
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "InteraktQuotaStore");
            threads.add(thread);
            String node = UUID.randomUUID().toString();
            permits = new NodePermits(
                    governor,
                    store,
                    node,
                    window,
                    deadline,
                    Clock.systemUTC(),
                    System::nanoTime,
                    (task, nanos) -> {
                        try {
                            var unused = thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
                        } catch (RejectedExecutionException stopping) {
                            LOG.debug("The permits of an account are no longer released", stopping);
                        }
                    },
                    new SplittableRandom());
            leases.put(governor, permits);
            governor.share(permits);
        }
    }

    /** Releases the permits of the calls that have ended since the last exchange. */
    @Override
    protected synchronized void doStop() {
        leases.values().forEach(permits -> permits.schedule(Duration.ZERO));
        threads.forEach(
                thread -> camelContext.getExecutorServiceManager().shutdownGraceful(thread, STOP_TIMEOUT_MILLIS));
        leases.clear();
        threads.clear();
    }
}
