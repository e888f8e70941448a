package io.github.camelinterakt.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

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
                update("CREATE TABLE %s (name VARCHAR(255) NOT NULL PRIMARY KEY, state TEXT)");
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

    @Override
    public String getState(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM " + table + " WHERE name = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        } catch (SQLException e) {
            throw failure("read", e);
        }
    }

    @Override
    public void setState(String key, String value) {
        String update = "UPDATE %s SET state = ? WHERE name = ?";
        try {
            if (!update(update, value, key)) {
                try {
                    update("INSERT INTO %s (state, name) VALUES (?, ?)", value, key);
                } catch (SQLException e) {
                    // Another node may have inserted the key in the meantime.
                    if (!update(update, value, key)) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    /** Runs one statement in its own transaction, because on some databases a failed statement aborts its transaction. */
    private boolean update(String sql, String... values) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement update = connection.prepareStatement(sql.formatted(table))) {
                for (int i = 0; i < values.length; i++) {
                    update.setString(i + 1, values[i]);
                }
                boolean hasEffect = update.executeUpdate() > 0;
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return hasEffect;
            } catch (SQLException e) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                throw e;
            }
        }
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
