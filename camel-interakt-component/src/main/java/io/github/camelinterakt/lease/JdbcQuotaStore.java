package io.github.camelinterakt.lease;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the permits in the table {@code interakt_permit} of a database that all nodes reach, a row a permit. PostgreSQL, H2,
 * MySQL from 8.0.1 and MariaDB from 10.6.
 *
 * <p>Times are those of the database's clock. Safe for use by several threads; each call takes a connection of its own and
 * gives it back as it was.
 */
public final class JdbcQuotaStore implements QuotaStore {

    /** The script that creates the table, on the class path. */
    public static final String SCRIPT = "/io/github/camelinterakt/sql/interakt-quota.sql";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcQuotaStore.class);
    private static final String CONSTRAINT_VIOLATION = "23";
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;
    private static final String EPOCH_MILLIS = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
    /** Not {@code now()}, which jumps when daylight saving time begins or ends. */
    private static final String EPOCH_MILLIS_OF_MYSQL =
            "timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000";

    private DataSource dataSource;
    private volatile String clock;

    /** Creates a store that still needs its {@link #setDataSource data source}. */
    public JdbcQuotaStore() {}

    /** Creates a store in the database of this data source. */
    public JdbcQuotaStore(DataSource dataSource) {
        setDataSource(dataSource);
    }

    /** Sets the database. Its user needs to read and write the table, and to create it unless it exists. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * {@inheritDoc} A database that cannot be reached does not fail it: calls wait until it can.
     *
     * @throws IllegalStateException if there is no data source, the database is none of those that work, or the table does not
     *     exist and cannot be created
     */
    @Override
    public void check() {
        if (dataSource == null) {
            throw new IllegalStateException("A JdbcQuotaStore needs a DataSource: set its property dataSource");
        }
        try {
            inTransaction(connection -> clock);
        } catch (SQLException e) {
            LOG.warn("The database of the quota store cannot be reached", e);
        }
    }

    @Override
    public Map<Node, Integer> held(String account) throws SQLException {
        return inTransaction(connection -> {
            Map<Node, Integer> held = new HashMap<>();
            String sql = "select node, plan, reserve, count(*) from interakt_permit where account = ? and free_at > "
                    + clock + " group by node, plan, reserve";
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = set(select, account).executeQuery()) {
                while (rows.next()) {
                    held.put(new Node(rows.getString(1), rows.getInt(2), rows.getInt(3)), rows.getInt(4));
                }
            }
            return held;
        });
    }

    @Override
    public List<Permit> take(String account, Request request) throws SQLException {
        List<Permit> taken = inTransaction(connection -> takeFree(connection, account, request));
        return taken.isEmpty() && addMissing(account, request.highest())
                ? inTransaction(connection -> takeFree(connection, account, request))
                : taken;
    }

    private List<Permit> takeFree(Connection connection, String account, Request request) throws SQLException {
        List<Permit> permits = new ArrayList<>();
        // Those to leave are locked too, so that nodes that take at once do not together take what each of them leaves.
        String sql = "select permit, " + clock + " from interakt_permit where account = ? and permit <= ?"
                + " and free_at <= " + clock + " - ? limit ? for update skip locked";
        Object[] parameters = {account, request.highest(), request.idle().toMillis(), request.count() + request.leave()
        };
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = set(select, parameters).executeQuery()) {
            while (rows.next()) {
                permits.add(new Permit(
                        rows.getInt(1), rows.getLong(2) + request.duration().toMillis()));
            }
        }
        List<Permit> taken = permits.subList(0, Math.max(0, permits.size() - request.leave()));
        Node node = request.node();
        batch(
                connection,
                "update interakt_permit set node = ?, plan = ?, reserve = ?, free_at = ? where account = ? and permit = ?",
                taken.stream().map(permit -> new Object[] {
                    node.id(), node.plan(), node.reserve(), permit.takenUntil(), account, permit.number()
                }));
        return taken;
    }

    /** Adds the rows up to a number; false if they are there. */
    private boolean addMissing(String account, int highest) throws SQLException {
        String sql = "select count(*) from interakt_permit where account = ? and permit <= ?";
        return inTransaction(connection -> {
            try (PreparedStatement count = connection.prepareStatement(sql);
                    ResultSet row = set(count, account, highest).executeQuery()) {
                row.next();
                int present = row.getInt(1);
                batch(
                        connection,
                        "insert into interakt_permit (account, permit, node, plan, reserve, free_at)"
                                + " values (?, ?, '', 0, 0, 0)",
                        IntStream.rangeClosed(present + 1, highest).mapToObj(permit -> new Object[] {account, permit}));
                return present < highest;
            } catch (SQLException e) {
                // Another node has added them at the same time.
                if (e.getSQLState() == null || !e.getSQLState().startsWith(CONSTRAINT_VIOLATION)) {
                    throw e;
                }
                connection.rollback();
                return true;
            }
        });
    }

    @Override
    public void release(String account, Map<Permit, Duration> permits) throws SQLException {
        inTransaction(connection -> {
            // A millisecond more, as parts of one are cut off.
            batch(
                    connection,
                    "update interakt_permit set free_at = " + clock
                            + " + ? where account = ? and permit = ? and free_at = ?",
                    permits.entrySet().stream().map(each -> new Object[] {
                        each.getValue().toMillis() + 1,
                        account,
                        each.getKey().number(),
                        each.getKey().takenUntil()
                    }));
            return null;
        });
    }

    private static PreparedStatement set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static void batch(Connection connection, String sql, Stream<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows.toList()) {
                set(statement, row).addBatch();
            }
            statement.executeBatch();
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** The connection gets back what it had, as it may be of a pool. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            int networkTimeout = connection.getNetworkTimeout();
            try {
                if (!autoCommit) {
                    // The isolation cannot be set within a transaction, and a pool's check may have begun one.
                    connection.rollback();
                }
                // A database that no longer answers must not hold the thread for ever.
                connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(false);
                prepare(connection);
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing to roll back.
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setTransactionIsolation(isolation);
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    private void prepare(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (clock == null) {
            String milliseconds =
                    switch (product) {
                        case "PostgreSQL", "H2" -> EPOCH_MILLIS;
                        case "MySQL", "MariaDB" -> EPOCH_MILLIS_OF_MYSQL;
                        default ->
                            throw new IllegalStateException(
                                    "A JdbcQuotaStore works with PostgreSQL, H2, MySQL and MariaDB, and not with "
                                            + product);
                    };
            createTable(connection);
            clock = milliseconds;
        }
        if (product.equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                // Otherwise the rows that a machine has locked when it loses power stay locked until TCP times out:
                // hours.
                statement.execute("set local idle_in_transaction_session_timeout = 3000");
            }
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                InputStream script = JdbcQuotaStore.class.getResourceAsStream(SCRIPT)) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            // The user may not create tables, or another node has created it at the same time.
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("select plan from interakt_permit where 1 = 0");
            } catch (SQLException missing) {
                e.addSuppressed(missing);
                throw new IllegalStateException(
                        "The table interakt_permit does not exist and could not be created: run the script " + SCRIPT
                                + " of camel-interakt's jar with a database user that may create tables",
                        e);
            }
        }
    }
}
