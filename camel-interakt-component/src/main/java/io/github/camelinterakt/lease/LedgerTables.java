package io.github.camelinterakt.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One account's ledger in the two tables, within one transaction of a connection. */
final class LedgerTables {

    /** How long to wait for another node's renewal; in seconds, as JDBC has it. */
    private static final int TIMEOUT_SECONDS = 5;

    /** Shorter than that, so that the others, which wait meanwhile, get on. */
    private static final int IDLE_MILLIS = 3_000;

    private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

    private final Connection connection;
    private final String account;

    LedgerTables(Connection connection, String account) {
        this.connection = connection;
        this.account = account;
    }

    /** Whether both tables are there and may be read. */
    static boolean exist(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement
                    .executeQuery(
                            "SELECT q.account, l.free_at FROM interakt_quota q, interakt_quota_lease l WHERE 1 = 0")
                    .close();
            return true;
        } catch (SQLException e) {
            if (!connection.isValid(TIMEOUT_SECONDS)) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    static boolean isConstraintViolation(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_CONSTRAINT_VIOLATION);
    }

    /**
     * Lets PostgreSQL end this transaction if the node falls silent in it: a machine without power says nothing, and would keep the
     * account locked for all other nodes until TCP gives it up, which takes hours.
     */
    private void limitIdleTime() throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL idle_in_transaction_session_timeout = " + IDLE_MILLIS);
            }
        }
    }

    /**
     * Locks the account until the transaction's end; says whether it is there. An update, and not a select for update, so that a
     * database with stricter isolation reports a conflict instead of showing what was there before the wait.
     */
    boolean lock() throws SQLException {
        limitIdleTime();
        try (PreparedStatement update =
                prepare("UPDATE interakt_quota SET renewals = renewals + 1 WHERE account = ?")) {
            return update.executeUpdate() == 1;
        }
    }

    void addAccount() throws SQLException {
        try (PreparedStatement insert = prepare("INSERT INTO interakt_quota (account, renewals) VALUES (?, 0)")) {
            insert.executeUpdate();
        }
    }

    Instant now() throws SQLException {
        try (PreparedStatement select = prepare("SELECT CURRENT_TIMESTAMP FROM interakt_quota WHERE account = ?");
                ResultSet row = select.executeQuery()) {
            row.next();
            return instant(row, 1);
        }
    }

    Ledger read() throws SQLException {
        Map<String, Lease> leases = new LinkedHashMap<>();
        try (PreparedStatement select = prepare("SELECT node, plan, wanted, ends_at, permits, free_at"
                        + " FROM interakt_quota_lease WHERE account = ? ORDER BY node, block_number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Block block = new Block(row.getInt(5), instant(row, 6));
                Lease lease =
                        new Lease(row.getString(1), row.getInt(2), row.getInt(3), instant(row, 4), List.of(block));
                leases.merge(lease.node(), lease, LedgerTables::joined);
            }
        }
        return new Ledger(List.copyOf(leases.values()));
    }

    private static Lease joined(Lease one, Lease next) {
        List<Block> blocks = new ArrayList<>(one.blocks());
        blocks.addAll(next.blocks());
        return new Lease(one.node(), one.plan(), one.wanted(), one.endsAt(), blocks);
    }

    /** Writes what differs: as a rule one node's lease. */
    void write(Ledger before, Ledger after) throws SQLException {
        try (PreparedStatement delete = prepare("DELETE FROM interakt_quota_lease WHERE account = ? AND node = ?")) {
            for (Lease lease : before.leases()) {
                if (!after.holds(lease)) {
                    delete.setString(2, lease.node());
                    delete.addBatch();
                }
            }
            delete.executeBatch();
        }
        try (PreparedStatement insert =
                prepare("INSERT INTO interakt_quota_lease (account, node, block_number, plan, wanted, ends_at, permits,"
                        + " free_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Lease lease : after.leases()) {
                if (!before.holds(lease)) {
                    add(insert, lease);
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, Lease lease) throws SQLException {
        int number = 0;
        for (Block block : lease.blocks()) {
            insert.setString(2, lease.node());
            insert.setInt(3, number++);
            insert.setInt(4, lease.plan());
            insert.setInt(5, lease.wanted());
            insert.setObject(6, time(lease.endsAt()));
            insert.setInt(7, block.permits());
            insert.setObject(8, time(block.freeAt()));
            insert.addBatch();
        }
    }

    /** The statement, with the account as its first parameter. */
    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setString(1, account);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
