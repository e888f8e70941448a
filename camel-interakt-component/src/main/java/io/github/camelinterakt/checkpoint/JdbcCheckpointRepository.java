package io.github.camelinterakt.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps checkpoints in a table of any database with JDBC, so that nodes may share a feed and go on where another stopped.
 * The table has a column {@code name} (the key, at least 255 characters) and a column {@code state} (text); it is made at the
 * start where it is missing.
 */
public final class JdbcCheckpointRepository extends ServiceSupport implements StateRepository<String, String> {

    /** The name of the table, if none is given. */
    public static final String DEFAULT_TABLE = "interakt_checkpoint";

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private final DataSource dataSource;
    private final String table;

    /**
     * A repository in the table {@value #DEFAULT_TABLE}.
     *
     * @param dataSource gives the connections
     */
    public JdbcCheckpointRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * A repository.
     *
     * @param dataSource gives the connections
     * @param table the table's name, with its schema or without
     * @throws IllegalArgumentException if that is no plain SQL name
     */
    public JdbcCheckpointRepository(DataSource dataSource, String table) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("The table of checkpoints must be a plain SQL name, such as "
                    + DEFAULT_TABLE + " or schema." + DEFAULT_TABLE);
        }
        this.dataSource = dataSource;
        this.table = table;
    }

    @Override
    protected void doStart() {
        try (Connection connection = dataSource.getConnection()) {
            if (!isThere(connection)) {
                create(connection);
            }
        } catch (SQLException e) {
            throw failure("prepared", e);
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
        try (Connection connection = dataSource.getConnection()) {
            boolean stored = update(connection, key, value) || insert(connection, key, value);
            // Another node has inserted it meanwhile.
            if (!stored && !update(connection, key, value)) {
                throw new SQLException("Neither an update nor an insert took effect");
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failure("written", e);
        }
    }

    /** Whether it is the same table. */
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

    private boolean update(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET state = ? WHERE name = ?")) {
            update.setString(1, value);
            update.setString(2, key);
            return update.executeUpdate() > 0;
        }
    }

    /** False if the key is there already; a failed insert ends the transaction on some databases, hence the rollback. */
    private boolean insert(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (name, state) VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, value);
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("23")) {
                throw e;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return false;
        }
    }

    private boolean isThere(Connection connection) {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, state FROM " + table + " WHERE 1 = 0");
                ResultSet none = select.executeQuery()) {
            return !none.next();
        } catch (SQLException missing) {
            return false;
        }
    }

    private void create(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        try (PreparedStatement create = connection.prepareStatement(
                "CREATE TABLE " + table + " (name VARCHAR(255) NOT NULL PRIMARY KEY, state TEXT)")) {
            create.executeUpdate();
        } catch (SQLException e) {
            if (!isThere(connection)) {
                throw e;
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private RuntimeCamelException failure(String what, SQLException e) {
        return new RuntimeCamelException("The checkpoints in the table " + table + " could not be " + what, e);
    }
}
