package io.github.camelinterakt.internal.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.internal.jdbc.Database;
import io.github.camelinterakt.internal.jdbc.FailureReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the handler: claims as many as there are free places, records their results, and extends the lease of
 * those in flight. One thread does that, in one transaction a round; the handler runs on other threads.
 */
final class Feeder {

    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

    /** So often the lease is extended before it would expire. */
    private static final int EXTENSIONS = 3;

    /** How long an inbox that stops waits for the results of the events in flight. */
    private static final Duration LAST_RESULTS = Duration.ofSeconds(5);

    private static final long LAST_PAUSE_MILLIS = 100;

    private final Inbox.Settings settings;
    private final Timing timing;
    private final int places;
    private final long pollMillis;
    private final Duration lease;
    private final Database<InboxTable> database;
    private final Inbox.Handler handler;
    private final Executor routes;
    private final String node;

    private final Semaphore signal = new Semaphore(0);
    private final Queue<InboxEvent> results = new ConcurrentLinkedQueue<>();

    // Of the feeding thread:
    private final Map<Long, InboxEvent> inFlight = new HashMap<>();
    /** Results that are to be recorded. */
    private final List<InboxEvent> unrecorded = new ArrayList<>();
    /** Whether the table may hold claims of this node that are not in flight: they are to be released. */
    private boolean hasStrayClaims;

    private boolean failedBefore;
    // When each is due, by System.nanoTime(): all of them in the first round.
    private long keepAt = System.nanoTime();
    private long countAt = keepAt;
    private long removeAt = keepAt;

    volatile InboxFigures figures = InboxFigures.UNKNOWN;
    private volatile boolean isFeeding = true;
    private volatile boolean isClosed;
    volatile boolean isHanging;

    /** A feeder whose handler runs on {@code routes}; {@code node} identifies its claims, and is another one after a restart. */
    Feeder(
            Inbox.Settings settings,
            Timing timing,
            Database<InboxTable> database,
            Inbox.Handler handler,
            Executor routes,
            String node) {
        this.settings = settings;
        this.timing = timing;
        this.places = settings.concurrentConsumers();
        this.pollMillis = timing.poll().toMillis();
        this.lease = timing.lease();
        this.database = database;
        this.handler = handler;
        this.routes = routes;
        this.node = node;
    }

    /** There may be something to do. */
    void wake() {
        signal.release();
    }

    /** Starts or pauses delivery. */
    void feed(boolean on) {
        isFeeding = on;
        wake();
    }

    /** Ends delivery, and {@link #run()} when the events in flight are done or take too long. */
    void close() {
        isClosed = true;
        wake();
    }

    /** Runs rounds on the calling thread until the feeder is closed, and then records the last results. */
    void run() {
        try {
            while (!isClosed) {
                attempt();
                await(pollMillis);
            }
            long end = after(LAST_RESULTS);
            while ((!attempt() || !inFlight.isEmpty()) && !isDue(end)) {
                await(LAST_PAUSE_MILLIS);
            }
            if (!inFlight.isEmpty()) {
                LOG.warn(
                        "The inbox {} stops without the results of {} events: they are handled again",
                        settings.table(),
                        inFlight.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(long millis) throws InterruptedException {
        if (signal.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /** Runs a round. A failure, an Error too, fails this round only: no event would be delivered any more. */
    private boolean attempt() {
        try {
            round(isFeeding && !isClosed);
            if (!isClosed) {
                upkeep();
            }
            failedBefore = false;
            return true;
        } catch (Throwable e) {
            if (!Database.isOutage(e) && !failedBefore) {
                failedBefore = true;
                LOG.error(
                        "The inbox {} cannot deliver events and keeps trying: {}",
                        settings.table(),
                        FailureReason.of(e));
            }
            return false;
        }
    }

    /** One round, in one transaction; if that fails, the next round records the same results. */
    void round(boolean claiming) throws SQLException {
        for (InboxEvent result = results.poll(); result != null; result = results.poll()) {
            if (result.isReturned) {
                hasStrayClaims |= inFlight.remove(result.id, result);
            } else {
                unrecorded.add(result);
            }
        }
        boolean keeping = isDue(keepAt);
        int free = claiming ? places - inFlight.size() + unrecorded.size() : 0;
        if (unrecorded.isEmpty() && !keeping && free <= 0 && !hasStrayClaims) {
            return;
        }
        List<InboxEvent> claims;
        try {
            claims = database.run(table -> round(table, keeping, free));
        } catch (SQLException e) {
            hasStrayClaims = true;
            if (Database.isConstraint(e)) {
                // The unique index on the lane.
                LOG.debug("Another node has claimed an event of the same order key");
                wake();
                return;
            }
            throw e;
        }
        if (keeping) {
            keepAt = after(lease.dividedBy(EXTENSIONS));
        }
        unrecorded.forEach(result -> inFlight.remove(result.id, result));
        unrecorded.clear();
        hasStrayClaims = false;
        claims.forEach(claim -> inFlight.put(claim.id, claim));
        claims.forEach(this::dispatch);
    }

    private List<InboxEvent> round(InboxTable table, boolean keeping, int free) throws SQLException {
        if (hasStrayClaims) {
            table.release(node, inFlight.keySet());
        }
        int recorded = table.done(
                node,
                unrecorded.stream()
                        .filter(result -> result.failure == null)
                        .map(result -> result.id)
                        .toList());
        for (InboxEvent result : unrecorded) {
            if (result.failure != null) {
                recorded += recordFailure(table, result);
            }
        }
        if (recorded < unrecorded.size() && !hasStrayClaims) {
            LOG.warn(
                    "{} events of the inbox {} completed here after another node had taken them over: they are handled"
                            + " twice. This node had no database connection, or was paused, for longer than {} s",
                    unrecorded.size() - recorded,
                    settings.table(),
                    lease.toSeconds());
        }
        if (keeping) {
            table.keep(node, lease);
            int takenOver = table.takeOver(settings.maxAttempts());
            if (takenOver > 0) {
                LOG.warn(
                        "{} events of the inbox {} were taken over from a node whose lease expired",
                        takenOver,
                        settings.table());
            }
        }
        return free > 0 ? table.claim(node, free, lease) : List.of();
    }

    private int recordFailure(InboxTable table, InboxEvent failed) throws SQLException {
        String reason = FailureReason.of(failed.failure);
        boolean parks = failed.attempt >= settings.maxAttempts();
        if (parks) {
            LOG.error(
                    "An event of the inbox {} is parked after {} attempts: {}",
                    settings.table(),
                    failed.attempt,
                    reason);
        }
        Duration delay = timing.retryAfter(failed.attempt, ThreadLocalRandom.current());
        return table.failed(node, failed, reason, delay, parks);
    }

    private void upkeep() throws SQLException {
        if (isDue(countAt)) {
            boolean first = figures.asOf() == null;
            long hanging = hanging().toSeconds();
            figures = database.run(table -> table.figures(node, lease, hanging));
            if (first && figures.claimedElsewhere() > 0) {
                LOG.info(
                        "{} events of the inbox {} are claimed by other nodes. The one that has been silent for longest was last"
                                + " seen at {}; if it has crashed, its events are taken over at {}",
                        figures.claimedElsewhere(),
                        settings.table(),
                        figures.lastSeenElsewhere(),
                        figures.takeOverAt());
            }
            countAt = after(timing.figures());
        }
        if (isDue(removeAt) && !database.run(table -> table.removeDone(settings.retention()))) {
            removeAt = after(timing.removal());
        }
    }

    /** For how long no consumer has been free; logged once it is long. */
    private Duration hanging() {
        long first = inFlight.values().stream()
                .mapToLong(event -> event.since - System.nanoTime())
                .max()
                .orElse(0);
        Duration hanging = inFlight.size() < places ? Duration.ZERO : Duration.ofNanos(-first);
        boolean isLong = hanging.compareTo(timing.hanging()) > 0;
        if (isLong && !isHanging) {
            LOG.warn(
                    "The route of the inbox {} has completed no event for {} s: all {} consumers are busy, and nothing is"
                            + " delivered",
                    settings.table(),
                    hanging.toSeconds(),
                    places);
        }
        isHanging = isLong;
        return hanging;
    }

    /** Measured by System.nanoTime(), which no correction of a clock changes. */
    private static boolean isDue(long moment) {
        return System.nanoTime() - moment >= 0;
    }

    private static long after(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    /** Without a thread the attempt fails, because the event would keep its place for ever. */
    private void dispatch(InboxEvent claim) {
        claim.since = System.nanoTime();
        try {
            routes.execute(() -> handle(claim));
        } catch (Throwable failure) {
            finish(claim, failure);
        }
    }

    /** Whatever a route throws, an Error too, fails that event and not the feeder. */
    private void handle(InboxEvent claim) {
        Throwable failure = null;
        try {
            claim.isReturned = isClosed;
            if (!claim.isReturned) {
                handler.handle(claim, claim.attempt);
            }
        } catch (Throwable e) {
            failure = e;
        }
        finish(claim, failure);
    }

    private void finish(InboxEvent claim, Throwable failure) {
        claim.failure = failure;
        results.add(claim);
        wake();
    }
}
