package io.github.camelinterakt.internal.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The databases that an inbox works on, and how they differ. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "postgresql", "cast(extract(epoch from now()) * 1000 as bigint)"),
    H2("H2", "h2", "cast(extract(epoch from current_timestamp) * 1000 as bigint)"),
    MYSQL("MySQL", "mysql", Dialect.MYSQL_NOW),
    MARIADB("MariaDB", "mysql", Dialect.MYSQL_NOW);

    /** In UTC: the difference between local times is wrong by an hour twice a year. */
    private static final String MYSQL_NOW = "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)";

    /** The script that creates the table, on the class path. */
    final String script;
    /** An expression for the database's time in milliseconds since 1970. */
    final String now;

    private final String product;

    Dialect(String product, String script, String now) {
        this.product = product;
        this.script = "/io/github/camelinterakt/sql/interakt-inbox-" + script + ".sql";
        this.now = now;
    }

    /**
     * The dialect of a database.
     *
     * @throws IllegalStateException if an inbox does not work on it
     */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The durable inbox does not work on " + product
                        + ". It works on "
                        + Arrays.stream(values())
                                .map(dialect -> dialect.product)
                                .collect(Collectors.joining(", "))));
    }

    /** The commands that create a table of that name. */
    String[] commands(String table) {
        String unqualified = table.substring(table.indexOf('.') + 1);
        try (InputStream in = Dialect.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("--.*", "")
                    .replace("exists interakt_inbox_", "exists " + unqualified + "_")
                    .replaceAll("\\binterakt_inbox\\b", table)
                    .strip()
                    .split(";\\s*", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
