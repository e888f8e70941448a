package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The database's time, as far as it is known, and this machine's otherwise: nodes whose clocks differ must agree on when a
 * claim ends.
 */
final class DatabaseClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Asks the database how late it is. */
    void adjust(Transactions transactions) throws SQLException {
        transactions.run(connection -> {
            String query = transactions.dialect().timeQuery();
            if (query != null) {
                Instant before = Instant.now();
                Instant there = Rows.query(connection, query, 1, row -> row.getObject(1, Timestamp.class)
                                .toInstant())
                        .get(0);
                Instant after = Instant.now();
                ahead = Duration.between(
                        before.plus(Duration.between(before, after).dividedBy(2)), there);
            }
            return null;
        });
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
