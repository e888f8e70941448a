package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.github.camelinterakt.inbox.InboxFigures;
import io.github.camelinterakt.inbox.ParkedEvent;

/** The statements about all events together, and about those that are over: figures, replay, retention. */
final class ArchiveTable {

    private final String figures;
    private final String parked;
    private final String done;
    private final String replay;
    private final String discard;
    private final String expired;
    private final String delete;

    ArchiveTable(String table) {
        figures = "select state, count(*), min(received_at) from " + table
                + " where state in ('PENDING', 'CLAIMED', 'PARKED') group by state";
        parked = "select event_key, received_at, finished_at, attempts, failure from " + table
                + " where state = 'PARKED' order by id";
        done = "select 1 from " + table + " where state = 'DONE' and event_key in (";
        replay = "update " + table
                + " set state = 'PENDING', attempts = 0, due_at = ?, finished_at = null, failure = null where ";
        discard = "update " + table + " set state = 'DONE', finished_at = ? where event_key = ? and state = 'PARKED'";
        expired = "select id from " + table + " where state = 'DONE' and finished_at < ? order by state, finished_at";
        delete = "delete from " + table + " where id = ? and state = 'DONE' and finished_at < ?";
    }

    InboxFigures figures(Connection connection, Instant now) throws SQLException {
        record Count(String state, long count, long oldest) {}
        long pending = 0;
        long inFlight = 0;
        long parkedCount = 0;
        long oldest = now.toEpochMilli();
        for (Count count : Rows.query(
                connection, figures, 0, row -> new Count(row.getString(1), row.getLong(2), row.getLong(3)))) {
            switch (count.state()) {
                case "PARKED" -> parkedCount = count.count();
                case "CLAIMED" -> inFlight = count.count();
                default -> pending = count.count();
            }
            if (!count.state().equals("PARKED")) {
                oldest = Math.min(oldest, count.oldest());
            }
        }
        Duration age = Duration.ofMillis(now.toEpochMilli() - oldest);
        return new InboxFigures(pending + inFlight, inFlight, age, parkedCount, now);
    }

    List<ParkedEvent> parked(Connection connection, int limit) throws SQLException {
        return Rows.query(
                connection,
                parked,
                limit,
                row -> new ParkedEvent(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getInt(4),
                        row.getString(5)));
    }

    boolean isAnyDone(Connection connection, Collection<String> keys) throws SQLException {
        String anyOf = done + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
        return !Rows.query(connection, anyOf, 1, row -> row.getInt(1), keys.toArray())
                .isEmpty();
    }

    int replay(Connection connection, String key, Instant now) throws SQLException {
        return Rows.update(
                connection, replay + "event_key = ? and state in ('DONE', 'PARKED')", now.toEpochMilli(), key);
    }

    int replay(Connection connection, Instant from, Instant to, Instant now) throws SQLException {
        return Rows.update(
                connection,
                replay + "received_at >= ? and received_at < ? and state in ('DONE', 'PARKED')",
                now.toEpochMilli(),
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    int replayParked(Connection connection, Instant now) throws SQLException {
        return Rows.update(connection, replay + "state = 'PARKED'", now.toEpochMilli());
    }

    int discard(Connection connection, String key, Instant now) throws SQLException {
        return Rows.update(connection, discard, now.toEpochMilli(), key);
    }

    /** Removes events that were done before that time, up to so many of them; returns how many it found. */
    int removeDone(Connection connection, Instant before, int limit) throws SQLException {
        long millis = before.toEpochMilli();
        List<Long> ids = Rows.query(connection, expired, limit, row -> row.getLong(1), millis);
        Rows.updateEach(connection, delete, ids, id -> new Object[] {id, millis});
        return ids.size();
    }
}
