package io.github.camelinterakt.inbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What databases do not have in common. */
enum Dialect {
    POSTGRESQL(true, "select clock_timestamp()"),
    H2(true, "select current_timestamp"),
    /** Standard SQL. Its time is not asked for: JDBC does not say what zone it is in. */
    GENERIC(false, null);

    private final boolean skipsLocked;
    private final String timeQuery;

    Dialect(boolean skipsLocked, String timeQuery) {
        this.skipsLocked = skipsLocked;
        this.timeQuery = timeQuery;
    }

    /** The one that this database speaks. */
    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> GENERIC;
        };
    }

    /** Whether rows can be selected past those that other transactions have locked. */
    boolean skipsLocked() {
        return skipsLocked;
    }

    /** What asks for the database's time, with its zone; null if that is not known. */
    String timeQuery() {
        return timeQuery;
    }

    /** The script that makes the table. */
    String script() {
        return name().toLowerCase(Locale.ROOT) + ".sql";
    }
}
