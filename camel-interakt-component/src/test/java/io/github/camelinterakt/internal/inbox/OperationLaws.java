package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.failed;
import static io.github.camelinterakt.internal.inbox.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator sees and does, and what is removed in time. */
interface OperationLaws {

    /** The nodes on the database under test. */
    Nodes nodes();

    @Test
    default void parkedAndPastEventsAreReplayed() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        AtomicReference<String> broken = new AtomicReference<>("b");
        Inbox inbox = nodes().start(options -> options.maxAttempts = 1, (event, attempt) -> {
            handled.merge(event.key, 1, Integer::sum);
            return event.key.equals(broken.get()) ? failed("broken") : done();
        });
        Instant start = Instant.parse("2026-01-31T10:00:00Z");
        for (String key : List.of("a", "b", "c")) {
            inbox.store(event(key));
            nodes().execute("update " + nodes().table() + " set received_at = "
                    + start.plusSeconds(key.charAt(0) - 'a').toEpochMilli() + " where event_key = '" + key + "'");
        }
        await().until(() -> nodes().states().equals(Map.of("DONE", 2L, "PARKED", 1L)));
        broken.set("");

        assertThat(inbox.replay("unknown")).isFalse();
        assertThat(inbox.replay("a")).isTrue();
        await().until(() -> handled.get("a") == 2);
        assertThat(inbox.replayParked()).isOne();
        await().until(() -> handled.get("b") == 2);
        await().until(() -> nodes().states().equals(Map.of("DONE", 3L)));
        assertThat(inbox.replayBetween(
                        start.plusSeconds(1).toString(), start.plusSeconds(2).toString()))
                .isOne();
        await().until(() -> handled.equals(Map.of("a", 2, "b", 3, "c", 1)));
    }

    @Test
    default void aDiscardedEventIsNotParkedAnyMoreNorHandled() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = nodes().start(options -> options.maxAttempts = 1, (event, attempt) -> {
            attempts.incrementAndGet();
            return failed("always");
        });
        inbox.store(event("poison"));
        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));

        assertThat(inbox.discard("poison")).isTrue();
        assertThat(inbox.discard("poison")).isFalse();

        assertThat(inbox.parked(10)).isEmpty();
        assertThat(inbox.replayParked()).isZero();
        assertThat(attempts).hasValue(1);
        assertThat(inbox.store(event("poison"))).isEqualTo(false);
    }

    @Test
    default void doneEventsAreRemovedAfterTheRetentionAndParkedOnesStay() throws Exception {
        Inbox inbox = nodes().start(
                        options -> {
                            options.retention = Duration.ofDays(1);
                            options.maxAttempts = 1;
                        },
                        (event, attempt) -> event.key.equals("poison") ? failed("always") : done());
        storeAll(inbox, 0, 1_200);
        inbox.store(event("poison"));
        await().until(() -> nodes().states().equals(Map.of("DONE", 1_200L, "PARKED", 1L)));

        nodes().pass(Duration.ofHours(23));
        assertThat(inbox.store(event("key-0"))).isEqualTo(false);
        nodes().pass(Duration.ofHours(2));

        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));
        assertThat(inbox.store(event("key-0"))).isEqualTo(true);
    }

    @Test
    default void aRouteThatHangsOnAllItsConsumersIsReported() throws Exception {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        Inbox inbox = nodes().start(
                        options -> {
                            options.concurrentConsumers = 2;
                            options.hanging = Duration.ofMillis(200);
                        },
                        (event, attempt) -> hold);
        inbox.store(event("one"));
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L)));
        await().during(Duration.ofMillis(400))
                .until(() -> inbox.figures().hangingSeconds() == 0 && inbox.problem() == null);
        inbox.store(event("two"));
        await().until(() -> inbox.problem() != null);
        await().until(() -> inbox.figures().hangingSeconds() > 0);
        hold.complete(null);
        await().until(() -> inbox.problem() == null);
    }

    @Test
    default void theFiguresTellDepthAgeAndWhatIsParked() throws Exception {
        Inbox inbox = nodes().start(options -> options.maxAttempts = 1, (event, attempt) -> switch (event.key) {
            case "poison" -> failed("always");
            case "endless" -> nodes().endless();
            default -> done();
        });
        inbox.store(event("endless"));
        inbox.store(event("poison"));
        inbox.store(event("fine"));
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L, "DONE", 1L, "PARKED", 1L)));
        inbox.suspend();
        inbox.store(event("waiting"));

        nodes().pass(Duration.ofSeconds(40));

        await().untilAsserted(() -> {
            InboxFigures figures = inbox.figures();
            assertThat(figures.depth()).isEqualTo(2);
            assertThat(figures.inFlight()).isOne();
            assertThat(figures.parked()).isOne();
            assertThat(figures.oldestAgeSeconds()).isBetween(40L, 300L);
            assertThat(figures.asOf()).isNotNull();
        });
    }
}
