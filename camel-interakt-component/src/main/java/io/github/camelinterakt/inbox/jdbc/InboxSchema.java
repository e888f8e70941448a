package io.github.camelinterakt.inbox.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxConfiguration;

/** Makes the inbox's table, and sees that one which is there already is of the right version. */
final class InboxSchema {

    private static final int VERSION = 1;
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final String table;
    private final boolean create;

    InboxSchema(String table, boolean create) {
        this.table = table;
        this.create = create;
    }

    /**
     * Sees that the table is there.
     *
     * @return whether it has been made
     * @throws IllegalStateException if it is absent and must not be made, or is of another version
     */
    boolean prepare(Transactions transactions) throws SQLException {
        Integer found = version(transactions);
        Integer version = found;
        if (version == null) {
            if (!create) {
                throw new IllegalStateException(
                        "The inbox's table " + table + " is absent or not readable. Run the script "
                                + transactions.dialect().script()
                                + ", which is in camel-interakt's jar under io/github/camelinterakt/inbox,"
                                + " or set createInboxTable=true");
            }
            version = make(transactions);
        }
        if (version != VERSION) {
            throw new IllegalStateException("The inbox's table " + table + " is of version " + version
                    + ", and this camel-interakt needs version " + VERSION
                    + ": use the camel-interakt that made it, or another inboxTable");
        }
        return found == null;
    }

    private int make(Transactions transactions) throws SQLException {
        String script = script(transactions.dialect());
        try {
            transactions.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String command : script.split(";", -1)) {
                        if (!command.isBlank()) {
                            statement.execute(command);
                        }
                    }
                }
                return null;
            });
            return VERSION;
        } catch (SQLException e) {
            if (Outages.isOutage(e)) {
                throw e;
            }
            return madeByAnother(transactions, e);
        }
    }

    /** Another node may have been faster; where making a table is no part of a transaction it may not be through yet. */
    private int madeByAnother(Transactions transactions, SQLException failure) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            Integer version = version(transactions);
            if (version != null) {
                return version;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw failure;
    }

    private Integer version(Transactions transactions) throws SQLException {
        try {
            return transactions.run(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select max(version) from " + table + "_version")) {
                    rows.next();
                    int version = rows.getInt(1);
                    return rows.wasNull() ? null : version;
                }
            });
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state != null && state.startsWith("42") && !state.equals(INSUFFICIENT_PRIVILEGE)) {
                return null;
            }
            throw e;
        }
    }

    /** The script's commands, for this table's name. */
    String script(Dialect dialect) {
        String unqualified = table.substring(table.indexOf('.') + 1);
        return read(dialect.script())
                .replaceAll("--.*", "")
                .replaceAll(
                        "index " + InboxConfiguration.DEFAULT_TABLE, Matcher.quoteReplacement("index " + unqualified))
                .replaceAll("(?<!index )\\b" + InboxConfiguration.DEFAULT_TABLE, Matcher.quoteReplacement(table));
    }

    private static String read(String script) {
        try (InputStream in = Inbox.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
