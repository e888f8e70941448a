package io.github.camelinterakt.inbox.jdbc;

import java.time.Duration;
import java.util.regex.Pattern;

import io.github.camelinterakt.inbox.InboxConfiguration;

/** The options of an inbox, checked; what they mean is told at {@link InboxConfiguration}. */
record InboxSettings(
        String table,
        boolean create,
        Duration storeTimeout,
        int storeBatchSize,
        int maxWaitingStores,
        int concurrentConsumers,
        boolean ordered,
        int maxAttempts,
        Backoff backoff,
        Duration claimTimeout,
        Duration pollInterval,
        Duration retention) {

    private static final Pattern TABLE = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w{0,39}");
    private static final int SHORTEST_CLAIM = 1_000;

    /**
     * Of these options.
     *
     * @throws IllegalArgumentException if one is missing or out of its range; the message names it
     */
    static InboxSettings of(InboxConfiguration options) {
        if (options.getInbox() == null) {
            throw new IllegalArgumentException(
                    "The durable inbox needs the option inbox, a DataSource: inbox=#bean:myDataSource");
        }
        String table = options.getInboxTable();
        if (table == null || !TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The option inboxTable must be a name of letters, digits and underscores,"
                            + " up to 40 of them, or schema.name");
        }
        if (options.getMaxAttemptDelay() < options.getAttemptDelay()) {
            throw new IllegalArgumentException("The option maxAttemptDelay must not be less than attemptDelay");
        }
        return new InboxSettings(
                table,
                options.isCreateInboxTable(),
                millis("storeTimeout", options.getStoreTimeout(), 1),
                atLeastOne("storeBatchSize", options.getStoreBatchSize()),
                atLeastOne("maxWaitingStores", options.getMaxWaitingStores()),
                atLeastOne("concurrentConsumers", options.getConcurrentConsumers()),
                true, // the webhook decides, by giving an event an order key or none
                atLeastOne("maxAttempts", options.getMaxAttempts()),
                new Backoff(
                        millis("attemptDelay", options.getAttemptDelay(), 1),
                        millis("maxAttemptDelay", options.getMaxAttemptDelay(), 1)),
                millis("claimTimeout", options.getClaimTimeout(), SHORTEST_CLAIM),
                millis("inboxPollInterval", options.getInboxPollInterval(), 1),
                millis("retention", options.getRetention(), 1));
    }

    private static Duration millis(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The option " + option + " must be at least " + least + " ms, and is " + value);
        }
        return Duration.ofMillis(value);
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The option " + option + " must be at least 1, and is " + value);
        }
        return value;
    }
}
