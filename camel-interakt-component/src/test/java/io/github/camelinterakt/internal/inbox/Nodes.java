package io.github.camelinterakt.internal.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.impl.DefaultCamelContext;

/** Nodes that share an inbox, each with a Camel context and a connection pool of its own. */
final class Nodes implements AutoCloseable {

    private final Supplier<HikariDataSource> pool;
    private final String table = Databases.newTable();
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Map<Inbox, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private DataSource observer;

    Nodes(String url) {
        this(() -> Databases.pool(url));
    }

    Nodes(Supplier<HikariDataSource> pool) {
        this.pool = pool;
    }

    String table() {
        return table;
    }

    HikariDataSource pool() {
        HikariDataSource made = pool.get();
        open.push(made);
        return made;
    }

    /** Handles events like an {@link Inbox.Handler}, and may complete later. */
    @FunctionalInterface
    interface Handler {
        CompletionStage<Void> handle(InboxEvent event, int attempt);

        /** As the inbox calls it: until it completes. */
        default Inbox.Handler blocking() {
            return (event, attempt) ->
                    handle(event, attempt).toCompletableFuture().get();
        }
    }

    /** What a test may set of a node; retries are quick unless it says otherwise. */
    static final class Options {

        String table;
        int concurrentConsumers = 8;
        int maxAttempts = 15;
        Duration retention = Duration.ofDays(7);
        Duration lease = Timing.DEFAULT.lease();
        Duration hanging = Timing.DEFAULT.hanging();
        Duration firstRetry = Duration.ofMillis(10);
        Duration longestRetry = Duration.ofMillis(100);

        private Inbox.Settings settings(DataSource dataSource) {
            return new Inbox.Settings(dataSource, table, concurrentConsumers, maxAttempts, retention);
        }

        Timing timing() {
            return new Timing(
                    Duration.ofMillis(50),
                    lease,
                    Duration.ofMillis(100),
                    hanging,
                    Duration.ofMillis(100),
                    firstRetry,
                    longestRetry);
        }
    }

    /** A node's settings, with quick retries. */
    Inbox.Settings settings(DataSource dataSource, Consumer<Options> change) {
        return options(change).settings(dataSource);
    }

    private Options options(Consumer<Options> change) {
        Options options = new Options();
        options.table = table;
        change.accept(options);
        return options;
    }

    Inbox start(Handler handler) throws Exception {
        return start(options -> {}, handler);
    }

    Inbox start(Consumer<Options> change, Handler handler) throws Exception {
        HikariDataSource own = pool();
        Inbox inbox = start(change, own, handler);
        pools.put(inbox, own);
        return inbox;
    }

    Inbox start(Consumer<Options> change, DataSource dataSource, Handler handler) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        Options options = options(change);
        Inbox inbox = new Inbox(context, options.settings(dataSource), handler.blocking(), options.timing());
        open.push(context);
        open.push(inbox::stop);
        context.start();
        inbox.start();
        return inbox;
    }

    /** Lets time pass, by the database's clock, for all events that are there. */
    void pass(Duration time) throws SQLException {
        long millis = time.toMillis();
        execute("update " + table + " set received_at = received_at - " + millis + ", due_at = due_at - " + millis
                + ", finished_at = finished_at - " + millis);
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
        return new InboxEvent(key, orderKey, key.getBytes(StandardCharsets.UTF_8));
    }

    static void storeAll(Inbox inbox, int from, int to) {
        IntStream.range(from, to).parallel().forEach(i -> inbox.store(event("key-" + i)));
    }

    /** A handler to which every event is fine, and which counts how often it got each. */
    static Handler counting(Map<String, Integer> handled) {
        return (event, attempt) -> {
            handled.merge(event.key, 1, Integer::sum);
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
