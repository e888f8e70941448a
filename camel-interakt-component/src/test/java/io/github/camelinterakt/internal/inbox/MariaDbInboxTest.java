package io.github.camelinterakt.internal.inbox;

import java.sql.SQLException;

import io.github.camelinterakt.MariaDb;

class MariaDbInboxTest extends InboxLaws {

    @Override
    Nodes open() throws SQLException {
        return new Nodes(MariaDb.newDatabaseUrl());
    }
}
