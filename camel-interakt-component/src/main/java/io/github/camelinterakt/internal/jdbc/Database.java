package io.github.camelinterakt.internal.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions on a table, each on its own connection: retries those that a conflict has rolled back, and limits the wait
 * for a response. It creates the table if it is absent, checks it after an outage, and logs when an outage begins and ends.
 */
public final class Database<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** A database that does not respond for so long is unavailable. */
    private static final int RESPONSE_TIMEOUT_MILLIS = 10_000;

    private static final int TRIES = 3;
    /** The standard's class of transactions that were rolled back: by a deadlock, or a conflict under stricter isolation. */
    private static final String ROLLED_BACK = "40";
    /** The standard's class of invalid statements: the table may be absent. */
    private static final String WRONG_STATEMENT = "42";

    private static final String VIOLATED_CONSTRAINT = "23";

    /** On H2 also a schema that is absent. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "90079");

    private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");
    /** A broken connection, a database that is closing, and one that is closed, as H2 puts it. */
    private static final Set<String> H2_CLOSED = Set.of("90067", "90098", "90121");
    /** PostgreSQL's state for a node that has become a standby. */
    private static final String READ_ONLY = "25006";

    /** What a transaction does. */
    @FunctionalInterface
    public interface Work<T, R> {
        R in(T table) throws SQLException;
    }

    /** A table, the text for the log of what an outage does, and the script on the class path that creates it. */
    public record Table(
            String owner,
            String outage,
            String name,
            String standardName,
            String columns,
            Function<Dialect, String> script) {

        /** The commands that create the table. */
        public List<String> commands(Dialect dialect) {
            String unqualified = name.substring(name.indexOf('.') + 1);
            try (InputStream in = Database.class.getResourceAsStream(script.apply(dialect))) {
                String commands = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("--.*", "")
                        .replace("exists " + standardName + "_", "exists " + unqualified + "_")
                        .replaceAll("\\b" + standardName + "\\b", name);
                return Stream.of(commands.strip().split(";\\s*", 0)).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final DataSource dataSource;
    private final Table table;
    private final Function<Transaction, T> statements;
    private final AtomicBoolean isOut = new AtomicBoolean();
    private volatile Dialect dialect;
    private volatile boolean isReady;
    private volatile boolean wasReady;

    /** A table in a database. */
    public Database(DataSource dataSource, Table table, Function<Transaction, T> statements) {
        this.dataSource = dataSource;
        this.table = table;
        this.statements = statements;
    }

    /** Runs statements in a transaction. */
    public <R> R run(Work<T, R> work) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try {
                prepare();
                R result = once(transaction -> work.in(statements.apply(transaction)));
                if (isOut.getAndSet(false)) {
                    LOG.info("The database of the {} is back", table.owner());
                }
                return result;
            } catch (SQLException e) {
                if (isOutage(e) || state(e).startsWith(WRONG_STATEMENT)) {
                    isReady = false;
                }
                if (isOutage(e) && !isOut.getAndSet(true)) {
                    LOG.warn(
                            "The database of the {} is unavailable (SQL state {}). {} until it is back: {}",
                            table.owner(),
                            e.getSQLState(),
                            table.outage(),
                            FailureReason.of(e));
                }
                if (left == 0 || !state(e).startsWith(ROLLED_BACK)) {
                    throw e;
                }
            }
        }
    }

    /** Checks the table, and creates it if it is absent. */
    public void prepare() throws SQLException {
        if (isReady) {
            return;
        }
        if (!exists()) {
            create();
            if (wasReady) {
                LOG.error(
                        "The table {} had disappeared and was created again. What it held is lost unless it is restored from a"
                                + " backup",
                        table.name());
            }
        }
        isReady = true;
        wasReady = true;
    }

    private boolean exists() throws SQLException {
        String select = "select " + table.columns() + " from " + table.name() + " where 1 = 0";
        try {
            once(transaction -> transaction.query(select, row -> row));
            return true;
        } catch (SQLException e) {
            if (NO_TABLE.contains(state(e))) {
                return false;
            }
            if (NO_COLUMN.contains(state(e))) {
                throw new IllegalStateException(
                        "The table " + table.name() + " of the " + table.owner()
                                + " is not of this version of camel-interakt: a column is missing. Drop it, or use another one",
                        e);
            }
            throw e;
        }
    }

    private void create() throws SQLException {
        try {
            once(transaction -> {
                try (Statement statement = transaction.connection().createStatement()) {
                    for (String command : table.commands(dialect)) {
                        statement.execute(command);
                    }
                }
                return null;
            });
        } catch (SQLException e) {
            if (isOutage(e)) {
                throw e;
            }
            // Another node may have created it.
            if (!exists()) {
                throw new IllegalStateException(
                        "The table " + table.name() + " of the " + table.owner()
                                + " is absent and cannot be created. Run the script "
                                + table.script().apply(dialect)
                                + " of camel-interakt's jar with a database user that may create tables",
                        e);
            }
        }
    }

    private <R> R once(Work<Transaction, R> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (dialect == null) {
                dialect = Dialect.of(connection, table.owner());
            }
            boolean autoCommit = connection.getAutoCommit();
            int timeout = connection.getNetworkTimeout();
            try {
                connection.setNetworkTimeout(Runnable::run, RESPONSE_TIMEOUT_MILLIS);
                begin(connection);
                R result = work.in(new Transaction(connection, dialect));
                connection.commit();
                return result;
            } finally {
                restore(connection, autoCommit, timeout);
            }
        }
    }

    private void begin(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            // The isolation cannot be set within a transaction, and a pool's check may have begun one.
            connection.rollback();
        }
        connection.setAutoCommit(false);
        if (!dialect.begin.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.begin);
            }
        }
    }

    /** Restores the connection for its pool; on a broken one this fails, and does not matter. */
    private static void restore(Connection connection, boolean autoCommit, int timeout) {
        try {
            if (!connection.getAutoCommit()) {
                // After a commit there is nothing to roll back.
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            connection.setNetworkTimeout(Runnable::run, timeout);
        } catch (SQLException e) {
            LOG.debug("A connection could not be restored: SQL state {}", e.getSQLState());
        }
    }

    /** Whether the database is unavailable, and not a statement wrong. */
    public static boolean isOutage(Throwable e) {
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

    /** Whether a row broke a constraint, such as a unique key. */
    public static boolean isConstraint(SQLException e) {
        return state(e).startsWith(VIOLATED_CONSTRAINT);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
