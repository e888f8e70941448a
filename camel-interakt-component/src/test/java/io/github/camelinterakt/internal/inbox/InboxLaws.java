package io.github.camelinterakt.internal.inbox;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What an inbox does on every database. */
abstract class InboxLaws implements StoringLaws, AttemptLaws, ClaimLaws, OperationLaws {

    private Nodes nodes;

    /** On which database. */
    abstract Nodes open() throws Exception;

    @BeforeEach
    void start() throws Exception {
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
