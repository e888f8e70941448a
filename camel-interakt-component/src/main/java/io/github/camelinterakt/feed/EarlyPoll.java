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

/** Lets a feed poll out of turn, when somebody asks for it or an exchange at an endpoint says that something has changed. */
final class EarlyPoll extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyPoll.class);

    /** A poll; what it throws is logged. */
    interface Poll {
        void run() throws Exception;
    }

    private final CamelContext context;
    private final String uri;
    private final Duration delay;
    private final Poll poll;
    private final AtomicBoolean requested = new AtomicBoolean();
    private ScheduledExecutorService executor;
    private Consumer consumer;

    /**
     * An early poll.
     *
     * @param uri an endpoint whose exchanges ask for it; null if there is none
     * @param delay how long after it was asked for a poll finds what has changed
     */
    EarlyPoll(CamelContext context, String uri, Duration delay, Poll poll) {
        this.context = context;
        this.uri = uri;
        this.delay = delay;
        this.poll = poll;
    }

    /** Asks for a poll; requests before it begins are one. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            Future<?> scheduled = executor.schedule(this::run, delay.toMillis() + 1, TimeUnit.MILLISECONDS);
            LOG.debug("An early poll was asked for: {}", scheduled);
        }
    }

    private void run() {
        requested.set(false);
        try {
            poll.run();
        } catch (Exception e) {
            LOG.warn("A poll that was asked for has failed; the next one tries again", e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "InteraktEarlyPoll");
        if (uri != null) {
            consumer = context.getEndpoint(uri).createConsumer(exchange -> request());
            ServiceHelper.startService(consumer);
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownService(consumer);
        context.getExecutorServiceManager().shutdownNow(executor);
    }
}
