package io.github.camelinterakt.internal.inbox;

import java.sql.SQLException;

import io.github.camelinterakt.Postgres;

class PostgresInboxTest extends InboxLaws {

    @Override
    Nodes open() throws SQLException {
        return new Nodes(Postgres.newDatabaseUrl());
    }
}
