package io.github.camelinterakt.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

/**
 * What the feeds share: where they note down how far they are, how an exchange is handed to the route and told to have been
 * completed, and what happens when the route cannot cope.
 */
@ManagedResource(description = "Managed Interakt feed")
public abstract class FeedConsumer extends ScheduledBatchPollingConsumer {

    private record CheckpointEntry(StateRepository<String, String> repository, String key) {}

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    final FeedConfiguration configuration;
    final Clock clock;
    final String key;

    /** One poll at a time: the scheduler's, or one that an event has asked for. */
    private final ReentrantLock polling = new ReentrantLock();

    private RouteResources resources;
    private StateRepository<String, String> repository;
    private Parked parked;
    private EarlyPoll earlyPoll;
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

    /** Up to when all is done with. */
    abstract Instant mark();

    /** How many exchanges are under way in the route. */
    abstract int inFlight();

    /** How long after a change a poll finds it. */
    abstract Duration earlyPollDelay();

    /** Hands out again what is parked, with the next poll. */
    @ManagedOperation(description = "Hand out again what is parked, with the next poll")
    public abstract void retryParked();

    /** Polls without waiting for the delay to pass, but for users for the lag. */
    @ManagedOperation(description = "Poll without waiting for the delay to pass")
    public void pollSoon() {
        EarlyPoll poll = earlyPoll;
        if (poll != null) {
            poll.request();
        }
    }

    @ManagedAttribute(description = "Up to when every change has been completed or is parked, in UTC")
    public String getCheckpoint() {
        return mark().toString();
    }

    @ManagedAttribute(description = "How far the checkpoint is behind now, in seconds")
    public long getLagSeconds() {
        return Duration.between(mark(), clock.instant()).toSeconds();
    }

    @ManagedAttribute(description = "How many exchanges are under way in the route")
    public int getInFlight() {
        return inFlight();
    }

    @ManagedAttribute(description = "Whether more is to be handed out at once, without waiting for the delay")
    public boolean isCatchingUp() {
        return isGreedy();
    }

    @Override
    protected void doStart() throws Exception {
        repository = configuration.getCheckpoint() != null
                ? configuration.getCheckpoint()
                : new FileCheckpointRepository(Path.of(configuration.getCheckpointFile()));
        resources = RouteResources.of(getEndpoint().getCamelContext());
        // After a restart each would go on where the other was: what only the other has handed out would never come.
        resources.take(
                new CheckpointEntry(repository, key),
                this,
                "note down under " + key
                        + " how far their feeds are. Give one of them another checkpointKey, or a repository of its own");
        try {
            ServiceHelper.startService(repository);
            parked = new Parked(repository, key + ".parked");
            halted = false;
            prepare();
            earlyPoll = new EarlyPoll(
                    getEndpoint().getCamelContext(), configuration.getPollOn(), earlyPollDelay(), this::pollEarly);
            earlyPoll.start();
            super.doStart();
        } catch (Exception e) {
            // Camel does not stop what could not be started.
            resources.release(this);
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (earlyPoll != null) {
            earlyPoll.stop();
            earlyPoll = null;
        }
        super.doStop();
        if (resources != null) {
            try {
                finish();
            } finally {
                resources.release(this);
            }
        }
    }

    private void pollEarly() throws Exception {
        do {
            poll();
        } while (isGreedy() && isRunAllowed() && !halted);
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

    /** How many are parked. */
    @ManagedAttribute(description = "How many are parked")
    public int getParkedCount() {
        return parked == null ? 0 : parked.count();
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
     * @param succeeded is called once if the route has coped, on whatever thread
     * @param failed is called once if it has not
     */
    final void handOut(Exchange exchange, Runnable succeeded, Consumer<Exchange> failed) {
        AtomicBoolean told = new AtomicBoolean();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange completed) {
                if (told.compareAndSet(false, true)) {
                    succeeded.run();
                }
            }

            @Override
            public void onFailure(Exchange failure) {
                if (told.compareAndSet(false, true)) {
                    failed.accept(failure);
                }
            }
        });
        getAsyncProcessor().process(exchange, doneSync -> {
            // Where handing over itself has failed, nobody else would tell.
            if (exchange.isFailed() && told.compareAndSet(false, true)) {
                failed.accept(exchange);
            }
            releaseExchange(exchange, false);
        });
    }

    /**
     * Does what the option says with what has failed for the last time.
     *
     * @param entries ids, and the times by which they are found again
     * @param settle is called if they are parked
     */
    final void giveUp(Exchange failure, Map<String, Instant> entries, Runnable settle) {
        Throwable cause = failure.getException();
        String what = "After " + configuration.getFeedAttempts() + " attempts the route has not coped with "
                + entries.keySet();
        if (configuration.getOnFailure() == OnFailure.stop) {
            halt(what, cause);
            return;
        }
        try {
            if (parked.add(entries)) {
                settle.run();
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
            getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newThread("InteraktFeedStop", () -> stop(route, cause))
                    .start();
        }
    }

    private void stop(String route, Throwable cause) {
        try {
            getEndpoint().getCamelContext().getRouteController().stopRoute(route, cause);
        } catch (Exception e) {
            LOG.error("The route {} could not be stopped; its feed hands out nothing more", route, e);
        }
    }
}
