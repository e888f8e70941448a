package io.github.camelinterakt.lease;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcQuotaStoreTest {

    private static final String ACCOUNT = "account";
    private static final int THREADS = 8;
    private static final int CHANGES = 20;
    /** The SQL state of a statement that its time-out has ended, in PostgreSQL and in H2. */
    private static final String QUERY_CANCELED = "57014";

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = StoreDatabase.server();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatOneNodeKeepsAnotherReads(StoreDatabase kind) throws SQLException {
        DataSource database = kind.empty(server);
        Instant time = Instant.parse("2026-01-01T00:00:00.123456Z");
        Lease lease = new Lease(
                "node",
                300,
                40,
                time,
                List.of(new Block(7, time.plusSeconds(20)), new Block(5, time.plusSeconds(10)), new Block(0, time)));
        Ledger kept = new Ledger(List.of(lease, new Lease("other", 300, 0, time, List.of(new Block(1, time)))));

        new JdbcQuotaStore(database).update(ACCOUNT, (ledger, now) -> kept);
        List<Ledger> read = new ArrayList<>();
        new JdbcQuotaStore(database).update(ACCOUNT, (ledger, now) -> {
            read.add(ledger);
            return new Ledger(List.of(lease));
        });
        new JdbcQuotaStore(database).update(ACCOUNT, (ledger, now) -> {
            read.add(ledger);
            return ledger;
        });

        assertThat(read).containsExactly(kept, new Ledger(List.of(lease)));
    }

    @ParameterizedTest
    @EnumSource
    void accountsHaveNothingToDoWithOneAnother(StoreDatabase kind) throws SQLException {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty(server));
        store.update("one", (ledger, now) -> counted(ledger));
        assertThat(store.update("two", (ledger, now) -> ledger)).isEqualTo(Ledger.EMPTY);
        assertThat(store.update("one", (ledger, now) -> ledger).taken()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, TRANSACTION_READ_COMMITTED, true",
        "POSTGRESQL, TRANSACTION_SERIALIZABLE, false",
        "H2, TRANSACTION_READ_COMMITTED, true",
        "H2, TRANSACTION_SERIALIZABLE, false"
    })
    void noChangeIsLostWhenManyNodesStartAndChangeAtOnce(StoreDatabase kind, String isolation, boolean autoCommit)
            throws Exception {
        int level = Connection.class.getField(isolation).getInt(null);
        DataSource database = with(kind.empty(server), level, autoCommit);
        atOnce(() -> {
            JdbcQuotaStore store = new JdbcQuotaStore(database);
            for (int i = 0; i < CHANGES; i++) {
                updatePatiently(store, (ledger, now) -> counted(ledger));
            }
            return null;
        });
        Ledger counted = new JdbcQuotaStore(database).update(ACCOUNT, (ledger, now) -> ledger);
        assertThat(counted.taken()).isEqualTo(THREADS * CHANGES);
    }

    @ParameterizedTest
    @EnumSource
    void racingNodesNeverHoldMoreThanThePlanTogether(StoreDatabase kind) throws Exception {
        DataSource database = kind.empty(server);
        Duration open = Duration.ofSeconds(100);
        atOnce(() -> {
            JdbcQuotaStore store = new JdbcQuotaStore(database);
            String node = "node-" + Thread.currentThread().getId();
            int held = 0;
            for (int i = 0; i < CHANGES; i++) {
                Renewal renewal = new Renewal(node, 100, held, 60, Duration.ofSeconds(6), open, List.of());
                Ledger ledger = updatePatiently(store, (before, now) -> before.renew(renewal, now));
                assertThat(ledger.taken()).isLessThanOrEqualTo(100);
                held = ledger.lease(node).orElseThrow().permits() / 2;
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionGoesBackAsItCame(StoreDatabase kind) throws SQLException {
        DataSource database = kind.empty(server);
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            new JdbcQuotaStore(always(connection)).update(ACCOUNT, (ledger, now) -> counted(ledger));

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatFailsKeepsNothingAndLocksNothing(StoreDatabase kind) throws SQLException {
        DataSource database = kind.empty(server);
        JdbcQuotaStore store = new JdbcQuotaStore(database);
        store.update(ACCOUNT, (ledger, now) -> counted(ledger));
        assertThatThrownBy(() -> store.update(ACCOUNT, (ledger, now) -> {
                    throw new IllegalArgumentException("failed");
                }))
                .hasMessage("failed");
        assertThat(new JdbcQuotaStore(database)
                        .update(ACCOUNT, (ledger, now) -> ledger)
                        .taken())
                .isOne();
    }

    @Test
    void aNodeThatFallsSilentInTheMiddleLocksTheOthersOutForSecondsOnly() throws Exception {
        DataSource database = StoreDatabase.POSTGRESQL.empty(server);
        JdbcQuotaStore store = new JdbcQuotaStore(database);
        store.update(ACCOUNT, (ledger, now) -> counted(ledger));
        CountDownLatch silent = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        FutureTask<Ledger> silentNode = new FutureTask<>(() -> store.update(ACCOUNT, (ledger, now) -> {
            silent.countDown();
            await(over);
            return Ledger.EMPTY;
        }));
        new Thread(silentNode).start();
        silent.await();

        Ledger counted = store.update(ACCOUNT, (ledger, now) -> counted(ledger));
        over.countDown();

        assertThat(counted.taken()).isEqualTo(2);
        // A SQLException; with assertions on, as in tests, PostgreSQL's driver fails with one of its own.
        assertThatThrownBy(silentNode::get).isInstanceOf(ExecutionException.class);
        assertThat(store.update(ACCOUNT, (ledger, now) -> ledger)).isEqualTo(counted);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingTablesThatMustNotBeCreatedAreAClearError(StoreDatabase kind) {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty(server));
        store.setCreateTables(false);
        assertThatThrownBy(() -> store.update(ACCOUNT, (ledger, now) -> ledger))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(JdbcQuotaStore.SCRIPT)
                .hasMessageContaining("createTables=true");
    }

    @Test
    void aUserThatMayNotCreateTheTablesIsAClearError() {
        PGSimpleDataSource database = (PGSimpleDataSource) StoreDatabase.POSTGRESQL.empty(server);
        StoreDatabase.run(database, "CREATE ROLE reader LOGIN");
        StoreDatabase.run(database, "GRANT USAGE ON SCHEMA " + database.getCurrentSchema() + " TO reader");
        database.setUser("reader");
        assertThatThrownBy(() -> new JdbcQuotaStore(database).update(ACCOUNT, (ledger, now) -> ledger))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(JdbcQuotaStore.SCRIPT)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void aStoreWithoutADataSourceSaysWhatToSet() {
        assertThatThrownBy(() -> new JdbcQuotaStore().update(ACCOUNT, (ledger, now) -> ledger))
                .hasMessageContaining("dataSource");
    }

    /** One permit more. */
    private static Ledger counted(Ledger ledger) {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        return new Ledger(List.of(new Lease("counter", 1, 1, time, List.of(new Block(ledger.taken() + 1, time)))));
    }

    /** Again, as a node's next renewal, where a busy machine has kept it waiting for longer than a renewal may take. */
    private static Ledger updatePatiently(JdbcQuotaStore store, QuotaStore.Change change) throws SQLException {
        while (true) {
            try {
                return store.update(ACCOUNT, change);
            } catch (SQLException e) {
                if (!QUERY_CANCELED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static void atOnce(Callable<Void> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A pool whose connections are set up like this. */
    private static DataSource with(DataSource database, int isolation, boolean autoCommit) {
        return dataSource(() -> {
            Connection connection = database.getConnection();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(autoCommit);
            return connection;
        });
    }

    /** A pool of one connection, which it does not close. */
    private static DataSource always(Connection connection) {
        return dataSource(() -> (Connection) Proxy.newProxyInstance(
                JdbcQuotaStoreTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments)));
    }

    private static DataSource dataSource(Callable<Connection> connections) {
        return (DataSource) Proxy.newProxyInstance(
                JdbcQuotaStoreTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connections.call());
    }
}
