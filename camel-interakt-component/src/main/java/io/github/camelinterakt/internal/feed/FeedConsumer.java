package io.github.camelinterakt.internal.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.OnFailure;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.internal.context.Figure;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.internal.management.Figures;
import io.github.camelinterakt.internal.management.ShownFigures;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the feeds share: the checkpoint, the way into the route, failures of the route, and the figures. */
public abstract class FeedConsumer extends ScheduledBatchPollingConsumer {

    static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);
    private static final String PAUSED =
            "The route failed with several different contacts in a row: the feed tries one at a"
                    + " time until one succeeds";

    final FeedConfiguration configuration;
    final Clock clock;
    final String key;
    /** How long after a change a poll finds it. */
    Duration visibleAfter = Duration.ZERO;

    StateRepository<String, String> repository;
    volatile Deliveries deliveries;

    /** One poll at a time: the scheduler's, or a requested one. */
    private final ReentrantLock polling = new ReentrantLock();

    private final AtomicBoolean isPollRequested = new AtomicBoolean();
    /** What is parked and is to be delivered again with the next poll. */
    private final Set<String> retryRequested = ConcurrentHashMap.newKeySet();

    private Figures figures;
    private volatile boolean halted;

    FeedConsumer(
            Endpoint endpoint, Processor processor, FeedConfiguration configuration, Clock clock, String defaultKey) {
        super(endpoint, processor);
        this.configuration = configuration;
        this.clock = clock;
        this.key = configuration.getCheckpointKey() == null ? defaultKey : configuration.getCheckpointKey();
        int most = configuration.getMaxMessagesPerPoll();
        setMaxMessagesPerPoll(most > 0 ? most : Integer.MAX_VALUE);
    }

    /** Gets ready to poll, before the scheduler starts; returns where the feed starts. */
    abstract Instant prepare();

    void finish() {}

    /** Adds what is new to the deliveries. */
    abstract void read() throws Exception;

    /** Removes items that are not to be delivered from a delivery that is due. */
    void select(Delivery due) {}

    /** By how much this machine's clock is ahead of Interakt's, as far as that is certain. */
    Duration clockSkew() {
        return Duration.ZERO;
    }

    /** Whether there is more to read at once. */
    boolean isCatchingUp() {
        return false;
    }

    /** Sets body and headers. */
    abstract void fill(Exchange exchange, Delivery delivery) throws Exception;

    abstract void onSuccess(Delivery delivery);

    void onParked(Delivery delivery) {}

    /** Makes this poll deliver items that are parked, which are given with their times. */
    abstract void unpark(Map<String, Instant> items);

    /** Stores where the feed would start again, if it has moved. */
    void save() {}

    /** Changes an entry, atomically if the repository can: with a cluster that changes its leader, two nodes write it. */
    static String update(StateRepository<String, String> repository, String key, UnaryOperator<String> change) {
        if (repository instanceof JdbcCheckpointRepository table) {
            return table.update(key, change);
        }
        String changed = change.apply(repository.getState(key));
        repository.setState(key, changed);
        return changed;
    }

    /** Where the feed would start again: all changes before are completed or parked. */
    public final Instant checkpoint() {
        return deliveries.lowWaterMark();
    }

    @Override
    public boolean isGreedy() {
        return !deliveries.isPaused() && (super.isGreedy() || deliveries.isWaiting() || isCatchingUp());
    }

    @ManagedOperation(description = "Deliver again what is parked, with the next poll")
    public final void retryParked() {
        retryRequested.addAll(deliveries.parked().keySet());
    }

    /** Polls without waiting for the delay; {@code users} waits for the lag, to find what has just changed. */
    @ManagedOperation(description = "Poll without waiting for the delay to pass")
    public final void pollSoon() {
        if (isPollRequested.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(
                            visibleAfter.toMillis(), TimeUnit.MILLISECONDS, task -> start("InteraktPollSoon", task))
                    .execute(this::pollNow);
        }
    }

    private void pollNow() {
        isPollRequested.set(false);
        try {
            for (boolean isMore = true; isMore && isRunAllowed() && !halted; isMore = isGreedy()) {
                poll();
            }
        } catch (Exception e) {
            LOG.warn("The requested poll failed; the next scheduled poll retries", e);
        }
    }

    /** The figures of a feed. */
    record FeedFigures(
            @Figure("Where the feed would start again, in UTC")
            Instant checkpoint,

            @Figure("Seconds from the checkpoint to now") long lagSeconds,
            @Figure("Exchanges in flight in the route") int inFlight,
            @Figure("Ids that are parked") int parkedCount,

            @Figure("Seconds by which this machine's clock is ahead of Interakt's; negative if it is behind")
            long clockSkewSeconds,

            @Figure("Whether the next poll follows at once") boolean catchingUp,

            @Figure("Whether several contacts have failed in a row, so that the feed tries one at a time")
            boolean paused) {}

    private FeedFigures figures() {
        long lag = Duration.between(checkpoint(), clock.instant()).toSeconds();
        return new FeedFigures(
                checkpoint(),
                lag,
                deliveries.inFlight(),
                deliveries.parked().size(),
                clockSkew().toSeconds(),
                isGreedy(),
                deliveries.isPaused());
    }

    @Override
    protected void doStart() throws Exception {
        repository = configuration.getCheckpoint() != null
                ? configuration.getCheckpoint()
                : new FileCheckpointRepository(Path.of(configuration.checkpointFile));
        // After a restart each would start where the other stopped, and miss what only the other has delivered.
        String conflict = "store their checkpoint under " + key
                + ". Give one of them another checkpointKey, or a repository of its own";
        ContextServices.reserve(context(), List.of(repository, key), this, conflict);
        try {
            ServiceHelper.startService(repository);
            halted = false;
            deliveries = new Deliveries(repository, key + ".parked", clock, configuration, prepare());
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what could not be started.
            ContextServices.release(context(), this);
            throw e;
        }
        figures = new Figures("feed", "routeId", getRouteId(), FeedFigures.class, this::figures)
                .account(getEndpoint())
                .health(() -> deliveries.isPaused() ? PAUSED : null)
                .operations(this);
        ShownFigures.of(context()).show(figures);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (figures != null) {
            ShownFigures.of(context()).hide(figures);
            figures = null;
            try {
                finish();
            } finally {
                ContextServices.release(context(), this);
            }
        }
    }

    @Override
    protected final int poll() throws Exception {
        polling.lockInterruptibly();
        try {
            if (halted) {
                return 0;
            }
            Map<String, Instant> again = deliveries.parked();
            again.keySet().retainAll(retryRequested);
            retryRequested.removeAll(again.keySet());
            unpark(again);
            if (!deliveries.isWaiting()) {
                read();
            }
            int delivered = deliver();
            forceConsumerAsReady();
            return delivered;
        } catch (InteraktException e) {
            if (e.getReason() != Reason.SHUTDOWN) {
                throw e;
            }
            return 0;
        } finally {
            polling.unlock();
        }
    }

    private int deliver() throws Exception {
        Deque<Object> due = new ArrayDeque<>();
        try {
            Delivery next;
            while (due.size() < getMaxMessagesPerPoll() && (next = deliveries.next()) != null) {
                due.add(next);
                select(next);
                if (next.items.isEmpty()) {
                    due.removeLast();
                    deliveries.close(next);
                }
            }
            int delivered = processBatch(due);
            giveUpExhausted();
            return delivered;
        } finally {
            while (!due.isEmpty()) {
                deliveries.putBack((Delivery) due.removeLast());
            }
            save();
        }
    }

    /** Delivers what is in the queue, unless the feed is being stopped or paused; what was not begun stays in it. */
    @Override
    public final int processBatch(Queue<Object> queue) throws Exception {
        int total = queue.size();
        int index = 0;
        try {
            for (; index < total && isBatchAllowed() && !halted && (index == 0 || !deliveries.isPaused()); index++) {
                Delivery delivery = (Delivery) queue.element();
                int attempt = deliveries.begin(delivery);
                queue.remove();
                pendingExchanges = total - index - 1;
                Exchange exchange = createExchange(false);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
                exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
                exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
                exchange.getMessage().setHeader(InteraktConstants.ATTEMPT, attempt);
                dispatch(exchange, delivery);
            }
        } finally {
            pendingExchanges = 0;
        }
        return index;
    }

    /** As with seda, the exchange is completed when the last exchange that it was handed over to is. */
    private void dispatch(Exchange exchange, Delivery delivery) {
        try {
            fill(exchange, delivery);
        } catch (Exception e) {
            // So that the route's error handler sees what cannot be mapped.
            exchange.setException(e);
        }
        delivery.whenDone = ended -> onDone(delivery, ended);
        exchange.getExchangeExtension().addOnCompletion(delivery);
        getAsyncProcessor().process(exchange, doneSync -> {
            // Where the handover itself has failed, no completion is called.
            if (exchange.isFailed()) {
                delivery.onFailure(exchange);
            }
            releaseExchange(exchange, false);
        });
    }

    private void onDone(Delivery delivery, Exchange ended) {
        if (!ended.isFailed()) {
            try {
                onSuccess(delivery);
                deliveries.unpark(delivery.times());
            } catch (RuntimeException e) {
                LOG.warn("A success of the route could not be stored; the same change may be delivered again", e);
            }
            Set<String> resumed = deliveries.succeeded(delivery);
            if (!resumed.isEmpty()) {
                LOG.info("The route succeeds again: the feed {} continues", key);
                retryRequested.addAll(resumed);
            }
            // Not only when the poll ends: with a slow route that takes long, and a crash would undo it all.
            save();
        } else if (deliveries.failed(delivery, ended.getException())) {
            LOG.warn(
                    "The route has failed with several different contacts in a row: the feed {} pauses, and tries one at a"
                            + " time until one succeeds",
                    key,
                    ended.getException());
        }
        giveUpExhausted();
    }

    private void giveUpExhausted() {
        deliveries.exhausted().forEach(this::giveUp);
    }

    /** Parks the items, with the times by which they are found again, or stops the route, as the option onFailure says. */
    private void giveUp(Delivery delivery) {
        Exception cause = delivery.failure;
        Map<String, Instant> entries = delivery.times();
        String why = "onFailure=stop";
        if (configuration.getOnFailure() == OnFailure.park) {
            try {
                if (deliveries.park(entries)) {
                    onParked(delivery);
                    deliveries.close(delivery);
                    LOG.warn("The route failed in all attempts with {}: parked", entries.keySet(), cause);
                    return;
                }
                why = Deliveries.MAX_PARKED + " are parked already";
            } catch (RuntimeException e) {
                why = "they could not be parked: " + e.getMessage();
            }
        }
        halted = true;
        LOG.error(
                "The route failed in all attempts with {}, and {}. The feed stops before, and starts there again",
                entries.keySet(),
                why,
                cause);
        if (getRouteId() != null) {
            // Not on this thread: a route that stops waits for its exchanges, and this is one of them.
            start("InteraktFeedStop", () -> stop(cause));
        }
    }

    private void stop(Exception cause) {
        try {
            context().getRouteController().stopRoute(getRouteId(), cause);
        } catch (Exception e) {
            LOG.error("The route {} could not be stopped; its feed delivers nothing more", getRouteId(), e);
        }
    }

    private void start(String thread, Runnable task) {
        context().getExecutorServiceManager().newThread(thread, task).start();
    }

    private CamelContext context() {
        return getEndpoint().getCamelContext();
    }
}
