package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.context.ContextServices;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The governors of one Camel context: one for each account, whichever endpoints use it.
 *
 * <p>When the context begins to stop, calls that wait fail at once, because Camel waits for their exchanges; calls under way are
 * awaited, as long as Camel's shutdown waits.
 */
public final class Governors extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Governors.class);

    private final CamelContext camelContext;
    private final Timeline timeline;
    private final Map<String, Entry> accounts = new HashMap<>();
    private ScheduledExecutorService timer;

    private Governors(CamelContext camelContext) {
        this.camelContext = camelContext;
        Timeline registered = camelContext.getRegistry().findSingleByType(Timeline.class);
        this.timeline = registered != null ? registered : new SystemTimeline();
    }

    /** Those of this context, made at the first call. */
    public static Governors of(CamelContext camelContext) {
        return ContextServices.of(camelContext, Governors.class, () -> create(camelContext));
    }

    private static Governors create(CamelContext camelContext) {
        Governors created = new Governors(camelContext);
        OnCamelContextStopping stopping = context -> created.refuseWaiting();
        camelContext.addLifecycleStrategy(LifecycleStrategySupport.adapt(stopping));
        return created;
    }

    /**
     * An endpoint begins to use an account.
     *
     * @param account a short hash of the account's key
     * @param settings the endpoint's settings
     * @return the account's governor
     * @throws IllegalArgumentException if another endpoint uses the account with other settings
     */
    public synchronized Governor join(String account, GovernorSettings settings) {
        Entry entry = accounts.get(account);
        if (entry == null) {
            Governor governor = new Governor(account, settings, timeline, new SplittableRandom());
            entry = new Entry(governor, settings);
            accounts.put(account, entry);
        } else if (entry.endpoints == 0) {
            entry.settings = settings;
            entry.governor.settings(settings);
        } else if (!entry.settings.equals(settings)) {
            throw new IllegalArgumentException(
                    "Two endpoints of the same account (the same apiKey) have different options plan, requestsPerMinute,"
                            + " quotaShare, maxQueued or highReserve: " + entry.settings + " and " + settings
                            + ". An account has one quota: set these options on the component, or alike on both endpoints");
        }
        entry.endpoints++;
        return entry.governor;
    }

    /** An endpoint uses the account no more. What was called still counts, for those who will use it next. */
    public synchronized void leave(String account) {
        Entry entry = accounts.get(account);
        if (entry != null) {
            entry.endpoints--;
        }
    }

    /** The governors there are. */
    public synchronized List<Governor> all() {
        return accounts.values().stream().map(entry -> entry.governor).toList();
    }

    private void refuseWaiting() {
        all().forEach(Governor::close);
    }

    @Override
    protected void doStop() throws Exception {
        refuseWaiting();
        long timeout = camelContext.getShutdownStrategy().getTimeout();
        Duration patience = Duration.ofNanos(
                camelContext.getShutdownStrategy().getTimeUnit().toNanos(timeout));
        for (Governor governor : all()) {
            if (!governor.awaitInFlight(patience)) {
                LOG.warn("Calls of account {} are still under way: they are given up", governor.account());
            }
        }
        synchronized (this) {
            accounts.clear();
            if (timer != null) {
                camelContext.getExecutorServiceManager().shutdownNow(timer);
                timer = null;
            }
        }
    }

    private synchronized ScheduledExecutorService timer() {
        if (timer == null) {
            timer = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktGovernor");
        }
        return timer;
    }

    private static final class Entry {

        private final Governor governor;
        private GovernorSettings settings;
        private int endpoints;

        Entry(Governor governor, GovernorSettings settings) {
            this.governor = governor;
            this.settings = settings;
        }
    }

    /** The system's monotonic clock, and one thread for all accounts, made when the first call has to wait. */
    private final class SystemTimeline implements Timeline {

        private final long start = System.nanoTime();

        @Override
        public long now() {
            return System.nanoTime() - start;
        }

        @Override
        public Runnable at(long when, Runnable task) {
            ScheduledFuture<?> future = timer().schedule(task, Math.max(0, when - now()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        }
    }
}
