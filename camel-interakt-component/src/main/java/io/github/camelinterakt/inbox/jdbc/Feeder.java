package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.inbox.InboxHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the handler: claims as many as there are free places, notes what has become of them, and keeps the claims
 * on those that are still being handled. One thread does all that; the handler runs on others.
 */
final class Feeder {

    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

    /** A claim is kept so many times before it could end. */
    private static final int SIGNS_OF_LIFE = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A unique index has stopped a claim: another node has just taken an event of the same customer. */
    private static final String CONSTRAINT = "23";

    private record Result(Claim claim, Throwable failure) {}

    private final InboxSettings settings;
    private final Transactions transactions;
    private final ClaimTable claims;
    private final InboxHandler handler;
    private final Executor routes;
    private final Clock clock;
    private final RandomGenerator random;
    private final String node;

    private final Semaphore signal = new Semaphore(0);
    private final Map<Long, Claim> inFlight = new ConcurrentHashMap<>();
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    /** Taken from the results, and not noted yet because the database could not be reached. */
    private final List<Result> unnoted = new ArrayList<>();

    /** Tokens of claims of which it is not known whether they were committed. */
    private final List<String> uncertain = new ArrayList<>();

    private long claimCount;
    private Instant keptAt = Instant.MIN;

    /**
     * A feeder.
     *
     * @param routes where the handler runs
     * @param random varies the waits between attempts
     * @param node tells this node's claims from those of others
     */
    Feeder(
            InboxSettings settings,
            Transactions transactions,
            InboxHandler handler,
            Executor routes,
            Clock clock,
            RandomGenerator random,
            String node) {
        this.settings = settings;
        this.transactions = transactions;
        this.claims = new ClaimTable(settings.table(), settings.ordered());
        this.handler = handler;
        this.routes = routes;
        this.clock = clock;
        this.random = random;
        this.node = node;
    }

    /** There may be something to do. */
    void wake() {
        signal.release();
    }

    /** Whether nothing is being handled, and every result noted. */
    boolean isIdle() {
        return inFlight.isEmpty();
    }

    /**
     * One round: notes results, keeps claims, takes over what dead nodes have left, and claims, unless told not to.
     *
     * @throws SQLException if the database does not do its part; nothing is forgotten, and the next round goes on
     */
    void round(boolean claiming) throws SQLException {
        noteResults();
        keepClaims();
        if (claiming) {
            claim();
        }
    }

    /** Waits until there may be something to do, but not for longer than that. */
    void await(Duration longest) throws InterruptedException {
        if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /** How long to leave a database alone after so many failed rounds. */
    static Duration pauseAfter(int failures) {
        return new Backoff(Duration.ofMillis(100), LONGEST_PAUSE).after(failures, RandomGenerator.getDefault());
    }

    private void noteResults() throws SQLException {
        for (Result result = results.poll(); result != null; result = results.poll()) {
            unnoted.add(result);
        }
        if (unnoted.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Claim> successes = unnoted.stream()
                .filter(result -> result.failure() == null)
                .map(Result::claim)
                .toList();
        List<Result> failures =
                unnoted.stream().filter(result -> result.failure() != null).toList();
        int noted = transactions.runForgettable(connection -> {
            int count = claims.done(connection, successes, now).size();
            for (Result failed : failures) {
                count += noteFailure(connection, failed, now) ? 1 : 0;
            }
            return count;
        });
        if (noted < unnoted.size()) {
            LOG.warn(
                    "{} events of the inbox {} were finished here after their claims had gone to another node or ended:"
                            + " they are handled again. A node was cut off from the database, or stood still, for longer"
                            + " than claimTimeout",
                    unnoted.size() - noted,
                    settings.table());
        }
        unnoted.forEach(result -> inFlight.remove(result.claim().id(), result.claim()));
        unnoted.clear();
    }

    private boolean noteFailure(Connection connection, Result failed, Instant now) throws SQLException {
        Claim claim = failed.claim();
        String reason = FailureReason.of(failed.failure());
        if (claim.attempt() < settings.maxAttempts()) {
            Instant next = now.plus(settings.backoff().after(claim.attempt(), random));
            return claims.retry(connection, claim, next, reason);
        }
        LOG.error(
                "An event of the inbox {} is parked after {} attempts: {}", settings.table(), claim.attempt(), reason);
        return claims.park(connection, claim, now, reason);
    }

    /** Gives a sign of life, and looks for nodes that give none. */
    private void keepClaims() throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(keptAt.plus(settings.claimTimeout().dividedBy(SIGNS_OF_LIFE)))) {
            return;
        }
        List<Claim> held = List.copyOf(inFlight.values());
        int taken = transactions.runForgettable(connection -> {
            claims.keep(connection, held, now.plus(settings.claimTimeout()));
            return claims.takeOver(connection, settings.maxAttempts(), now);
        });
        if (taken > 0) {
            LOG.warn(
                    "{} events of the inbox {} were taken from a node that gave no sign of life",
                    taken,
                    settings.table());
        }
        keptAt = now;
    }

    private void claim() throws SQLException {
        int free = settings.concurrentConsumers() - inFlight.size();
        if (free <= 0) {
            return;
        }
        Instant now = clock.instant();
        if (!uncertain.isEmpty()) {
            transactions.runForgettable(connection -> {
                claims.giveBack(connection, uncertain, now);
                return null;
            });
            uncertain.clear();
        }
        String token = node + "/" + ++claimCount;
        ClaimTable.Claimed claimed;
        try {
            claimed = transactions.runForgettable(connection -> claims.claim(
                    connection, transactions.dialect(), free, token, now, now.plus(settings.claimTimeout())));
        } catch (SQLException e) {
            uncertain.add(token);
            if (settings.ordered() && e.getSQLState() != null && e.getSQLState().startsWith(CONSTRAINT)) {
                LOG.debug("Another node has claimed an event of the same customer");
                return;
            }
            throw e;
        }
        claimed.claims().forEach(claim -> inFlight.put(claim.id(), claim));
        claimed.claims().forEach(this::handOut);
        if (claimed.lost()) {
            wake();
        }
    }

    /** Without a thread for it, it has failed for this time: in flight for ever, it would keep its place and never be done. */
    private void handOut(Claim claim) {
        try {
            routes.execute(() -> handle(claim));
        } catch (Throwable failure) {
            finished(claim, failure);
        }
    }

    /** Whatever a route throws, also an Error, is that event's failure and not the feeder's. */
    private void handle(Claim claim) {
        CompletionStage<Void> stage;
        try {
            stage = handler.handle(claim.event(), claim.attempt());
        } catch (Throwable failure) {
            finished(claim, failure);
            return;
        }
        stage.whenComplete((nothing, failure) -> finished(claim, failure));
    }

    private void finished(Claim claim, Throwable failure) {
        results.add(new Result(claim, failure));
        wake();
    }
}
