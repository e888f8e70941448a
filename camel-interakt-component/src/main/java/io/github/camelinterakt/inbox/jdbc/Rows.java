package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The few turns of JDBC that all statements of the inbox need. */
final class Rows {

    /** Reads a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Says a statement's parameters for one item. */
    @FunctionalInterface
    interface Parameters<T> {
        Object[] of(T item) throws SQLException;
    }

    private Rows() {}

    static <T> List<T> query(Connection connection, String sql, int limit, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(limit);
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** The same statement for each item, in one round trip where the driver can do that; returns those that hit a row. */
    static <T> List<T> updateEach(Connection connection, String sql, Collection<T> items, Parameters<T> parameters)
            throws SQLException {
        List<T> hit = new ArrayList<>();
        if (items.isEmpty()) {
            return hit;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
                set(statement, parameters.of(item));
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            int i = 0;
            for (T item : items) {
                if (counts[i++] != 0) {
                    hit.add(item);
                }
            }
            return hit;
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
