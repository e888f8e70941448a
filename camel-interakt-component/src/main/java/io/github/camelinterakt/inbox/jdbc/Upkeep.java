package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.camelinterakt.inbox.InboxFigures;

/** What is done now and then: figures, the removal of old events, and a look at the database's clock. */
final class Upkeep {

    private static final Duration FIGURES_EVERY = Duration.ofSeconds(5);
    private static final Duration REMOVAL_EVERY = Duration.ofMinutes(1);
    /** In one transaction, so that others do not wait for long. */
    private static final int REMOVED_AT_ONCE = 500;

    private final InboxSettings settings;
    private final Transactions transactions;
    private final ArchiveTable archive;
    private final Clock clock;

    private volatile InboxFigures figures = InboxFigures.UNKNOWN;
    private Instant countedAt = Instant.MIN;
    private Instant removedAt = Instant.MIN;

    Upkeep(InboxSettings settings, Transactions transactions, ArchiveTable archive, Clock clock) {
        this.settings = settings;
        this.transactions = transactions;
        this.archive = archive;
        this.clock = clock;
    }

    /** Does what is due. */
    void round() throws SQLException {
        Instant now = clock.instant();
        if (isDue(countedAt, FIGURES_EVERY, now)) {
            figures = transactions.run(connection -> archive.figures(connection, now));
            countedAt = now;
        }
        if (isDue(removedAt, REMOVAL_EVERY, now)) {
            if (clock instanceof DatabaseClock databaseClock) {
                databaseClock.adjust(transactions);
            }
            int removed = transactions.run(
                    connection -> archive.removeDone(connection, now.minus(settings.retention()), REMOVED_AT_ONCE));
            // With more to remove it goes on in the next round: in between, events are handed out.
            removedAt = removed == REMOVED_AT_ONCE ? Instant.MIN : now;
        }
    }

    /** The latest figures. */
    InboxFigures figures() {
        return figures;
    }

    private static boolean isDue(Instant last, Duration every, Instant now) {
        return !now.isBefore(last.plus(every));
    }
}
