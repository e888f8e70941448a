package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.github.camelinterakt.inbox.InboxEvent;

/** The statements by which nodes share events: claim, keep, give back. */
final class ClaimTable {

    private static final String LOST = "The node that had it gave no sign of life within claimTimeout";
    private static final String COLUMNS = "id, event_key, order_key, body, received_at, attempts";

    /** The event's earlier ones are over, and none of the same customer is being handled. */
    private static final String IN_ORDER = " and (t.order_key is null or not exists (select 1 from %1$s e"
            + " where e.order_key = t.order_key and e.state in ('PENDING', 'CLAIMED')"
            + " and (e.id < t.id or e.state = 'CLAIMED')))";

    private final String due;
    private final String claimTogether;
    private final String claimOne;
    private final String done;
    private final String retry;
    private final String park;
    private final String keep;
    private final String takeOver;
    private final String giveBack;

    ClaimTable(String table, boolean ordered) {
        String lane = ordered ? "order_key" : "null";
        String set = " set state = 'CLAIMED', attempts = attempts + 1, claimed_by = ?, due_at = ?, lane = " + lane;
        String where = " where state = 'PENDING' and due_at <= ?" + (ordered ? IN_ORDER.formatted(table) : "");
        String over = ", claimed_by = null, lane = null where id = ? and claimed_by = ?";
        due = "select " + COLUMNS + " from " + table + " t" + where + " order by state, due_at, id";
        claimTogether = "with due as materialized (select id from " + table + " t" + where
                + " order by due_at, id limit ? for update skip locked)"
                + " update " + table + " c" + set.replace("= attempts", "= c.attempts")
                + " from due where c.id = due.id returning c." + COLUMNS.replace(", ", ", c.");
        claimOne = "update " + table + set + " where id = ? and state = 'PENDING' and attempts = ?";
        done = "update " + table + " set state = 'DONE', finished_at = ?, failure = null" + over;
        retry = "update " + table + " set state = 'PENDING', due_at = ?, failure = ?" + over;
        park = "update " + table + " set state = 'PARKED', finished_at = ?, failure = ?" + over;
        keep = "update " + table + " set due_at = ? where id = ? and claimed_by = ?";
        giveBack = "update " + table
                + " set state = 'PENDING', due_at = ?, attempts = attempts - 1, claimed_by = null, lane = null"
                + " where state = 'CLAIMED' and claimed_by = ?";
        takeOver = "update " + table + " set state = case when attempts >= ? then 'PARKED' else 'PENDING' end,"
                + " finished_at = case when attempts >= ? then " + "cast(? as bigint) end, due_at = ?, failure = '"
                + LOST
                + "', claimed_by = null, lane = null where state = 'CLAIMED' and due_at < ?";
    }

    /**
     * What was claimed.
     *
     * @param claims the events
     * @param lost whether other nodes have been faster with some: there may be more
     */
    record Claimed(List<Claim> claims, boolean lost) {}

    /** Claims what is due, the oldest first. */
    Claimed claim(Connection connection, Dialect dialect, int limit, String token, Instant now, Instant until)
            throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            List<Claim> claims = Rows.query(
                    connection,
                    claimTogether,
                    0,
                    row -> read(row, token, 0),
                    now.toEpochMilli(),
                    limit,
                    token,
                    until.toEpochMilli());
            claims.sort(Comparator.comparingLong(Claim::id));
            return new Claimed(claims, false);
        }
        String select =
                dialect.skipsLocked() ? due + " fetch first " + limit + " rows only for update skip locked" : due;
        List<Claim> found = Rows.query(connection, select, limit, row -> read(row, token, 1), now.toEpochMilli());
        List<Claim> claims = Rows.updateEach(connection, claimOne, found, claim ->
                new Object[] {token, until.toEpochMilli(), claim.id(), claim.attempt() - 1});
        return new Claimed(claims, claims.size() < found.size());
    }

    /** Undoes claims of which nobody knows whether they have been made: nothing of theirs has been handed out. */
    void giveBack(Connection connection, Collection<String> tokens, Instant now) throws SQLException {
        Rows.updateEach(connection, giveBack, tokens, token -> new Object[] {now.toEpochMilli(), token});
    }

    private static Claim read(ResultSet row, String token, int more) throws SQLException {
        InboxEvent event = new InboxEvent(
                row.getString(2), row.getString(3), row.getBytes(4), Instant.ofEpochMilli(row.getLong(5)));
        return new Claim(row.getLong(1), token, row.getInt(6) + more, event);
    }

    /** Notes successes; returns those that were still this node's. */
    List<Claim> done(Connection connection, Collection<Claim> claims, Instant now) throws SQLException {
        return Rows.updateEach(
                connection, done, claims, claim -> new Object[] {now.toEpochMilli(), claim.id(), claim.token()});
    }

    /** Notes a failure that is to be tried again at that time; false if the event was not this node's any more. */
    boolean retry(Connection connection, Claim claim, Instant at, String reason) throws SQLException {
        return Rows.update(connection, retry, at.toEpochMilli(), reason, claim.id(), claim.token()) != 0;
    }

    /** Notes a failure for good; false if the event was not this node's any more. */
    boolean park(Connection connection, Claim claim, Instant now, String reason) throws SQLException {
        return Rows.update(connection, park, now.toEpochMilli(), reason, claim.id(), claim.token()) != 0;
    }

    /** Keeps claims for longer; returns those that were still this node's. */
    List<Claim> keep(Connection connection, Collection<Claim> claims, Instant until) throws SQLException {
        return Rows.updateEach(
                connection, keep, claims, claim -> new Object[] {until.toEpochMilli(), claim.id(), claim.token()});
    }

    /** Takes events from nodes that have given no sign of life; those that have been tried too often are parked. */
    int takeOver(Connection connection, int maxAttempts, Instant now) throws SQLException {
        long millis = now.toEpochMilli();
        return Rows.update(connection, takeOver, maxAttempts, maxAttempts, millis, millis, millis);
    }
}
