package io.github.camelinterakt.feed;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a feed poll out of turn, when something says that a contact has changed: as soon as the lag is over, because a window
 * that ends before would not hold the change.
 */
final class EarlyPoll extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyPoll.class);

    /** A poll; what it throws is logged. */
    interface Poll {
        void run() throws Exception;
    }

    private final CamelContext context;
    private final String uri;
    private final Duration lag;
    private final Poll poll;
    private final AtomicBoolean requested = new AtomicBoolean();
    private ScheduledExecutorService executor;
    private Consumer consumer;

    /**
     * An early poll.
     *
     * @param uri an endpoint whose exchanges ask for it
     */
    EarlyPoll(CamelContext context, String uri, Duration lag, Poll poll) {
        this.context = context;
        this.uri = uri;
        this.lag = lag;
        this.poll = poll;
    }

    /** Asks for a poll; requests before it begins are one. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            Future<?> scheduled = executor.schedule(this::run, lag.toMillis() + 1, TimeUnit.MILLISECONDS);
            LOG.debug("{} asks for a poll: {}", uri, scheduled);
        }
    }

    private void run() {
        requested.set(false);
        try {
            poll.run();
        } catch (Exception e) {
            LOG.warn("A poll that {} asked for has failed; the next one tries again", uri, e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktEarlyPoll");
        consumer = context.getEndpoint(uri).createConsumer(exchange -> request());
        ServiceHelper.startService(consumer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownService(consumer);
        context.getExecutorServiceManager().shutdownNow(executor);
    }
}
