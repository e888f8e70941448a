package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The options of an inbox.
 *
 * @param dataSource the database
 * @param table the table's name, also as schema.table
 * @param concurrentConsumers how many events are handled at once, at least 1
 * @param maxAttempts how often an event is handed out before it is parked, at least 1
 * @param retention how long an event stays in the table after it is done
 */
public record InboxSettings(
        DataSource dataSource, String table, int concurrentConsumers, int maxAttempts, Duration retention) {

    private static final Pattern TABLE = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w{0,39}");

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is missing or out of its range; the message names it
     */
    public InboxSettings {
        if (dataSource == null) {
            throw new IllegalArgumentException(
                    "The durable inbox needs the option inbox, a DataSource: inbox=#bean:myDataSource");
        }
        if (table == null || !TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The option inboxTable must be a name of letters, digits and underscores,"
                            + " up to 40 of them, or schema.name");
        }
        atLeastOne("concurrentConsumers", concurrentConsumers);
        atLeastOne("maxAttempts", maxAttempts);
        atLeastOne("retention", retention.toMillis());
    }

    private static void atLeastOne(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("The option " + option + " must be at least 1, and is " + value);
        }
    }
}
