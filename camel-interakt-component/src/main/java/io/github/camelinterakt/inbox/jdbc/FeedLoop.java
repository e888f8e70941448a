package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLException;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the feeder going, whatever the database does. */
final class FeedLoop {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

    /** How long the results of what is being handled are waited for when the inbox stops. */
    private static final long LAST_RESULTS_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration LAST_RESULTS_EVERY = Duration.ofMillis(100);

    /** Part of a round. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private final InboxSettings settings;
    private final Feeder feeder;
    private final Step before;
    private final Step after;

    private volatile boolean feeding = true;
    private volatile boolean closed;
    private boolean failedBefore;

    /**
     * A loop.
     *
     * @param before done before each round
     * @param after done after each round
     */
    FeedLoop(InboxSettings settings, Feeder feeder, Step before, Step after) {
        this.settings = settings;
        this.feeder = feeder;
        this.before = before;
        this.after = after;
    }

    /** Whether events are handed out. */
    void feed(boolean on) {
        feeding = on;
        feeder.wake();
    }

    /** Hands nothing more out, and ends once what is being handled is over, or lasts too long. */
    void close() {
        closed = true;
        feeder.wake();
    }

    /** The feeding thread's work: returns some time after the loop was closed. */
    void run() {
        int failures = 0;
        try {
            while (!closed) {
                failures = round() ? 0 : failures + 1;
                feeder.await(failures == 0 ? settings.pollInterval() : Feeder.pauseAfter(failures));
            }
            noteLastResults();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, an Error too, goes wrong with this round: events that nobody hands out are as good as lost. */
    private boolean round() {
        try {
            before.run();
            feeder.round(feeding);
            after.run();
            failedBefore = false;
            return true;
        } catch (Throwable e) {
            boolean outage = e instanceof SQLException sql && Outages.isOutage(sql);
            if (!outage && !failedBefore) {
                failedBefore = true;
                LOG.error(
                        "The inbox {} cannot hand out events, and keeps trying: {}",
                        settings.table(),
                        FailureReason.of(e));
            }
            return false;
        }
    }

    /** Without a database there is nothing to wait for: the claims end by themselves. */
    private void noteLastResults() throws InterruptedException {
        long start = System.nanoTime();
        try {
            while (!feeder.isIdle() && System.nanoTime() - start < LAST_RESULTS_NANOS) {
                feeder.round(false);
                if (!feeder.isIdle()) {
                    feeder.await(LAST_RESULTS_EVERY);
                }
            }
        } catch (SQLException e) {
            LOG.warn(
                    "The inbox {} could not note what became of the last events; they are handled again: {}",
                    settings.table(),
                    FailureReason.of(e));
        }
    }
}
