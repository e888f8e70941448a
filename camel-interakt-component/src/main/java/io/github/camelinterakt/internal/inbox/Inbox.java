package io.github.camelinterakt.internal.inbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Database;
import io.github.camelinterakt.internal.jdbc.FailureReason;
import io.github.camelinterakt.internal.management.Figures;
import io.github.camelinterakt.internal.management.ShownFigures;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores events in a table of a database, and delivers each to its handler until that succeeds, or has failed too often. The
 * events of one {@linkplain InboxEvent#orderKey order key} are delivered one at a time over all nodes, in the order in which
 * they were stored. While it is suspended it stores events and delivers none. Its operations throw
 * {@link InboxUnavailableException} if it is stopped or the database cannot be reached.
 */
public final class Inbox extends ServiceSupport {

    /** Handles an event, at least once. It may block; if it throws an exception, the event is retried. */
    @FunctionalInterface
    public interface Handler {
        void handle(InboxEvent event, int attempt) throws Exception;
    }

    /** The options of an inbox, as the webhook's options describe them. */
    public record Settings(
            DataSource dataSource, String table, int concurrentConsumers, int maxAttempts, Duration retention) {}

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String DONE_OR_PARKED = "state in ('DONE', 'PARKED')";

    private final CamelContext camelContext;
    private final Settings settings;
    private final Handler handler;
    private final Timing timing;
    private final Database<InboxTable> database;
    private final Figures shown;

    private volatile Feeder feeder;
    private ExecutorService feeding;
    private ExecutorService routes;

    /** Creates an inbox. */
    public Inbox(CamelContext camelContext, Settings settings, Handler handler) {
        this(camelContext, settings, handler, Timing.DEFAULT);
    }

    Inbox(CamelContext camelContext, Settings settings, Handler handler, Timing timing) {
        this.camelContext = camelContext;
        this.settings = settings;
        this.handler = handler;
        this.timing = timing;
        database = InboxTable.in(settings.dataSource(), settings.table());
        shown = new Figures("inbox", "table", settings.table(), InboxFigures.class, this::figures)
                .operations(this)
                .health(this::problem);
    }

    /** Stores an event in a transaction of its own; false if it is a duplicate, and is stored already. */
    public boolean store(InboxEvent event) {
        requireRunning();
        boolean isNew;
        try {
            isNew = database.run(table -> table.insert(event));
        } catch (Exception | Error e) {
            // Not chained: the database's message may quote the event.
            throw new InboxUnavailableException(
                    "The inbox " + settings.table() + " could not store an event: " + FailureReason.of(e),
                    Database.isOutage(e) ? e : null);
        }
        if (isNew) {
            feeder.wake();
        }
        return isNew;
    }

    /** The body of the event with that key, or null. */
    public byte[] body(String key) {
        return ask(table -> table.body(key));
    }

    /** Whether at least one of the events with these keys is done: handled with success, or discarded. */
    public boolean isAnyDone(Collection<String> keys) {
        return !keys.isEmpty() && ask(table -> table.isAnyDone(keys));
    }

    /** How full the inbox is, counted every few seconds. */
    public InboxFigures figures() {
        Feeder current = feeder;
        return current == null ? InboxFigures.UNKNOWN : current.figures;
    }

    /** A route that completes no event; null if it does. */
    String problem() {
        Feeder current = feeder;
        return current == null || !current.isHanging
                ? null
                : "The route has completed no event for " + current.figures.hangingSeconds()
                        + " s: all consumers of this node are busy, and nothing is delivered";
    }

    /** The oldest parked events, at most so many. */
    @ManagedOperation(description = "The oldest parked events, one line each: time, attempts, key, reason")
    public List<String> parked(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be at least 1, and is " + limit);
        }
        return ask(table -> table.parked(limit));
    }

    /** Replays an event with all attempts. */
    @ManagedOperation(description = "Replay a parked or done event; returns whether there is one")
    public boolean replay(String key) {
        return replayed(ask(table -> table.replay(DONE_OR_PARKED + " and event_key = ?", key))) > 0;
    }

    /** Replays the parked and done events of a period, by the database's clock. */
    @ManagedOperation(
            description = "Replay the events stored from one time on and before another, such as 2026-01-31T10:00:00Z;"
                    + " returns how many")
    public int replayBetween(String from, String to) {
        return replayed(ask(table ->
                table.replay(DONE_OR_PARKED + " and received_at >= ? and received_at < ?", millis(from), millis(to))));
    }

    private static long millis(String time) {
        try {
            return Instant.parse(String.valueOf(time)).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A time must be in UTC, as 2026-01-31T10:00:00Z", e);
        }
    }

    /** Replays all parked events. */
    @ManagedOperation(description = "Replay all parked events; returns how many")
    public int replayParked() {
        return replayed(ask(table -> table.replay("state = 'PARKED'")));
    }

    /** Discards a parked event: it counts as done, and is removed after the retention. */
    @ManagedOperation(description = "Discard a parked event; returns whether there is one")
    public boolean discard(String key) {
        return ask(table -> table.discard(key)) > 0;
    }

    private int replayed(int count) {
        LOG.info("{} events of the inbox {} are replayed", count, settings.table());
        feeder.wake();
        return count;
    }

    private <T> T ask(Database.Work<InboxTable, T> work) {
        requireRunning();
        try {
            return database.run(work);
        } catch (SQLException e) {
            throw new InboxUnavailableException(
                    "The database of the inbox " + settings.table() + " did not respond: " + FailureReason.of(e), e);
        }
    }

    private void requireRunning() {
        if (feeder == null || !isRunAllowed()) {
            throw new InboxUnavailableException("The inbox " + settings.table() + " is stopped", null);
        }
    }

    /** Starts the inbox, also while its database cannot be reached: events are then refused until it can. */
    @Override
    protected void doStart() throws Exception {
        try {
            database.prepare();
        } catch (SQLException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
        }
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        routes = threads.newThreadPool(
                this, "InteraktInbox", settings.concurrentConsumers(), settings.concurrentConsumers());
        feeder = new Feeder(settings, timing, database, handler, routes, nodeName());
        feeding = threads.newSingleThreadExecutor(this, "InteraktInboxFeed");
        feeding.execute(feeder::run);
        ShownFigures.of(camelContext).show(shown);
        // Forced: Camel would start a deferred service again, even a suspended one, with each route that is resumed.
        camelContext.addService(this, true, true);
    }

    /** Names the context, for a reader of the table; unique, also after a restart. */
    private String nodeName() {
        String name = camelContext.getName();
        String unique = UUID.randomUUID().toString().substring(0, 13);
        return name.substring(0, Math.min(name.length(), 30)) + "-" + unique;
    }

    @Override
    protected void doSuspend() {
        feeder.feed(false);
    }

    @Override
    protected void doResume() {
        feeder.feed(true);
    }

    /** Waits a few seconds for the events in flight. */
    @Override
    protected void doStop() throws Exception {
        camelContext.removeService(this);
        ShownFigures.of(camelContext).hide(shown);
        feeder.close();
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        threads.shutdownGraceful(feeding);
        threads.shutdown(routes);
    }
}
