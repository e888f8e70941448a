package io.github.camelinterakt.inbox.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the database cannot be reached, and once that it is back. */
final class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    /** A broken connection, a database that is closing, and one that is closed, as H2 puts it. */
    private static final Set<String> H2_CLOSED = Set.of("90067", "90098", "90121");
    /** PostgreSQL, of a node that has become a standby. */
    private static final String READ_ONLY = "25006";

    private final String table;
    private final AtomicBoolean out = new AtomicBoolean();

    Outages(String table) {
        this.table = table;
    }

    void failed(SQLException e) {
        if (isOutage(e) && out.compareAndSet(false, true)) {
            LOG.warn(
                    "The database of the inbox {} cannot be reached (SQL state {}). Events are refused, and none handed"
                            + " out, until it is back: {}",
                    table,
                    e.getSQLState(),
                    FailureReason.of(e));
        }
    }

    void succeeded() {
        if (out.get() && out.compareAndSet(true, false)) {
            LOG.info("The database of the inbox {} is back", table);
        }
    }

    boolean isOut() {
        return out.get();
    }

    /** Whether the database is not there, rather than refuses what it was asked. */
    static boolean isOutage(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof IOException
                    || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** By the standard's classes for connections (08) and PostgreSQL's for resources, operators and the system. */
    private static boolean isOutage(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("58")
                        || state.equals(READ_ONLY)
                        || H2_CLOSED.contains(state));
    }
}
