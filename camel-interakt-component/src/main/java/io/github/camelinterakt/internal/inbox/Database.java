package io.github.camelinterakt.internal.inbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions on the inbox's table, each on its own connection: retries those that a conflict has rolled back, and limits
 * the wait for a response. It creates the table if it is absent, checks it after an outage, and logs when an outage begins and ends.
 */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** A database that does not respond for so long is unavailable. */
    private static final int RESPONSE_TIMEOUT_MILLIS = 10_000;

    private static final int TRIES = 3;
    /** The standard's class of transactions that were rolled back: by a deadlock, or a conflict under stricter isolation. */
    private static final String ROLLED_BACK = "40";
    /** The standard's class of invalid statements: the table may be absent. */
    private static final String WRONG_STATEMENT = "42";

    /** On H2 also a schema that is absent. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "90079");

    private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");
    /** A broken connection, a database that is closing, and one that is closed, as H2 puts it. */
    private static final Set<String> H2_CLOSED = Set.of("90067", "90098", "90121");
    /** PostgreSQL's state for a node that has become a standby. */
    private static final String READ_ONLY = "25006";

    /** The statements of a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(InboxTable table) throws SQLException;
    }

    private final DataSource dataSource;
    private final String table;
    private final AtomicBoolean isOut = new AtomicBoolean();
    private volatile Dialect dialect;
    private volatile boolean isReady;
    private volatile boolean wasReady;

    Database(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** Runs several statements in a transaction. */
    <T> T run(Work<T> work) throws SQLException {
        return run(work, false);
    }

    /** Runs one statement, which is a transaction of its own. */
    <T> T runSingle(Work<T> work) throws SQLException {
        return run(work, true);
    }

    private <T> T run(Work<T> work, boolean isSingle) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try {
                prepare();
                T result = once(work, isSingle);
                if (isOut.get() && isOut.compareAndSet(true, false)) {
                    LOG.info("The database of the inbox {} is back", table);
                }
                return result;
            } catch (SQLException e) {
                if (isOutage(e) || state(e).startsWith(WRONG_STATEMENT)) {
                    isReady = false;
                }
                if (isOutage(e) && isOut.compareAndSet(false, true)) {
                    LOG.warn(
                            "The database of the inbox {} is unavailable (SQL state {}). Events are refused and not"
                                    + " delivered until it is back: {}",
                            table,
                            e.getSQLState(),
                            FailureReason.of(e));
                }
                if (left == 0 || !state(e).startsWith(ROLLED_BACK)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Checks the table, and creates it if it is absent.
     *
     * @throws IllegalStateException if the inbox does not work on the database, or cannot create or use the table
     */
    void prepare() throws SQLException {
        if (isReady) {
            return;
        }
        if (!exists()) {
            create();
            if (wasReady) {
                LOG.error(
                        "The table of the inbox {} had disappeared and was created again. Its events are lost unless they are"
                                + " restored from a backup",
                        table);
            }
        }
        isReady = true;
        wasReady = true;
    }

    private boolean exists() throws SQLException {
        try {
            return once(InboxTable::check, false);
        } catch (SQLException e) {
            if (NO_TABLE.contains(state(e))) {
                return false;
            }
            if (NO_COLUMN.contains(state(e))) {
                throw new IllegalStateException(
                        "The table " + table
                                + " is not an inbox of this version of camel-interakt: a column is missing."
                                + " Use another inboxTable",
                        e);
            }
            throw e;
        }
    }

    private void create() throws SQLException {
        try {
            once(InboxTable::create, false);
        } catch (SQLException e) {
            if (isOutage(e)) {
                throw e;
            }
            // Another node may have created it.
            if (!exists()) {
                throw new IllegalStateException(
                        "The inbox's table " + table + " is absent and cannot be created. Run the script "
                                + dialect.script
                                + " of camel-interakt's jar with a database user that may create tables: "
                                + FailureReason.of(e),
                        e);
            }
        }
    }

    private <T> T once(Work<T> work, boolean isSingle) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (dialect == null) {
                dialect = Dialect.of(connection);
            }
            boolean autoCommit = connection.getAutoCommit();
            int silence = limitResponseTime(connection, RESPONSE_TIMEOUT_MILLIS);
            boolean committed = false;
            try {
                if (!isSingle) {
                    begin(connection);
                }
                T result = work.in(new InboxTable(connection, dialect, table));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                committed = true;
                return result;
            } finally {
                restore(connection, committed, autoCommit, silence);
            }
        }
    }

    private void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (dialect == Dialect.MYSQL || dialect == Dialect.MARIADB) {
            // Its default locks the gaps between rows too, in which other nodes store.
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level read committed");
            }
        }
    }

    /** Restores the connection for its pool; on a broken one this fails, and does not matter. */
    private static void restore(Connection connection, boolean committed, boolean autoCommit, int silence) {
        try {
            if (!committed && !connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            limitResponseTime(connection, silence);
        } catch (SQLException e) {
            LOG.debug("A connection could not be restored: SQL state {}", e.getSQLState());
        }
    }

    private static int limitResponseTime(Connection connection, int millis) throws SQLException {
        Executor sameThread = Runnable::run;
        try {
            int before = connection.getNetworkTimeout();
            if (before != millis && millis >= 0) {
                connection.setNetworkTimeout(sameThread, millis);
            }
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            return -1;
        }
    }

    /** Whether the database is unavailable, and not a statement wrong. */
    static boolean isOutage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof IOException
                    || cause instanceof SQLException sql && isOutage(state(sql))) {
                return true;
            }
        }
        return false;
    }

    /** By the standard's classes for connections (08) and PostgreSQL's for resources, operators and the system. */
    private static boolean isOutage(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals(READ_ONLY)
                || H2_CLOSED.contains(state);
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
