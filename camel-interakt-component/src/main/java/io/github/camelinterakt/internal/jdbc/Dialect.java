package io.github.camelinterakt.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** The databases that the tables work on, and how they differ. */
public enum Dialect {
    /** Without the time-out, rows that a machine has locked when it loses power stay locked until TCP times out: hours. */
    POSTGRESQL(
            "PostgreSQL",
            Dialect.EPOCH_NOW,
            Dialect.READ_COMMITTED + "; set local idle_in_transaction_session_timeout = 3000"),
    H2("H2", Dialect.EPOCH_NOW, ""),
    /** Its default isolation locks the gaps between rows too, in which other nodes insert. */
    MYSQL("MySQL", Dialect.MYSQL_NOW, Dialect.READ_COMMITTED),
    MARIADB("MariaDB", Dialect.MYSQL_NOW, Dialect.READ_COMMITTED);

    private static final String EPOCH_NOW = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
    /** In UTC: the difference between local times is wrong by an hour twice a year. */
    private static final String MYSQL_NOW = "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000)";

    private static final String READ_COMMITTED = "set transaction isolation level read committed";

    /** An expression for the database's time in milliseconds since 1970. */
    public final String now;

    /** What a transaction begins with. */
    final String begin;

    private final String product;

    Dialect(String product, String now, String begin) {
        this.product = product;
        this.now = now;
        this.begin = begin;
    }

    static Dialect of(Connection connection, String owner) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The " + owner + " does not work on " + product
                        + ". It works on PostgreSQL, H2, MySQL, MariaDB"));
    }
}
