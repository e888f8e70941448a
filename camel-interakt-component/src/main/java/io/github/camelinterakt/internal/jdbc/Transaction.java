package io.github.camelinterakt.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The statements of a transaction. */
public record Transaction(Connection connection, Dialect dialect) {

    /** Reads a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows that a query selects. */
    public <T> List<T> query(String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    /** Changes rows; returns how many. */
    public int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a statement with each of these parameters. */
    public void batch(String sql, Stream<Object[]> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] parameters : all.toList()) {
                set(statement, parameters).addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A statement with its parameters; the caller closes it. */
    public PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        return set(connection.prepareStatement(sql), parameters);
    }

    private static PreparedStatement set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }
}
