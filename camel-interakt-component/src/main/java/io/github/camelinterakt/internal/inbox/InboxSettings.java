package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import javax.sql.DataSource;

/** The options of an inbox, as the webhook's options describe them. */
public record InboxSettings(
        DataSource dataSource, String table, int concurrentConsumers, int maxAttempts, Duration retention) {}
