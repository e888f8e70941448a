package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transactions: each on a connection of its own, again if it lost against another one, and never for ever. */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    /** A database that is silent for so long counts as one that cannot be reached. */
    private static final int SILENCE_MILLIS = 10_000;
    /** Lost against another transaction: a deadlock, or a conflict under stricter isolation. */
    private static final String ROLLED_BACK = "40";
    /** The standard's class of what is wrong with a statement: a table may not be there any more. */
    private static final String WRONG_STATEMENT = "42";

    private static final int TRIES = 3;

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final Outages outages;
    private final AtomicInteger interruptions = new AtomicInteger();
    private volatile Dialect dialect;
    /** Whether PostgreSQL's commits wait for its disk where nothing else is said; null before that is known. */
    private volatile Boolean waitsForDisk;

    /**
     * Transactions of a database.
     *
     * @param dialect what it speaks in spite of what it is; null to see that for itself
     */
    Transactions(DataSource dataSource, Outages outages, Dialect dialect) {
        this.dataSource = dataSource;
        this.outages = outages;
        this.dialect = dialect;
    }

    /** What the database speaks; known after the first transaction. */
    Dialect dialect() {
        return dialect;
    }

    /** How often the database was away, or had not got what it was asked for: it may be another one since then. */
    int interruptions() {
        return interruptions.get();
    }

    /** Runs it in one transaction, and commits: what has been committed outlasts a crash of the database. */
    <T> T run(Work<T> work) throws SQLException {
        return run(work, true);
    }

    /**
     * Likewise, where it does no harm if the database forgets it in a crash of its own: PostgreSQL then does not wait for its
     * disk. For claims and what became of them: an event whose result is forgotten is handled again.
     */
    <T> T runForgettable(Work<T> work) throws SQLException {
        return run(work, false);
    }

    private <T> T run(Work<T> work, boolean lasting) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try {
                T result = once(work, lasting);
                outages.succeeded();
                return result;
            } catch (SQLException e) {
                outages.failed(e);
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                if (Outages.isOutage(e) || state.startsWith(WRONG_STATEMENT)) {
                    interruptions.incrementAndGet();
                }
                if (left == 0 || !state.startsWith(ROLLED_BACK)) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Work<T> work, boolean lasting) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int silence = limitSilence(connection, SILENCE_MILLIS);
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                if (dialect == null) {
                    dialect = Dialect.of(connection);
                }
                if (dialect == Dialect.POSTGRESQL) {
                    waitForDisk(connection, lasting);
                }
                T result = work.in(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                restore(connection, committed, autoCommit, silence);
            }
        }
    }

    /** PostgreSQL may be set up not to wait for its disk; an event that was acknowledged would then be lost in a crash. */
    private void waitForDisk(Connection connection, boolean lasting) throws SQLException {
        if (waitsForDisk == null) {
            String query = "select current_setting('synchronous_commit', true)";
            List<String> setting = Rows.query(connection, query, 1, row -> row.getString(1));
            waitsForDisk = !setting.contains("off");
        }
        if (waitsForDisk != lasting) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit to " + (lasting ? "on" : "off"));
            }
        }
    }

    /** The connection goes back to its pool as it came. On one that is broken nothing of this works, nor matters. */
    private static void restore(Connection connection, boolean committed, boolean autoCommit, int silence) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            limitSilence(connection, silence);
        } catch (SQLException e) {
            LOG.debug("A connection could not be restored: SQL state {}", e.getSQLState());
        }
    }

    private static int limitSilence(Connection connection, int millis) throws SQLException {
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
}
