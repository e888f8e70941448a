package io.github.camelinterakt.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.context.RouteResources;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the feeds share: the checkpoint, handing exchanges to the route, and what happens when the route fails. */
@ManagedResource(description = "Managed Interakt feed")
public abstract class FeedConsumer extends ScheduledBatchPollingConsumer {

    private record CheckpointEntry(StateRepository<String, String> repository, String key) {}

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    final FeedConfiguration configuration;
    final Clock clock;
    final String key;

    /** One poll at a time: the scheduler's, or one that was asked for. */
    private final ReentrantLock polling = new ReentrantLock();

    private final AtomicBoolean isPollRequested = new AtomicBoolean();
    private RouteResources resources;
    private StateRepository<String, String> repository;
    private Parked parked;
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

    /** Lets go of what it polls with, after the scheduler has stopped. */
    void finish() {}

    /** Reads on and hands out. */
    abstract int pollOnce() throws Exception;

    /** Where the feed would start again. */
    abstract Instant mark();

    /** How many exchanges are in flight in the route. */
    abstract int inFlight();

    /** How long after a change a poll finds it, in milliseconds. */
    abstract long pollSoonDelay();

    /** Hands out again what is parked, with the next poll. */
    @ManagedOperation(description = "Hand out again what is parked, with the next poll")
    public abstract void retryParked();

    /** Polls without waiting for the delay to pass, but for users for the lag. */
    @ManagedOperation(description = "Poll without waiting for the delay to pass")
    public void pollSoon() {
        if (isPollRequested.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(
                            pollSoonDelay(), TimeUnit.MILLISECONDS, task -> start("InteraktPollSoon", task))
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

    @ManagedAttribute(
            description = "Where the feed would start again: all changes before are completed or parked, in UTC")
    public String getCheckpoint() {
        return mark().toString();
    }

    @ManagedAttribute(description = "How far the checkpoint is behind now, in seconds")
    public long getLagSeconds() {
        return Duration.between(mark(), clock.instant()).toSeconds();
    }

    @ManagedAttribute(description = "How many exchanges are in flight in the route")
    public int getInFlight() {
        return inFlight();
    }

    @ManagedAttribute(description = "Whether more is to be handed out at once, without waiting for the delay")
    public boolean isCatchingUp() {
        return isGreedy();
    }

    @ManagedAttribute(description = "How many are parked")
    public int getParkedCount() {
        return parked == null ? 0 : parked.count();
    }

    @Override
    protected void doStart() throws Exception {
        repository = configuration.getCheckpoint() != null
                ? configuration.getCheckpoint()
                : new FileCheckpointRepository(Path.of(configuration.getCheckpointFile()));
        resources = RouteResources.of(getEndpoint().getCamelContext());
        // After a restart each would start where the other stopped, and miss what only the other has handed out.
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
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (resources != null) {
            try {
                finish();
            } finally {
                resources.release(this);
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
            int handedOut = pollOnce();
            forceConsumerAsReady();
            return handedOut;
        } finally {
            polling.unlock();
        }
    }

    final int maxPerPoll() {
        return getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : Integer.MAX_VALUE;
    }

    final StateRepository<String, String> repository() {
        return repository;
    }

    final Parked parked() {
        return parked;
    }

    final boolean isHalted() {
        return halted;
    }

    /** An exchange with the batch's properties and the header that says which attempt it is. */
    final Exchange createExchange(int index, int total, int attempt) {
        Exchange exchange = createExchange(false);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        exchange.getMessage().setHeader(InteraktConstants.ATTEMPT, attempt);
        return exchange;
    }

    /**
     * Hands an exchange to the route. It counts as completed when the last exchange that it was handed over to is, as seda
     * does it.
     *
     * @param succeeded is called once if the route succeeds, on whatever thread
     * @param failed is called once if it fails
     */
    final void handOut(Exchange exchange, Runnable succeeded, Consumer<Exchange> failed) {
        AtomicBoolean isDone = new AtomicBoolean();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange completed) {
                if (isDone.compareAndSet(false, true)) {
                    succeeded.run();
                }
            }

            @Override
            public void onFailure(Exchange failure) {
                if (isDone.compareAndSet(false, true)) {
                    failed.accept(failure);
                }
            }
        });
        getAsyncProcessor().process(exchange, doneSync -> {
            // Where handing over itself has failed, no completion is called.
            if (exchange.isFailed() && isDone.compareAndSet(false, true)) {
                failed.accept(exchange);
            }
            releaseExchange(exchange, false);
        });
    }

    /**
     * Parks what failed in all its attempts, or stops the route, as the option onFailure says.
     *
     * @param entries ids, and the times by which they are found again
     * @param onParked is called if they are parked
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
                return;
            }
            halt(what + ", and there are " + Parked.MAX + " parked already", cause);
        } catch (RuntimeException e) {
            halt(what + ", and it could not be parked: " + e.getMessage(), cause);
        }
    }

    private void halt(String why, Throwable cause) {
        halted = true;
        LOG.error("{}. The feed stops before it, and starts there again", why, cause);
        String route = getRouteId();
        if (route != null) {
            // Not here: a route cannot stop while one of its exchanges waits for it to be stopped.
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
            LOG.error("The route {} could not be stopped; its feed hands out nothing more", route, e);
        }
    }
}
