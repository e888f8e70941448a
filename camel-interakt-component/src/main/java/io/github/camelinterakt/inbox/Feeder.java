package io.github.camelinterakt.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the handler: claims as many as there are free places, notes their results, and extends the lease of those
 * that are still being handled. One thread does all that, in one transaction a round; the handler runs on others.
 */
final class Feeder {

    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

    /** The lease is extended so many times before it could end. */
    private static final int SIGNS_OF_LIFE = 3;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** How long to wait for the results of what is being handled when the inbox stops. */
    private static final long LAST_RESULTS_NANOS = Duration.ofSeconds(5).toNanos();
    /** After so many failures in a row the inbox stops without its database: the leases end by themselves. */
    private static final int LAST_FAILURES = 3;
    /** The unique index on the lane: another node has just claimed an event of the same order key. */
    private static final String CONSTRAINT = "23";

    private final InboxSettings settings;
    private final Timing timing;
    private final int places;
    private final long pollMillis;
    private final Duration lease;
    private final Database database;
    private final InboxHandler handler;
    private final Executor routes;
    private final RandomGenerator random;
    private final String node;

    private final Semaphore signal = new Semaphore(0);
    private final Queue<InboxTable.Claim> results = new ConcurrentLinkedQueue<>();

    // Of the feeding thread:
    private final Map<Long, InboxTable.Claim> inFlight = new HashMap<>();
    /** Not noted yet, because the database could not be reached. */
    private final List<InboxTable.Claim> unnoted = new ArrayList<>();
    /** Whether the table may hold claims of this node that are not in flight: they are to be released. */
    private boolean hasStrayClaims;

    /** Of the last round: how many results were noted, and events taken from other nodes. */
    private int noted;

    private int takenOver;
    private boolean failedBefore;
    // When each is due, by System.nanoTime(): all of them in the first round.
    private long keepAt = System.nanoTime();
    private long countAt = keepAt;
    private long removeAt = keepAt;

    private volatile InboxFigures figures = InboxFigures.UNKNOWN;
    private volatile boolean isFeeding = true;
    private volatile boolean isClosed;

    /**
     * Creates a feeder.
     *
     * @param routes where the handler runs
     * @param random varies the waits between attempts
     * @param node distinguishes this node's claims from those of others, also after a restart
     */
    Feeder(
            InboxSettings settings,
            Timing timing,
            Database database,
            InboxHandler handler,
            Executor routes,
            RandomGenerator random,
            String node) {
        this.settings = settings;
        this.timing = timing;
        this.places = settings.concurrentConsumers();
        this.pollMillis = timing.poll().toMillis();
        this.lease = timing.lease();
        this.database = database;
        this.handler = handler;
        this.routes = routes;
        this.random = random;
        this.node = node;
    }

    InboxFigures figures() {
        return figures;
    }

    /** There may be something to do. */
    void wake() {
        signal.release();
    }

    /** Whether events are handed out. */
    void feed(boolean on) {
        isFeeding = on;
        wake();
    }

    /** Hands nothing more out, and ends once what is being handled is over, or lasts too long. */
    void close() {
        isClosed = true;
        wake();
    }

    /** The feeding thread's work: returns some time after the feeder was closed. */
    void run() {
        int failures = 0;
        try {
            while (!isClosed) {
                failures = attempt() ? 0 : failures + 1;
                long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
                await(failures == 0 ? pollMillis : pause);
            }
            noteLastResults();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(long millis) throws InterruptedException {
        if (signal.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /** Whatever goes wrong, an Error too, goes wrong with this round: events that nobody hands out are as good as lost. */
    private boolean attempt() {
        try {
            round(isFeeding);
            upkeep();
            failedBefore = false;
            return true;
        } catch (Throwable e) {
            if (!Database.isOutage(e) && !failedBefore) {
                failedBefore = true;
                LOG.error(
                        "The inbox {} cannot hand out events and keeps trying: {}",
                        settings.table(),
                        FailureReason.of(e));
            }
            return false;
        }
    }

    /** Notes the results that come meanwhile, and releases the claims that the handler has not got. */
    private void noteLastResults() throws InterruptedException {
        long start = System.nanoTime();
        int failures = 0;
        do {
            try {
                round(false);
                failures = 0;
            } catch (Exception e) {
                if (++failures == LAST_FAILURES) {
                    LOG.warn(
                            "The inbox {} could not note the results of the last events; they are handled again: {}",
                            settings.table(),
                            FailureReason.of(e));
                    return;
                }
            }
            if (inFlight.isEmpty() && !hasStrayClaims) {
                return;
            }
            await(FIRST_PAUSE_MILLIS);
        } while (System.nanoTime() - start < LAST_RESULTS_NANOS);
    }

    /**
     * One round, in one transaction.
     *
     * @throws SQLException if the database does not do its part; nothing is forgotten, and the next round goes on
     */
    void round(boolean claiming) throws SQLException {
        for (InboxTable.Claim result = results.poll(); result != null; result = results.poll()) {
            if (result.isReturned) {
                hasStrayClaims |= inFlight.remove(result.id, result);
            } else {
                unnoted.add(result);
            }
        }
        boolean keeping = isDue(keepAt);
        int free = claiming ? places - inFlight.size() + unnoted.size() : 0;
        if (unnoted.isEmpty() && !keeping && free <= 0 && !hasStrayClaims) {
            return;
        }
        List<InboxTable.Claim> claims;
        try {
            claims = database.run(table -> round(table, keeping, free));
        } catch (SQLException e) {
            hasStrayClaims = true;
            if (Database.state(e).startsWith(CONSTRAINT)) {
                LOG.debug("Another node has claimed an event of the same order key");
                wake();
                return;
            }
            throw e;
        }
        if (keeping) {
            keepAt = after(lease.dividedBy(SIGNS_OF_LIFE));
        }
        report();
        unnoted.forEach(result -> inFlight.remove(result.id, result));
        unnoted.clear();
        hasStrayClaims = false;
        claims.forEach(claim -> inFlight.put(claim.id, claim));
        claims.forEach(this::handOut);
    }

    private List<InboxTable.Claim> round(InboxTable table, boolean keeping, int free) throws SQLException {
        if (hasStrayClaims) {
            table.release(node, inFlight.keySet());
        }
        noted = table.done(
                node,
                unnoted.stream()
                        .filter(result -> result.failure == null)
                        .map(result -> result.id)
                        .toList());
        for (InboxTable.Claim result : unnoted) {
            if (result.failure != null) {
                noted += noteFailure(table, result);
            }
        }
        takenOver = 0;
        if (keeping) {
            table.keep(node, lease);
            takenOver = table.takeOver(settings.maxAttempts());
        }
        return free > 0 ? table.claim(node, free, lease) : List.of();
    }

    private int noteFailure(InboxTable table, InboxTable.Claim failed) throws SQLException {
        String reason = FailureReason.of(failed.failure);
        return failed.attempt < settings.maxAttempts()
                ? table.retry(node, failed, timing.retryAfter(failed.attempt, random), reason)
                : table.park(node, failed, reason);
    }

    private void report() {
        for (InboxTable.Claim result : unnoted) {
            if (result.failure != null && result.attempt >= settings.maxAttempts()) {
                LOG.error(
                        "An event of the inbox {} is parked after {} attempts: {}",
                        settings.table(),
                        result.attempt,
                        FailureReason.of(result.failure));
            }
        }
        if (noted < unnoted.size() && !hasStrayClaims) {
            LOG.warn(
                    "{} events of the inbox {} were finished here after another node had taken them over: they are handled"
                            + " twice. This node was cut off from the database, or stood still, for longer than {} s",
                    unnoted.size() - noted,
                    settings.table(),
                    lease.toSeconds());
        }
        if (takenOver > 0) {
            LOG.warn(
                    "{} events of the inbox {} were taken from a node that gave no sign of life",
                    takenOver,
                    settings.table());
        }
    }

    private void upkeep() throws SQLException {
        if (isDue(countAt)) {
            figures = database.run(InboxTable::figures);
            countAt = after(timing.figures());
        }
        if (isDue(removeAt) && !database.run(table -> table.removeDone(settings.retention()))) {
            removeAt = after(timing.removal());
        }
    }

    /** By the time that has passed here, which no correction of a clock changes. */
    private static boolean isDue(long moment) {
        return System.nanoTime() - moment >= 0;
    }

    private static long after(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    /** Without a thread for it, this attempt has failed: in flight for ever, an event would keep its place. */
    private void handOut(InboxTable.Claim claim) {
        try {
            routes.execute(() -> handle(claim));
        } catch (Throwable failure) {
            finish(claim, failure);
        }
    }

    /** Whatever a route throws, also an Error, is that event's failure and not the feeder's. */
    private void handle(InboxTable.Claim claim) {
        if (isClosed) {
            claim.isReturned = true;
            finish(claim, null);
            return;
        }
        CompletionStage<Void> stage;
        try {
            stage = handler.handle(claim.event, claim.attempt);
        } catch (Throwable failure) {
            finish(claim, failure);
            return;
        }
        stage.whenComplete((nothing, failure) -> finish(claim, failure));
    }

    private void finish(InboxTable.Claim claim, Throwable failure) {
        claim.failure = failure;
        results.add(claim);
        wake();
    }
}
