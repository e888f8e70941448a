package io.github.camelinterakt.lease;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import io.github.camelinterakt.Postgres;
import io.github.camelinterakt.lease.QuotaStore.Node;
import io.github.camelinterakt.lease.QuotaStore.Permit;
import io.github.camelinterakt.lease.QuotaStore.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class JdbcQuotaStoreTest {

    private static final String ACCOUNT = "account";
    private static final int PLAN = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int THREADS = 8;

    private static List<Permit> take(QuotaStore store, String node, int count, Duration duration) throws Exception {
        return take(store, node, PLAN, count, Duration.ZERO, duration);
    }

    private static List<Permit> take(
            QuotaStore store, String node, int plan, int count, Duration idle, Duration duration) throws Exception {
        return store.take(ACCOUNT, new Request(node(node), plan, count, 0, idle, duration));
    }

    private static Node node(String id) {
        return new Node(id, PLAN, 5);
    }

    @ParameterizedTest
    @EnumSource
    void aPermitIsTakenOnceAndThereAreAsManyAsThePlanHas(StoreDatabase kind) throws Exception {
        DataSource database = kind.empty();
        Set<Integer> numbers = new HashSet<>();
        atOnce(() -> {
            JdbcQuotaStore store = new JdbcQuotaStore(database);
            String node = Thread.currentThread().getName();
            int own = 0;
            List<Permit> permits;
            for (int empty = 0; empty < 10; empty += permits.isEmpty() ? 1 : 0) {
                permits = take(store, node, PLAN, 3, Duration.ZERO, MINUTE);
                own += permits.size();
                synchronized (numbers) {
                    permits.forEach(permit -> assertThat(numbers.add(permit.number()))
                            .as("permit %s is taken once", permit)
                            .isTrue());
                }
            }
            assertThat(store.held(ACCOUNT).getOrDefault(node(node), 0)).isEqualTo(own);
            return null;
        });
        assertThat(numbers).hasSize(PLAN).allMatch(number -> number >= 1 && number <= PLAN);
    }

    @ParameterizedTest
    @EnumSource
    void aPermitIsFreeAfterItsTimeAndNotBefore(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        long start = System.nanoTime();
        assertThat(take(store, "one", PLAN, Duration.ofMillis(400))).hasSize(PLAN);
        await().until(() ->
                !take(store, "other", PLAN, 1, Duration.ZERO, MINUTE).isEmpty());
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(399).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    void aReleasedPermitIsFreeAfterItsTimeAndNotBefore(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        List<Permit> permits = take(store, "one", PLAN, MINUTE);
        long start = System.nanoTime();
        store.release(ACCOUNT, Map.of(permits.get(7), Duration.ofMillis(400)));
        List<Permit> taken = new ArrayList<>();
        await().until(() -> taken.addAll(take(store, "other", PLAN, 5, Duration.ZERO, MINUTE)));
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(399).toNanos());
        assertThat(taken)
                .extracting(Permit::number)
                .containsExactly(permits.get(7).number());
        assertThat(store.held(ACCOUNT)).isEqualTo(Map.of(node("one"), PLAN - 1, node("other"), 1));
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseThatComesTooLateLeavesTheOtherNodesPermitAlone(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        List<Permit> late = take(store, "one", PLAN, Duration.ZERO);
        List<Permit> taken = new ArrayList<>();
        await().until(() -> taken.addAll(take(store, "other", PLAN, PLAN, Duration.ZERO, MINUTE)));
        store.release(ACCOUNT, Map.of(late.get(0), Duration.ZERO, late.get(1), Duration.ZERO));
        assertThat(store.held(ACCOUNT)).isEqualTo(Map.of(node("other"), PLAN));
    }

    @ParameterizedTest
    @EnumSource
    void recentlyFreedPermitsAreLeftToOthers(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        List<Permit> permits = take(store, "one", PLAN, MINUTE);
        store.release(ACCOUNT, Map.of(permits.get(0), Duration.ZERO));
        assertThat(take(store, "other", PLAN, 1, MINUTE, MINUTE)).isEmpty();
        await().until(() ->
                !take(store, "other", PLAN, 1, Duration.ofMillis(50), MINUTE).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void concurrentNodesLeaveTheirShareOfPermits(StoreDatabase kind) throws Exception {
        DataSource database = kind.empty();
        JdbcQuotaStore store = new JdbcQuotaStore(database);
        atOnce(() -> {
            Node node = node(Thread.currentThread().getName());
            for (int i = 0; i < 10; i++) {
                store.take(ACCOUNT, new Request(node, PLAN, 10, 15, Duration.ZERO, MINUTE));
            }
            return null;
        });
        assertThat(store.held(ACCOUNT).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isBetween(1, PLAN - 15);
        while (!store.take(ACCOUNT, new Request(node("last"), PLAN, 10, 15, Duration.ZERO, MINUTE))
                .isEmpty()) {
            assertThat(store.held(ACCOUNT)).isNotEmpty();
        }
        assertThat(take(store, "urgent", PLAN, MINUTE)).hasSize(15);
    }

    @ParameterizedTest
    @EnumSource
    void aLargerPlanAddsPermitsAndASmallerOneLeavesSomeUnused(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        assertThat(take(store, "one", PLAN, MINUTE)).hasSize(PLAN);
        assertThat(take(store, "one", 2 * PLAN, 1, Duration.ZERO, MINUTE)).hasSize(1);
        assertThat(take(store, "one", PLAN, PLAN, Duration.ZERO, MINUTE)).isEmpty();
        assertThat(take(store, "one", 2 * PLAN, 2 * PLAN, Duration.ZERO, MINUTE))
                .hasSize(PLAN - 1);
    }

    @ParameterizedTest
    @EnumSource
    void accountsAreIndependent(StoreDatabase kind) throws Exception {
        JdbcQuotaStore store = new JdbcQuotaStore(kind.empty());
        List<Permit> permits = take(store, "one", PLAN, MINUTE);
        assertThat(store.held("another")).isEmpty();
        store.release("another", Map.of(permits.get(0), Duration.ZERO));
        assertThat(store.held(ACCOUNT)).isEqualTo(Map.of(node("one"), PLAN));
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsReturnedUnchanged(StoreDatabase kind) throws Exception {
        DataSource database = kind.empty();
        new JdbcQuotaStore(database).check();
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            take(new JdbcQuotaStore(always(connection)), "one", 1, MINUTE);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void anUnsupportedDatabaseIsRefusedAtStartWithTheSupportedOnes() {
        DatabaseMetaData oracle = proxy(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
        DataSource database = dataSource(() -> proxy(Connection.class, "getMetaData", oracle));
        assertThatThrownBy(() -> new JdbcQuotaStore(database).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostgreSQL, H2, MySQL, MariaDB")
                .hasMessageContaining("Oracle");
    }

    @Test
    void aDatabaseThatIsDownDoesNotKeepTheNodeFromStarting() {
        DataSource down = dataSource(() -> {
            throw new SQLException("down");
        });
        new JdbcQuotaStore(down).check();
    }

    @Test
    void aUserThatMayNotCreateTheTableIsAClearErrorAtStart() throws Exception {
        PGSimpleDataSource database = Postgres.newDatabase();
        StoreDatabase.run(database, "CREATE ROLE reader LOGIN");
        StoreDatabase.run(database, "REVOKE CREATE ON SCHEMA public FROM public");
        database.setUser("reader");
        assertThatThrownBy(() -> new JdbcQuotaStore(database).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(JdbcQuotaStore.SCRIPT)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void aStoreWithoutADataSourceSaysWhatToSet() {
        assertThatThrownBy(() -> new JdbcQuotaStore().check()).hasMessageContaining("dataSource");
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

    /** Something of which one method gives something, and the others nothing. */
    private static <T> T proxy(Class<T> type, String name, Object value) {
        return type.cast(Proxy.newProxyInstance(
                JdbcQuotaStoreTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return value;
                    }
                    return method.getReturnType() == boolean.class
                            ? (Object) true
                            : method.getReturnType() == int.class ? 0 : null;
                }));
    }
}
