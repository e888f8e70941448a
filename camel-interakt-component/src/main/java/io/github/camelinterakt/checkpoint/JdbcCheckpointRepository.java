package io.github.camelinterakt.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Database;
import io.github.camelinterakt.internal.jdbc.Transaction;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Stores checkpoints in a table of any JDBC database, so that nodes can share a feed and continue where another stopped. The
 * table has the columns {@code name} (the key, at least 255 characters) and {@code state} (text); it is created at start if it
 * does not exist.
 */
public final class JdbcCheckpointRepository extends ServiceSupport implements StateRepository<String, String> {

    /** The table's default name. */
    public static final String DEFAULT_TABLE = "interakt_checkpoint";

    private final DataSource dataSource;
    private final String table;

    /** Creates a repository in the table {@value #DEFAULT_TABLE}. */
    public JdbcCheckpointRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * Creates a repository in the given table, with or without schema.
     *
     * @throws IllegalArgumentException if the name is not a plain SQL name
     */
    public JdbcCheckpointRepository(DataSource dataSource, String table) {
        if (!table.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
            throw new IllegalArgumentException("The table of checkpoints must be a plain SQL name, such as "
                    + DEFAULT_TABLE + " or schema." + DEFAULT_TABLE);
        }
        this.dataSource = dataSource;
        this.table = table;
    }

    @Override
    protected void doStart() {
        if (!isThere()) {
            try {
                run(transaction -> transaction.update(
                        "CREATE TABLE " + table + " (name VARCHAR(255) NOT NULL PRIMARY KEY, state TEXT)"));
            } catch (SQLException e) {
                // Another node may have created it in the meantime.
                if (!isThere()) {
                    throw failure("prepared", e);
                }
            }
        }
    }

    private boolean isThere() {
        try {
            getState("");
            return true;
        } catch (RuntimeCamelException missing) {
            return false;
        }
    }

    /** Returns the state; null if there is none. */
    @Override
    public String getState(String key) {
        try (Connection connection = dataSource.getConnection()) {
            return state(new Transaction(connection, null), key);
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    @Override
    public void setState(String key, String value) {
        update(key, before -> value);
    }

    /**
     * Changes a state atomically, even if other nodes change it too: a transaction locks its row, and reads and writes it.
     *
     * @param change returns the new state of the current one, which is null if there is none
     * @return the new state
     */
    public String update(String key, UnaryOperator<String> change) {
        Database.Work<Transaction, String> update = transaction -> {
            // It changes nothing, but locks the row on every database.
            boolean isThere = transaction.update("UPDATE " + table + " SET name = name WHERE name = ?", key) > 0;
            String after = change.apply(isThere ? state(transaction, key) : null);
            String write = isThere
                    ? "UPDATE " + table + " SET state = ? WHERE name = ?"
                    : "INSERT INTO " + table + " (state, name) VALUES (?, ?)";
            transaction.update(write, after, key);
            return after;
        };
        try {
            try {
                return run(update);
            } catch (SQLException e) {
                // Another node may have inserted the key in the meantime.
                return run(update);
            }
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    /** Runs statements in a transaction, on any database. */
    private <R> R run(Database.Work<Transaction, R> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                R result = work.in(new Transaction(connection, null));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private String state(Transaction transaction, String key) throws SQLException {
        String select = "SELECT state FROM " + table + " WHERE name = ?";
        // A row without a state was emptied, which is not the same as none.
        List<String> states = transaction.query(select, row -> Objects.toString(row.getString(1), ""), key);
        return states.isEmpty() ? null : states.get(0);
    }

    private RuntimeCamelException failure(String what, SQLException e) {
        return new RuntimeCamelException("The checkpoints in the table " + table + " could not be " + what, e);
    }

    /** Repositories of the same table are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JdbcCheckpointRepository repository
                && dataSource.equals(repository.dataSource)
                && table.equals(repository.table);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dataSource, table);
    }
}
