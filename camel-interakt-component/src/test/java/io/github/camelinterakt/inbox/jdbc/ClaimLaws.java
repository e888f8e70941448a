package io.github.camelinterakt.inbox.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.done;
import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static io.github.camelinterakt.inbox.jdbc.Nodes.store;
import static io.github.camelinterakt.inbox.jdbc.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nodes share the events, and take over those of nodes that have died. */
interface ClaimLaws {

    /** The nodes on the database at hand. */
    Nodes nodes();

    @Test
    default void severalNodesShareTheEventsAndNoneGoesTwice() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        List<AtomicInteger> perNode = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<JdbcInbox> shared = new ArrayList<>();
        for (AtomicInteger count : perNode) {
            shared.add(nodes().start((event, attempt) -> {
                count.incrementAndGet();
                handled.merge(event.key(), 1, Integer::sum);
                return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
            }));
        }
        shared.forEach(JdbcInbox::suspend);
        storeAll(shared.get(0), 0, 400);

        shared.forEach(JdbcInbox::resume);

        await().until(() -> handled.size() == 400);
        await().until(() -> nodes().states().equals(Map.of("DONE", 400L)));
        assertThat(handled.values()).containsOnly(1);
        assertThat(perNode).allSatisfy(count -> assertThat(count.get()).isPositive());
    }

    @Test
    default void anEventOfADeadNodeIsTakenOverWhenItsClaimEnds() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(InboxLaws.START);
        Inbox first = nodes().start(options -> {}, clock, (event, attempt) -> nodes().endless());
        storeAll(first, 0, 5);
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 5L)));
        nodes().die(first);
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        nodes().start(options -> {}, clock, (event, attempt) -> {
            attempts.put(event.key(), attempt);
            return done();
        });

        clock.advance(Duration.ofSeconds(59));
        await().during(Duration.ofMillis(200)).until(attempts::isEmpty);
        clock.advance(Duration.ofSeconds(30));

        await().until(() -> nodes().states().equals(Map.of("DONE", 5L)));
        assertThat(attempts.values()).hasSize(5).containsOnly(2);
    }

    @Test
    default void anEventWhoseNodesKeepDyingIsParked() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(InboxLaws.START);
        for (int death = 0; death < 2; death++) {
            Inbox doomed =
                    nodes().start(options -> options.setMaxAttempts(2), clock, (event, attempt) -> nodes().endless());
            store(doomed, event("deadly"));
            await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L)));
            nodes().die(doomed);
            clock.advance(Duration.ofMinutes(2));
        }

        Inbox last = nodes().start(options -> options.setMaxAttempts(2), clock, (event, attempt) -> done());

        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));
        assertThat(last.parked(1).get(0).reason()).contains("no sign of life");
    }

    @Test
    default void aSlowRouteKeepsItsEvent() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(InboxLaws.START);
        CompletableFuture<Void> slow = new CompletableFuture<>();
        AtomicInteger attempts = new AtomicInteger();
        InboxHandler handler = (event, attempt) -> {
            attempts.incrementAndGet();
            return slow;
        };
        Inbox inbox = nodes().start(options -> {}, clock, handler);
        nodes().start(options -> {}, clock, handler);
        store(inbox, event("slow"));
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L)));

        for (int i = 0; i < 10; i++) {
            Instant now = clock.advance(Duration.ofSeconds(30));
            await().until(() ->
                    nodes().earliestClaimEnd() == now.plusSeconds(60).toEpochMilli());
        }
        slow.complete(null);

        await().until(() -> nodes().states().equals(Map.of("DONE", 1L)));
        assertThat(attempts).hasValue(1);
    }

    @Test
    default void aResultThatComesAfterTheClaimWasLostChangesNothing() throws Exception {
        Map<String, CompletableFuture<Void>> results = new ConcurrentHashMap<>();
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start((event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return results.computeIfAbsent(event.key(), key -> new CompletableFuture<>());
        });
        store(inbox, event("fails"));
        store(inbox, event("succeeds"));
        await().until(() -> handled.size() == 2);
        nodes().execute("update " + nodes().table() + " set claimed_by = 'another node/1'");

        results.get("fails").completeExceptionally(new IllegalStateException("late"));
        results.get("succeeds").complete(null);
        store(inbox, event("next"));
        results.computeIfAbsent("next", key -> new CompletableFuture<>()).complete(null);

        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 2L, "DONE", 1L)));
        assertThat(handled).isEqualTo(Map.of("fails", 1, "succeeds", 1, "next", 1));
    }
}
