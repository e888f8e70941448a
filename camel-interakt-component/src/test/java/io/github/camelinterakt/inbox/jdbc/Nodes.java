package io.github.camelinterakt.inbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.inbox.Intake;
import org.apache.camel.impl.DefaultCamelContext;

/** Nodes that share an inbox, each with a Camel context and a connection pool of its own. */
final class Nodes implements AutoCloseable {

    private final Supplier<HikariDataSource> pool;
    private final Dialect dialect;
    private final String table = Databases.newTable();
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Map<Inbox, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private DataSource observer;

    Nodes(String url, Dialect dialect) {
        this(() -> Databases.pool(url), dialect);
    }

    Nodes(Supplier<HikariDataSource> pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
    }

    String table() {
        return table;
    }

    HikariDataSource pool() {
        HikariDataSource made = pool.get();
        open.push(made);
        return made;
    }

    /** Options for tests: quick retries. */
    InboxConfiguration options(DataSource dataSource, Consumer<InboxConfiguration> change) {
        InboxConfiguration options = new InboxConfiguration();
        options.setInbox(dataSource);
        options.setInboxTable(table);
        options.setAttemptDelay(10);
        options.setMaxAttemptDelay(100);
        options.setInboxPollInterval(50);
        options.setStoreTimeout(10_000);
        change.accept(options);
        return options;
    }

    JdbcInbox start(InboxHandler handler) throws Exception {
        return start(options -> {}, handler);
    }

    JdbcInbox start(Consumer<InboxConfiguration> change, InboxHandler handler) throws Exception {
        return start(change, new DatabaseClock(), handler);
    }

    JdbcInbox start(Consumer<InboxConfiguration> change, Clock clock, InboxHandler handler) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        HikariDataSource own = pool();
        JdbcInbox inbox = new JdbcInbox(context, options(own, change), handler, clock, new Random(1), dialect);
        pools.put(inbox, own);
        open.push(context);
        open.push(inbox::stop);
        context.start();
        inbox.start();
        return inbox;
    }

    /** What is not over before the test is. */
    CompletionStage<Void> endless() {
        return end;
    }

    /** Cuts a node off from its database, and forgets it: what a node does that has died. */
    void die(Inbox inbox) {
        pools.get(inbox).close();
    }

    /** How many events are in which state. */
    Map<String, Long> states() throws SQLException {
        Map<String, Long> states = new HashMap<>();
        query("select state, count(*) from " + table + " group by state", rows -> {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getLong(2));
            }
        });
        return states;
    }

    /** The keys of all events. */
    Set<String> keys() throws SQLException {
        Set<String> keys = new HashSet<>();
        query("select event_key from " + table, rows -> {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        });
        return keys;
    }

    /** When the first of the claims ends, in milliseconds. */
    long earliestClaimEnd() throws SQLException {
        long[] end = new long[1];
        query("select min(due_at) from " + table + " where state = 'CLAIMED'", rows -> {
            rows.next();
            end[0] = rows.getLong(1);
        });
        return end[0];
    }

    private void query(String sql, Results results) throws SQLException {
        try (Connection connection = observer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            results.read(rows);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = observer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized DataSource observer() {
        if (observer == null) {
            observer = pool();
        }
        return observer;
    }

    /** Reads what a query gives. */
    private interface Results {
        void read(ResultSet rows) throws SQLException;
    }

    static InboxEvent event(String key) {
        return event(key, null);
    }

    static InboxEvent event(String key, String orderKey) {
        return new InboxEvent(key, orderKey, key.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    static Intake store(Inbox inbox, InboxEvent event) throws Exception {
        return inbox.store(event).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static void storeAll(Inbox inbox, int from, int to) {
        IntStream.range(from, to)
                .mapToObj(i -> inbox.store(event("key-" + i)).toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** A handler to which every event is fine, and which counts how often it got each. */
    static InboxHandler counting(Map<String, Integer> handled) {
        return (event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return done();
        };
    }

    static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    static CompletionStage<Void> failed(String message) {
        return CompletableFuture.failedFuture(new IllegalStateException(message));
    }

    @Override
    public void close() {
        end.complete(null);
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
