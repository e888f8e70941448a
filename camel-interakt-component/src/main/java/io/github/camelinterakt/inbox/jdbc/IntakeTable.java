package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelinterakt.inbox.InboxEvent;

/** The statements that take events in. */
final class IntakeTable {

    /** The standard's class of a violated constraint. */
    private static final String CONSTRAINT = "23";

    private final String insert;
    private final String insertAll;
    private final String lock;

    IntakeTable(String table) {
        lock = "select version from " + table + "_version for update";
        insert = "insert into " + table + " (event_key, order_key, state, body, received_at, due_at, attempts)"
                + " values (?, ?, 'PENDING', ?, ?, ?, 0)";
        // Arrays, so that it is one prepared statement for batches of any size; ordered, so that the ids are.
        insertAll = "insert into " + table + " (event_key, order_key, state, body, received_at, due_at, attempts)"
                + " select k, o, 'PENDING', b, r, ?, 0"
                + " from unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[]) with ordinality as e (k, o, b, r, n)"
                + " order by n on conflict (event_key) do nothing returning event_key";
    }

    /**
     * Inserts events, each of another key, and leaves out those whose key is there already.
     *
     * @return the keys that are new
     */
    Set<String> insert(Connection connection, Dialect dialect, List<InboxEvent> events, long now) throws SQLException {
        return dialect == Dialect.POSTGRESQL
                ? insertTogether(connection, events, now)
                : insertOneByOne(connection, dialect, events, now);
    }

    private Set<String> insertTogether(Connection connection, List<InboxEvent> events, long now) throws SQLException {
        Object[] keys = events.stream().map(InboxEvent::key).toArray();
        Object[] orderKeys = events.stream().map(InboxEvent::orderKey).toArray();
        Object[] bodies = events.stream().map(InboxEvent::body).toArray(byte[][]::new);
        Object[] received =
                events.stream().map(event -> event.receivedAt().toEpochMilli()).toArray();
        return new HashSet<>(Rows.query(
                connection,
                insertAll,
                0,
                row -> row.getString(1),
                now,
                connection.createArrayOf("text", keys),
                connection.createArrayOf("text", orderKeys),
                connection.createArrayOf("bytea", bodies),
                connection.createArrayOf("bigint", received)));
    }

    private Set<String> insertOneByOne(Connection connection, Dialect dialect, List<InboxEvent> events, long now)
            throws SQLException {
        if (dialect == Dialect.H2) {
            // It finds no deadlocks: two transactions that have each inserted what the other goes on to would time out.
            Rows.query(connection, lock, 1, row -> row.getInt(1));
        }
        Set<String> stored = new HashSet<>();
        for (InboxEvent event : events) {
            Savepoint before = connection.setSavepoint();
            try {
                Rows.update(
                        connection,
                        insert,
                        event.key(),
                        event.orderKey(),
                        event.body(),
                        event.receivedAt().toEpochMilli(),
                        now);
                stored.add(event.key());
            } catch (SQLException e) {
                if (e.getSQLState() == null || !e.getSQLState().startsWith(CONSTRAINT)) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
        return stored;
    }
}
