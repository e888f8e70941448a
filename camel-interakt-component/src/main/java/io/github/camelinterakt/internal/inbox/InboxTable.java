package io.github.camelinterakt.internal.inbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Database;
import io.github.camelinterakt.internal.jdbc.Dialect;
import io.github.camelinterakt.internal.jdbc.Transaction;

/** The inbox's table within a transaction. All times are the database's: no statement takes one of this machine. */
final class InboxTable {

    private static final int REMOVED_AT_ONCE = 500;
    private static final int STORE_TIMEOUT_SECONDS = 2;
    private static final String ROLLED_BACK = "40001";

    private final Transaction transaction;
    private final boolean isPostgres;
    private final String table;
    private final String now;

    InboxTable(Transaction transaction, String table) {
        this.transaction = transaction;
        this.isPostgres = transaction.dialect() == Dialect.POSTGRESQL;
        this.table = table;
        this.now = transaction.dialect().now;
    }

    /** The database with the table of that name. */
    static Database<InboxTable> in(DataSource dataSource, String name) {
        return new Database<>(dataSource, table(name), transaction -> new InboxTable(transaction, name));
    }

    static Database.Table table(String name) {
        return new Database.Table(
                "inbox " + name,
                "Events are refused and not delivered",
                name,
                "interakt_inbox",
                "id, event_key, order_key, state, body, received_at, due_at, attempts, claimed_by, lane, finished_at, failure",
                dialect -> "/io/github/camelinterakt/sql/interakt-inbox-"
                        + switch (dialect) {
                            case POSTGRESQL -> "postgresql";
                            case H2 -> "h2";
                            case MYSQL, MARIADB -> "mysql";
                        }
                        + ".sql");
    }

    /** Inserts an event; false if there is one with its key already. */
    boolean insert(InboxEvent event) throws SQLException {
        String sql = "insert into " + table + " (event_key, order_key, state, body, received_at, due_at, attempts)"
                + " values (?, ?, 'PENDING', ?, " + now + ", " + now + ", 0)"
                + (isPostgres ? " on conflict (event_key) do nothing" : "");
        try (PreparedStatement statement = transaction.prepare(sql, event.key, event.orderKey, event.body)) {
            statement.setQueryTimeout(STORE_TIMEOUT_SECONDS);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            // Only PostgreSQL's "on conflict" names the key: elsewhere look whether the key is the reason.
            if (Database.isConstraint(e) && !isPostgres && isAny("event_key = ?", event.key)) {
                return false;
            }
            throw e;
        }
    }

    byte[] body(String key) throws SQLException {
        return transaction
                .query("select body from " + table + " where event_key = ?", row -> row.getBytes(1), key)
                .stream()
                .findFirst()
                .orElse(null);
    }

    boolean isAnyDone(Collection<String> keys) throws SQLException {
        return !keys.isEmpty() && isAny("state = 'DONE' and event_key" + in(keys), keys.toArray());
    }

    private boolean isAny(String condition, Object... parameters) throws SQLException {
        return !transaction
                .query("select 1 from " + table + " where " + condition, row -> 1, parameters)
                .isEmpty();
    }

    /**
     * Claims events that are due, the oldest first. Of one order key it is the first one, and none while another one is being
     * handled; where two nodes claim events of one at the same moment, the unique index on the lane lets one of them fail.
     */
    List<InboxEvent> claim(String node, int limit, Duration lease) throws SQLException {
        List<InboxEvent> claims = transaction.query(
                "select id, event_key, order_key, body, attempts from " + table
                        + " t where state = 'PENDING' and due_at <= " + now
                        + " and (t.order_key is null or not exists (select 1 from " + table
                        + " e where e.order_key = t.order_key and e.state in ('PENDING', 'CLAIMED')"
                        + " and (e.id < t.id or e.claimed_by is not null)))"
                        + " order by state, due_at, id limit " + limit + " for update skip locked",
                row -> new InboxEvent(
                        row.getLong(1), row.getInt(5) + 1, row.getString(2), row.getString(3), row.getBytes(4)));
        if (claims.isEmpty()) {
            return claims;
        }
        List<Long> ids = claims.stream().map(claim -> claim.id).toList();
        int claimed = update(
                "state = 'CLAIMED', attempts = attempts + 1, claimed_by = ?, lane = order_key, due_at = " + now
                        + " + ? where claimed_by is null and id" + in(ids),
                parameters(ids, node, lease.toMillis()));
        if (claimed < claims.size()) {
            throw new SQLException("Another node has claimed some of the events", ROLLED_BACK);
        }
        return claims;
    }

    /** Records that events are done; returns how many this node still owned. */
    int done(String node, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? 0
                : update(
                        "state = 'DONE', finished_at = " + now + ", failure = null, claimed_by = null, lane = null"
                                + " where claimed_by = ? and id" + in(ids),
                        parameters(ids, node));
    }

    /** Records a failure: the event is retried after the delay, or parked; returns 1 if this node still owned the event. */
    int failed(String node, InboxEvent claim, String reason, Duration delay, boolean parks) throws SQLException {
        return update(
                "state = " + (parks ? "'PARKED', finished_at = " + now : "'PENDING'")
                        + ", failure = ?, claimed_by = null, lane = null, due_at = " + now
                        + " + ? where claimed_by = ? and id = ? and attempts = ?",
                reason,
                delay.toMillis(),
                node,
                claim.id,
                claim.attempt);
    }

    /** Extends the lease of this node's events. */
    void keep(String node, Duration lease) throws SQLException {
        update("due_at = " + now + " + ? where state = 'CLAIMED' and claimed_by = ?", lease.toMillis(), node);
    }

    /** Releases the claims of this node other than the known ones, such as those whose commit it did not learn of. */
    void release(String node, Collection<Long> known) throws SQLException {
        update(
                "state = 'PENDING', due_at = " + now + ", attempts = attempts - 1, claimed_by = null, lane = null"
                        + " where state = 'CLAIMED' and claimed_by = ?"
                        + (known.isEmpty() ? "" : " and id not" + in(known)),
                parameters(known, node));
    }

    /** Releases events whose lease has expired; parks those with too many attempts. */
    int takeOver(int maxAttempts) throws SQLException {
        return update(
                "state = case when attempts >= ? then 'PARKED' else 'PENDING' end,"
                        + " finished_at = case when attempts >= ? then " + now + " end, due_at = " + now
                        + ", failure = 'The lease of the node that handled it expired', claimed_by = null, lane = null"
                        + " where state = 'CLAIMED' and due_at < " + now,
                maxAttempts,
                maxAttempts);
    }

    InboxFigures figures(String node, Duration lease, long hangingSeconds) throws SQLException {
        record Count(long count, long age, long now) {}
        List<Count> counts = new ArrayList<>();
        for (String state : List.of("PENDING", "CLAIMED", "PARKED")) {
            counts.addAll(transaction.query(
                    "select count(*), " + now + " - min(received_at), " + now + " from " + table + " where state = ?",
                    row -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)),
                    state));
        }
        record Claims(long count, long end) {}
        // A node that has crashed does not extend its lease.
        Claims elsewhere = transaction
                .query(
                        "select count(*), min(due_at) from " + table + " where state = 'CLAIMED' and claimed_by <> ?",
                        row -> new Claims(row.getLong(1), row.getLong(2)),
                        node)
                .get(0);
        Count pending = counts.get(0);
        Count claimed = counts.get(1);
        return new InboxFigures(
                pending.count() + claimed.count(),
                claimed.count(),
                Duration.ofMillis(Math.max(0, Math.max(pending.age(), claimed.age())))
                        .toSeconds(),
                counts.get(2).count(),
                elsewhere.count(),
                elsewhere.count() == 0 ? null : Instant.ofEpochMilli(elsewhere.end() - lease.toMillis()),
                elsewhere.count() == 0 ? null : Instant.ofEpochMilli(elsewhere.end()),
                hangingSeconds,
                Instant.ofEpochMilli(pending.now()));
    }

    List<String> parked(int limit) throws SQLException {
        return transaction.query(
                "select event_key, finished_at, attempts, failure from " + table
                        + " where state = 'PARKED' order by id limit " + limit,
                row -> Instant.ofEpochMilli(row.getLong(2)) + " " + row.getInt(3) + " " + row.getString(1) + " "
                        + row.getString(4));
    }

    /** Makes parked or done events that meet a condition pending again. */
    int replay(String condition, Object... parameters) throws SQLException {
        return update(
                "state = 'PENDING', attempts = 0, finished_at = null, failure = null, due_at = " + now + " where "
                        + condition,
                parameters);
    }

    int discard(String key) throws SQLException {
        return update("state = 'DONE', finished_at = " + now + " where event_key = ? and state = 'PARKED'", key);
    }

    /** Removes old events that are done; returns whether there may be more. */
    boolean removeDone(Duration retention) throws SQLException {
        String old = "state = 'DONE' and finished_at < " + now + " - ?";
        List<Long> ids = transaction.query(
                "select id from " + table + " where " + old + " order by state, finished_at limit " + REMOVED_AT_ONCE,
                row -> row.getLong(1),
                retention.toMillis());
        if (!ids.isEmpty()) {
            transaction.update(
                    "delete from " + table + " where " + old + " and id" + in(ids),
                    parameters(ids, retention.toMillis()));
        }
        return ids.size() == REMOVED_AT_ONCE;
    }

    private static String in(Collection<?> values) {
        return " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    private static Object[] parameters(Collection<Long> last, Object... first) {
        List<Object> parameters = new ArrayList<>(List.of(first));
        parameters.addAll(last);
        return parameters.toArray();
    }

    private int update(String change, Object... parameters) throws SQLException {
        return transaction.update("update " + table + " set " + change, parameters);
    }
}
