package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxFigures;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.inbox.InboxMetrics;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import io.github.camelinterakt.inbox.ManagedInbox;
import io.github.camelinterakt.inbox.ParkedEvent;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An inbox in a table of a JDBC database, with its threads. */
public final class JdbcInbox extends ServiceSupport implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);

    private static final long LATE_EVERY_MILLIS = 50;

    private final CamelContext camelContext;
    private final InboxSettings settings;
    private final InboxHandler handler;
    private final Clock clock;
    private final RandomGenerator random;
    private final Transactions transactions;
    private final InboxSchema schema;
    private final IntakeTable intake;
    private final ArchiveTable archive;
    private final Upkeep upkeep;
    private final ManagedInbox managed;
    private final InboxMetrics metrics;

    /** The database's interruptions at the time when its table was last seen; less than any before that. */
    private volatile int seenAfter = -1;

    private volatile StoreQueue stores;
    private Feeder feeder;
    private FeedLoop loop;
    private ScheduledExecutorService answers;
    private ExecutorService committing;
    private ExecutorService feeding;
    private ExecutorService routes;

    /**
     * An inbox, to be started.
     *
     * @param handler what is done with each event
     * @throws IllegalArgumentException if an option is missing or out of its range; the message names it
     */
    public JdbcInbox(CamelContext camelContext, InboxConfiguration options, InboxHandler handler) {
        this(camelContext, options, handler, new DatabaseClock(), RandomGenerator.getDefault(), null);
    }

    JdbcInbox(
            CamelContext camelContext,
            InboxConfiguration options,
            InboxHandler handler,
            Clock clock,
            RandomGenerator random,
            Dialect dialect) {
        this.camelContext = camelContext;
        this.settings = InboxSettings.of(options);
        this.handler = handler;
        this.clock = clock;
        this.random = random;
        transactions = new Transactions(options.getInbox(), new Outages(settings.table()), dialect);
        schema = new InboxSchema(settings.table(), settings.create());
        intake = new IntakeTable(settings.table());
        archive = new ArchiveTable(settings.table());
        upkeep = new Upkeep(settings, transactions, archive, clock);
        managed = new ManagedInbox(camelContext, this);
        metrics = new InboxMetrics(camelContext, this);
    }

    @Override
    public CompletionStage<Intake> store(InboxEvent event) {
        StoreQueue queue = stores;
        if (queue == null) {
            throw new IllegalStateException("The inbox " + settings.table() + " has not been started");
        }
        return queue.add(event);
    }

    @Override
    public boolean isAnyDone(Collection<String> keys) {
        return !keys.isEmpty() && ask(connection -> archive.isAnyDone(connection, keys));
    }

    @Override
    public InboxFigures figures() {
        return upkeep.figures();
    }

    @Override
    public String table() {
        return settings.table();
    }

    @Override
    public List<ParkedEvent> parked(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be at least 1, and is " + limit);
        }
        return ask(connection -> archive.parked(connection, limit));
    }

    @Override
    public boolean replay(String key) {
        return replayed(ask(connection -> archive.replay(connection, key, clock.instant()))) > 0;
    }

    @Override
    public int replay(Instant from, Instant to) {
        return replayed(ask(connection -> archive.replay(connection, from, to, clock.instant())));
    }

    @Override
    public int replayParked() {
        return replayed(ask(connection -> archive.replayParked(connection, clock.instant())));
    }

    @Override
    public boolean discard(String key) {
        return ask(connection -> archive.discard(connection, key, clock.instant())) > 0;
    }

    private int replayed(int count) {
        LOG.info("{} events of the inbox {} are handed out once more", count, settings.table());
        feeder.wake();
        return count;
    }

    private <T> T ask(Transactions.Work<T> work) {
        if (!isStarted() && !isSuspended()) {
            throw new InboxUnavailableException("The inbox " + settings.table() + " is not running", null);
        }
        try {
            prepare();
            return transactions.run(work);
        } catch (SQLException e) {
            throw new InboxUnavailableException(
                    "The database of the inbox " + settings.table() + " did not answer: " + FailureReason.of(e), e);
        }
    }

    /** Once, and again when the database was away: it may be another one, with another clock or without the table. */
    private void prepare() throws SQLException {
        int interruptions = transactions.interruptions();
        if (seenAfter != interruptions) {
            boolean made = schema.prepare(transactions);
            if (made && seenAfter >= 0) {
                LOG.error(
                        "The table of the inbox {} was gone, and has been made anew. Events that were in it are lost unless"
                                + " they are brought back from elsewhere",
                        settings.table());
            }
            if (clock instanceof DatabaseClock databaseClock) {
                databaseClock.adjust(transactions);
            }
            seenAfter = interruptions;
        }
    }

    /**
     * Starts the inbox, also while its database cannot be reached: events are then refused until it can.
     *
     * @throws IllegalStateException if the table is absent and must not be made, or is of another version
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // of the look for late ones, which ends with its thread
    protected void doStart() throws Exception {
        try {
            prepare();
        } catch (SQLException e) {
            if (!Outages.isOutage(e)) {
                throw e;
            }
        }
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        answers = threads.newSingleThreadScheduledExecutor(this, "InteraktInboxAnswer");
        routes = threads.newThreadPool(
                this, "InteraktInbox", settings.concurrentConsumers(), settings.concurrentConsumers());
        feeder = new Feeder(settings, transactions, handler, routes, clock, random, nodeName());
        loop = new FeedLoop(settings, feeder, this::prepare, upkeep::round);
        StoreQueue queue = new StoreQueue(settings, this::insert, answers, feeder::wake);
        stores = queue;
        committing = threads.newSingleThreadExecutor(this, "InteraktInboxStore");
        committing.execute(queue::run);
        answers.scheduleWithFixedDelay(queue::refuseLate, LATE_EVERY_MILLIS, LATE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        feeding = threads.newSingleThreadExecutor(this, "InteraktInboxFeed");
        feeding.execute(loop::run);
        managed.start();
        metrics.start();
        camelContext.addService(this);
    }

    /** Says which context it is, for somebody who looks into the table; unique, also after a restart. */
    private String nodeName() {
        String name =
                camelContext.getManagementName() != null ? camelContext.getManagementName() : camelContext.getName();
        String unique = UUID.randomUUID().toString().substring(0, 13);
        return name.substring(0, Math.min(name.length(), 30)) + "-" + unique;
    }

    private Set<String> insert(List<InboxEvent> events) throws SQLException {
        prepare();
        return transactions.run(connection -> intake.insert(
                connection, transactions.dialect(), events, clock.instant().toEpochMilli()));
    }

    @Override
    protected void doSuspend() {
        loop.feed(false);
    }

    @Override
    protected void doResume() {
        loop.feed(true);
    }

    /** Stores what has been taken in, waits a little for what is being handled, and ends. */
    @Override
    protected void doStop() throws Exception {
        camelContext.removeService(this);
        metrics.stop();
        managed.stop();
        stores.close();
        loop.close();
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        threads.shutdownGraceful(committing);
        threads.shutdownGraceful(feeding);
        threads.shutdown(routes);
        threads.shutdownGraceful(answers);
        stores.refuseAll();
    }
}
