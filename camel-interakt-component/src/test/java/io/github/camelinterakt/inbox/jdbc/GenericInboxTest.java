package io.github.camelinterakt.inbox.jdbc;

import java.util.List;

import io.github.camelinterakt.inbox.InboxHandler;

/** With nothing but standard SQL. */
class GenericInboxTest extends InboxLaws {

    @Override
    Nodes open() {
        return new Nodes(Databases.h2(), Dialect.GENERIC);
    }

    /** H2 finds no deadlocks, which other databases do. */
    @Override
    public List<JdbcInbox> storingNodes(InboxHandler handler) throws Exception {
        return List.of(nodes().start(handler));
    }
}
