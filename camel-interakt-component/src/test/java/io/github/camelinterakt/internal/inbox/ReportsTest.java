package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an administrator reads in the log when an inbox delivers nothing. */
@Isolated("captures System.err")
class ReportsTest {

    private final Nodes nodes = new Nodes(Databases.h2());
    private Witness witness;

    @BeforeEach
    void capture() throws Exception {
        witness = new Witness();
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
        witness.close();
    }

    @Test
    void theClaimsOfACrashedNodeAreLoggedOnceAtStartWithTheTimeOfTheirTakeover() throws Exception {
        Inbox crashed = nodes.start((event, attempt) -> nodes.endless());
        storeAll(crashed, 0, 5);
        await().until(() -> nodes.states().equals(Map.of("CLAIMED", 5L)));
        nodes.die(crashed);

        Inbox next = nodes.start((event, attempt) -> done());

        await().until(() -> next.figures().claimedElsewhere() == 5);
        String line = "5 events of the inbox " + nodes.table() + " are claimed by other nodes";
        await().until(() -> !witness.logged(line).isEmpty());
        assertThat(witness.logged(line).get(0))
                .contains("INFO")
                .contains("last seen at " + next.figures().lastSeenElsewhere())
                .contains("taken over at " + next.figures().takeOverAt());
        await().during(Duration.ofMillis(300)).until(() -> witness.logged(line).size() == 1);
    }

    @Test
    void aRouteThatHangsIsLoggedOnceWithItsAge() throws Exception {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        Inbox inbox = nodes.start(
                options -> {
                    options.concurrentConsumers = 1;
                    options.hanging = Duration.ofMillis(1_100);
                },
                (event, attempt) -> hold);
        inbox.store(event("hangs"));

        String line = "The route of the inbox " + nodes.table() + " has completed no event for ";
        await().until(() -> !witness.logged(line).isEmpty());
        assertThat(witness.logged(line).get(0)).contains("WARN").containsPattern("for [1-9]\\d* s: all 1 consumers");
        await().until(() -> inbox.problem() != null);
        assertThat(inbox.problem()).contains("The route has completed no event for ");
        await().during(Duration.ofMillis(300)).until(() -> witness.logged(line).size() == 1);
        hold.complete(null);
    }
}
