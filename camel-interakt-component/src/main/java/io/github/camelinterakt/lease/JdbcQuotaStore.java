package io.github.camelinterakt.lease;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Keeps the leases in two tables of a database that all nodes reach: {@code interakt_quota} with a row an account, which is
 * locked while a node renews, and {@code interakt_quota_lease} with a few rows a node. Tested with PostgreSQL and H2.
 *
 * <p>A renewal is one short transaction, by default every 2 seconds and node, every 0.6 seconds while a node lacks permits. Times are those of
 * the database's clock. Safe for use by several threads; each call takes a connection of its own and gives it back.
 */
public final class JdbcQuotaStore implements QuotaStore {

    /** The script that makes the tables, on the class path. */
    public static final String SCRIPT = "/io/github/camelinterakt/lease/interakt-quota.sql";

    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    private DataSource dataSource;
    private boolean createTables = true;
    private volatile boolean tablesFound;

    /** A store that needs its {@link #setDataSource data source} yet. */
    public JdbcQuotaStore() {}

    /** A store in the database of this data source. */
    public JdbcQuotaStore(DataSource dataSource) {
        setDataSource(dataSource);
    }

    /** Sets the database; to be called before use. Its user needs to read and write the two tables, and to create them unless they exist. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether to create the tables where they do not exist; yes by default. */
    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if there is no data source, or the tables do not exist and must not or cannot be created
     * @throws SQLException if the database cannot be reached, or refuses
     */
    @Override
    public Ledger update(String account, Change change) throws SQLException {
        if (dataSource == null) {
            throw new IllegalStateException("A JdbcQuotaStore needs a DataSource: set its property dataSource");
        }
        try (Session session = Session.open(dataSource)) {
            Connection connection = session.connection;
            if (!tablesFound) {
                findTables(connection);
            }
            LedgerTables tables = new LedgerTables(connection, account);
            while (!tables.lock()) {
                addAccount(connection, tables);
            }
            Instant now = tables.now();
            Ledger before = tables.read();
            Ledger after = change.apply(before, now);
            tables.write(before, after);
            connection.commit();
            return after;
        }
    }

    /** Two nodes may add it at once: the second finds it when it looks again. */
    private static void addAccount(Connection connection, LedgerTables tables) throws SQLException {
        try {
            tables.addAccount();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!LedgerTables.isConstraintViolation(e)) {
                throw e;
            }
        }
    }

    private void findTables(Connection connection) throws SQLException {
        if (!LedgerTables.exist(connection)) {
            if (!createTables) {
                throw new IllegalStateException("The tables of the quota store do not exist: run the script " + SCRIPT
                        + " of camel-interakt's jar, or let the store create them with createTables=true");
            }
            createTables(connection);
        }
        tablesFound = true;
    }

    /** Two nodes may create them at once: one of them fails, and finds them. */
    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script().split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!LedgerTables.exist(connection)) {
                throw new IllegalStateException(
                        "The tables of the quota store do not exist and could not be created: run the script " + SCRIPT
                                + " of camel-interakt's jar with a database user that may create tables",
                        e);
            }
        }
    }

    private static String script() {
        try (InputStream script = JdbcQuotaStore.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection as the renewal needs it; it gets back what it had, as it may be of a pool. */
    private static final class Session implements AutoCloseable {

        private final Connection connection;
        private final boolean autoCommit;
        private final int isolation;
        private final int networkTimeout;

        private Session(Connection connection) throws SQLException {
            this.connection = connection;
            autoCommit = connection.getAutoCommit();
            isolation = connection.getTransactionIsolation();
            networkTimeout = connection.getNetworkTimeout();
            if (!autoCommit) {
                // The isolation cannot be set within a transaction, and a pool's check may have begun one.
                connection.rollback();
            }
            // Not for ever on a database that has gone without a word.
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            // What was committed while this node waited for the lock must be seen.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
        }

        static Session open(DataSource dataSource) throws SQLException {
            Connection connection = dataSource.getConnection();
            try {
                return new Session(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        }

        /** After a commit there is nothing to roll back; without one nothing must stay. */
        @Override
        public void close() throws SQLException {
            try (Connection closed = connection) {
                closed.rollback();
                closed.setAutoCommit(autoCommit);
                closed.setTransactionIsolation(isolation);
                closed.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }
}
