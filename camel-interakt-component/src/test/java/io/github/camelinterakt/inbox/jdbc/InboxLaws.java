package io.github.camelinterakt.inbox.jdbc;

import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What an inbox does on every database. */
abstract class InboxLaws implements StoringLaws, AttemptLaws, ClaimLaws, OperationLaws {

    static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private Nodes nodes;

    /** On which database. */
    abstract Nodes open();

    @BeforeEach
    void start() {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        nodes = open();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }
}
