package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
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
        DataSource dataSource, String table, int concurrentConsumers, int maxAttempts, Duration retention) {}
