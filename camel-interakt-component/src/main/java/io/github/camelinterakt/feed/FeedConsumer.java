package io.github.camelinterakt.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.OnFailure;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.context.Figure;
import io.github.camelinterakt.context.RouteResources;
import io.github.camelinterakt.management.Figures;
import io.github.camelinterakt.management.ShownFigures;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the feeds share: the checkpoint, the way into the route, failures of the route, and the figures. */
public abstract class FeedConsumer extends ScheduledBatchPollingConsumer {

    private record CheckpointEntry(StateRepository<String, String> repository, String key) {}

    private record FeedFigures(
            @Figure("Where the feed would start again: all changes before are completed or parked, in UTC")
            Instant checkpoint,

            @Figure("Seconds between the checkpoint and now")
            long lagSeconds,

            @Figure("Exchanges in flight in the route") int inFlight,
            @Figure("Ids that are parked") int parkedCount,
            @Figure("Whether the next poll follows at once") boolean catchingUp) {}

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    final FeedConfiguration configuration;
    final Clock clock;
    final String key;
    StateRepository<String, String> repository;
    Parked parked;

    /** One poll at a time: the scheduler's, or a requested one. */
    private final ReentrantLock polling = new ReentrantLock();

    private final AtomicBoolean isPollRequested = new AtomicBoolean();
    private final AtomicBoolean isRetryRequested = new AtomicBoolean();
    private Figures figures;
    private volatile boolean halted;

    FeedConsumer(
            Endpoint endpoint, Processor processor, FeedConfiguration configuration, Clock clock, String defaultKey) {
        super(endpoint, processor);
        this.configuration = configuration;
        this.clock = clock;
        this.key = configuration.getCheckpointKey() == null ? defaultKey : configuration.getCheckpointKey();
        setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
    }

    /** Gets ready to poll, before the scheduler starts. */
    void prepare() {}

    /** Releases what polls used, after the scheduler has stopped. */
    void finish() {}

    /** Reads on and delivers. */
    abstract int pollOnce() throws Exception;

    /** Makes this poll deliver what is parked. */
    abstract void unpark();

    /** Begins an attempt, and returns its number. */
    abstract int begin(Object item) throws InterruptedException;

    /** Fills the exchange of the attempt that has begun, and sends it into the route. */
    abstract void dispatch(Object item, Exchange exchange);

    abstract int inFlight();

    /** How long after a change a poll finds it. */
    abstract Duration visibleAfter();

    /** Where the feed would start again: all changes before are completed or parked. */
    public abstract Instant checkpoint();

    /** Delivers again what is parked, with the next poll. */
    @ManagedOperation(description = "Deliver again what is parked, with the next poll")
    public final void retryParked() {
        isRetryRequested.set(true);
    }

    /** Polls without waiting for the delay; {@code users} waits for the lag, to find what has just changed. */
    @ManagedOperation(description = "Poll without waiting for the delay to pass")
    public final void pollSoon() {
        if (isPollRequested.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(
                            visibleAfter().toMillis(), TimeUnit.MILLISECONDS, task -> start("InteraktPollSoon", task))
                    .execute(this::pollNow);
        }
    }

    private void pollNow() {
        isPollRequested.set(false);
        try {
            while (isRunAllowed() && !halted) {
                poll();
                if (!isGreedy()) {
                    return;
                }
            }
        } catch (Exception e) {
            LOG.warn("The requested poll failed; the next scheduled poll retries", e);
        }
    }

    private FeedFigures figures() {
        long lag = Duration.between(checkpoint(), clock.instant()).toSeconds();
        return new FeedFigures(checkpoint(), lag, inFlight(), parked.count(), isGreedy());
    }

    @Override
    protected void doStart() throws Exception {
        repository = configuration.getCheckpoint() != null
                ? configuration.getCheckpoint()
                : new FileCheckpointRepository(Path.of(configuration.checkpointFile()));
        RouteResources resources = RouteResources.of(getEndpoint().getCamelContext());
        // After a restart each would start where the other stopped, and miss what only the other has delivered.
        resources.take(
                new CheckpointEntry(repository, key),
                this,
                "store their checkpoint under " + key
                        + ". Give one of them another checkpointKey, or a repository of its own");
        try {
            ServiceHelper.startService(repository);
            parked = new Parked(repository, key + ".parked");
            halted = false;
            prepare();
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what could not be started.
            resources.release(this);
            throw e;
        }
        figures = new Figures("feed", "routeId", getRouteId(), FeedFigures.class, this::figures).operations(this);
        ShownFigures.of(getEndpoint().getCamelContext()).show(figures);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (figures != null) {
            ShownFigures.of(getEndpoint().getCamelContext()).hide(figures);
            figures = null;
            try {
                finish();
            } finally {
                RouteResources.of(getEndpoint().getCamelContext()).release(this);
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
            if (isRetryRequested.getAndSet(false)) {
                unpark();
            }
            int delivered = pollOnce();
            forceConsumerAsReady();
            return delivered;
        } finally {
            polling.unlock();
        }
    }

    final int maxPerPoll() {
        return getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : Integer.MAX_VALUE;
    }

    /** Delivers what is in the queue, unless the feed is being stopped; what was not begun stays in it. */
    @Override
    public final int processBatch(Queue<Object> queue) throws Exception {
        int total = queue.size();
        int index = 0;
        try {
            for (; index < total && isBatchAllowed() && !halted; index++) {
                int attempt = begin(queue.element());
                Object item = queue.remove();
                pendingExchanges = total - index - 1;
                Exchange exchange = createExchange(false);
                exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
                exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
                exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
                exchange.getMessage().setHeader(InteraktConstants.ATTEMPT, attempt);
                dispatch(item, exchange);
            }
        } finally {
            pendingExchanges = 0;
        }
        return index;
    }

    /**
     * Sends an exchange into the route. As with seda, it is completed when the last exchange that it was handed over to is:
     * then one of the callbacks is called, once, on any thread.
     */
    final void send(Exchange exchange, Runnable onSuccess, Consumer<Exchange> onFailure) {
        AtomicBoolean isDone = new AtomicBoolean();
        Consumer<Exchange> end = ended -> {
            if (!isDone.compareAndSet(false, true)) {
                return;
            }
            if (ended.isFailed()) {
                onFailure.accept(ended);
            } else {
                onSuccess.run();
            }
        };
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                end.accept(ended);
            }
        });
        getAsyncProcessor().process(exchange, doneSync -> {
            // Where the handover itself has failed, no completion is called.
            if (exchange.isFailed()) {
                end.accept(exchange);
            }
            releaseExchange(exchange, false);
        });
    }

    /**
     * Parks what failed in all attempts, or stops the route, as the option onFailure says.
     *
     * @param entries ids, with the times by which they are found again
     */
    final void giveUp(Exchange failure, Map<String, Instant> entries, Runnable onParked) {
        Throwable cause = failure.getException();
        String what = "The route failed " + configuration.getFeedAttempts() + " times with " + entries.keySet();
        if (configuration.getOnFailure() == OnFailure.stop) {
            halt(what, cause);
            return;
        }
        try {
            if (parked.add(entries)) {
                onParked.run();
                LOG.warn("{}, parked under {}.parked", what, key, cause);
            } else {
                halt(what + ", and there are " + Parked.MAX + " parked already", cause);
            }
        } catch (RuntimeException e) {
            halt(what + ", and it could not be parked: " + e.getMessage(), cause);
        }
    }

    private void halt(String why, Throwable cause) {
        halted = true;
        LOG.error("{}. The feed stops before it, and starts there again", why, cause);
        String route = getRouteId();
        if (route != null) {
            // Not on this thread: a route that stops waits for its exchanges, and this is one of them.
            start("InteraktFeedStop", () -> stop(route, cause));
        }
    }

    private void start(String thread, Runnable task) {
        getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThread(thread, task)
                .start();
    }

    private void stop(String route, Throwable cause) {
        try {
            getEndpoint().getCamelContext().getRouteController().stopRoute(route, cause);
        } catch (Exception e) {
            LOG.error("The route {} could not be stopped; its feed delivers nothing more", route, e);
        }
    }
}
