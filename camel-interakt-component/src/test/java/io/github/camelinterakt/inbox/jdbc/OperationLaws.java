package io.github.camelinterakt.inbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxFigures;
import io.github.camelinterakt.inbox.Intake;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.done;
import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static io.github.camelinterakt.inbox.jdbc.Nodes.failed;
import static io.github.camelinterakt.inbox.jdbc.Nodes.store;
import static io.github.camelinterakt.inbox.jdbc.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator sees and does, and what is removed in time. */
interface OperationLaws {

    /** The nodes on the database at hand. */
    Nodes nodes();

    @Test
    default void parkedAndPastEventsAreReplayed() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        AtomicReference<String> broken = new AtomicReference<>("b");
        Inbox inbox = nodes().start(options -> options.setMaxAttempts(1), (event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return event.key().equals(broken.get()) ? failed("broken") : done();
        });
        for (String key : List.of("a", "b", "c")) {
            Instant receivedAt = InboxLaws.START.plusSeconds(key.charAt(0) - 'a');
            store(inbox, new InboxEvent(key, null, key.getBytes(StandardCharsets.UTF_8), receivedAt));
        }
        await().until(() -> nodes().states().equals(Map.of("DONE", 2L, "PARKED", 1L)));
        broken.set("");

        assertThat(inbox.replay("unknown")).isFalse();
        assertThat(inbox.replay("a")).isTrue();
        await().until(() -> handled.get("a") == 2);
        assertThat(inbox.replayParked()).isOne();
        await().until(() -> handled.get("b") == 2);
        await().until(() -> nodes().states().equals(Map.of("DONE", 3L)));
        assertThat(inbox.replay(InboxLaws.START.plusSeconds(1), InboxLaws.START.plusSeconds(2)))
                .isOne();
        await().until(() -> handled.equals(Map.of("a", 2, "b", 3, "c", 1)));
    }

    @Test
    default void aDiscardedEventIsNotParkedAnyMoreNorHandled() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = nodes().start(options -> options.setMaxAttempts(1), (event, attempt) -> {
            attempts.incrementAndGet();
            return failed("always");
        });
        store(inbox, event("poison"));
        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));

        assertThat(inbox.discard("poison")).isTrue();
        assertThat(inbox.discard("poison")).isFalse();

        assertThat(inbox.parked(10)).isEmpty();
        assertThat(inbox.replayParked()).isZero();
        assertThat(attempts).hasValue(1);
        assertThat(store(inbox, event("poison"))).isEqualTo(Intake.DUPLICATE);
    }

    @Test
    default void doneEventsAreRemovedAfterTheRetentionAndParkedOnesStay() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(InboxLaws.START);
        Inbox inbox = nodes().start(
                        options -> {
                            options.setRetention(Duration.ofDays(1).toMillis());
                            options.setMaxAttempts(1);
                        },
                        clock,
                        (event, attempt) -> event.key().equals("poison") ? failed("always") : done());
        storeAll(inbox, 0, 1_200);
        store(inbox, event("poison"));
        await().until(() -> nodes().states().equals(Map.of("DONE", 1_200L, "PARKED", 1L)));

        clock.advance(Duration.ofHours(23));
        assertThat(store(inbox, event("key-0"))).isEqualTo(Intake.DUPLICATE);
        clock.advance(Duration.ofHours(2));

        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));
        assertThat(store(inbox, event("key-0"))).isEqualTo(Intake.STORED);
    }

    @Test
    default void theFiguresTellDepthAgeAndWhatIsParked() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(InboxLaws.START);
        Inbox inbox = nodes().start(
                        options -> options.setMaxAttempts(1), clock, (event, attempt) -> switch (event.key()) {
                            case "poison" -> failed("always");
                            case "endless" -> nodes().endless();
                            default -> done();
                        });
        store(inbox, new InboxEvent("endless", null, new byte[1], InboxLaws.START));
        store(inbox, event("poison"));
        store(inbox, event("fine"));
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L, "DONE", 1L, "PARKED", 1L)));
        inbox.suspend();
        store(inbox, new InboxEvent("waiting", null, new byte[1], InboxLaws.START));

        Instant now = clock.advance(Duration.ofSeconds(40));

        InboxFigures expected = new InboxFigures(2, 1, Duration.ofSeconds(40), 1, now);
        await().untilAsserted(() -> assertThat(inbox.figures()).isEqualTo(expected));
    }
}
