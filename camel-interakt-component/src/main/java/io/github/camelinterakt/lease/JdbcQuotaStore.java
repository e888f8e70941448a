package io.github.camelinterakt.lease;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import io.github.camelinterakt.internal.jdbc.Database;
import io.github.camelinterakt.internal.jdbc.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the permits in the table {@code interakt_permit} of a database that all nodes reach, a row a permit. PostgreSQL, H2,
 * MySQL from 8.0.1 and MariaDB from 10.6.
 *
 * <p>Times are those of the database's clock. Safe for use by several threads; each call takes a connection of its own and
 * gives it back as it was.
 */
public final class JdbcQuotaStore implements QuotaStore {

    /** The script that creates the table, on the class path. */
    public static final String SCRIPT = "/io/github/camelinterakt/sql/interakt-quota.sql";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcQuotaStore.class);
    private static final Database.Table TABLE = new Database.Table(
            "quota store",
            "Calls use the few permits that their nodes hold, and then wait",
            "interakt_permit",
            "interakt_permit",
            "account, permit, node, plan, reserve, free_at",
            dialect -> SCRIPT);

    private Database<Transaction> database;

    /** Creates a store that still needs its {@link #setDataSource data source}. */
    public JdbcQuotaStore() {}

    /** Creates a store in the database of this data source. */
    public JdbcQuotaStore(DataSource dataSource) {
        setDataSource(dataSource);
    }

    /** Sets the database. Its user needs to read and write the table, and to create it unless it exists. */
    public void setDataSource(DataSource dataSource) {
        database = new Database<>(dataSource, TABLE, transaction -> transaction);
    }

    /**
     * {@inheritDoc} A database that cannot be reached does not fail it: calls wait until it can.
     *
     * @throws IllegalStateException if there is no data source, the database is none of those that work, or the table does not
     *     exist and cannot be created
     */
    @Override
    public void check() {
        if (database == null) {
            throw new IllegalStateException("A JdbcQuotaStore needs a DataSource: set its property dataSource");
        }
        try {
            database.prepare();
        } catch (SQLException e) {
            LOG.warn("The database of the quota store cannot be reached", e);
        }
    }

    @Override
    public Map<Node, Integer> held(String account) throws SQLException {
        return database.run(table -> {
            Map<Node, Integer> held = new HashMap<>();
            table.query(
                    "select node, plan, reserve, count(*) from interakt_permit where account = ? and free_at > "
                            + table.dialect().now + " group by node, plan, reserve",
                    row -> held.put(new Node(row.getString(1), row.getInt(2), row.getInt(3)), row.getInt(4)),
                    account);
            return held;
        });
    }

    @Override
    public List<Permit> take(String account, Request request) throws SQLException {
        List<Permit> taken = database.run(table -> takeFree(table, account, request));
        return taken.isEmpty() && addMissing(account, request.highest())
                ? database.run(table -> takeFree(table, account, request))
                : taken;
    }

    private static List<Permit> takeFree(Transaction table, String account, Request request) throws SQLException {
        String now = table.dialect().now;
        // Those to leave are locked too, so that nodes that take at once do not together take what each of them leaves.
        List<Permit> permits = table.query(
                "select permit, " + now + " from interakt_permit where account = ? and permit <= ? and free_at <= "
                        + now + " - ? limit ? for update skip locked",
                row -> new Permit(
                        row.getInt(1), row.getLong(2) + request.duration().toMillis()),
                account,
                request.highest(),
                request.idle().toMillis(),
                request.count() + request.leave());
        List<Permit> taken = permits.subList(0, Math.max(0, permits.size() - request.leave()));
        Node node = request.node();
        table.batch(
                "update interakt_permit set node = ?, plan = ?, reserve = ?, free_at = ? where account = ? and permit = ?",
                taken.stream().map(permit -> new Object[] {
                    node.id(), node.plan(), node.reserve(), permit.takenUntil(), account, permit.number()
                }));
        return taken;
    }

    /** Adds the rows up to a number; false if they are there. */
    private boolean addMissing(String account, int highest) throws SQLException {
        try {
            return database.run(table -> {
                int present = table.query(
                                "select count(*) from interakt_permit where account = ? and permit <= ?",
                                row -> row.getInt(1),
                                account,
                                highest)
                        .get(0);
                table.batch(
                        "insert into interakt_permit (account, permit, node, plan, reserve, free_at)"
                                + " values (?, ?, '', 0, 0, 0)",
                        IntStream.rangeClosed(present + 1, highest).mapToObj(permit -> new Object[] {account, permit}));
                return present < highest;
            });
        } catch (SQLException e) {
            if (Database.isConstraint(e)) {
                // Another node has added them at the same time.
                return true;
            }
            throw e;
        }
    }

    @Override
    public void release(String account, Map<Permit, Duration> permits) throws SQLException {
        database.run(table -> {
            // A millisecond more, as parts of one are cut off.
            table.batch(
                    "update interakt_permit set free_at = " + table.dialect().now
                            + " + ? where account = ? and permit = ? and free_at = ?",
                    permits.entrySet().stream().map(each -> new Object[] {
                        each.getValue().toMillis() + 1,
                        account,
                        each.getKey().number(),
                        each.getKey().takenUntil()
                    }));
            return null;
        });
    }
}
