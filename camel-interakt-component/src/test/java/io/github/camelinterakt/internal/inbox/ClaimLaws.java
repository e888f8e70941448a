package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nodes share the events, and take over those of nodes that have died. */
interface ClaimLaws {

    Duration LEASE = Duration.ofSeconds(3);
    Consumer<Nodes.Options> DEADLY = options -> {
        options.lease = LEASE;
        options.maxAttempts = 2;
    };

    /** The nodes on the database under test. */
    Nodes nodes();

    @Test
    default void severalNodesShareTheEventsAndNoneGoesTwice() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        List<AtomicInteger> perNode = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<Inbox> shared = new ArrayList<>();
        for (AtomicInteger count : perNode) {
            shared.add(nodes().start((event, attempt) -> {
                count.incrementAndGet();
                handled.merge(event.key, 1, Integer::sum);
                return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
            }));
        }
        shared.forEach(Inbox::suspend);
        storeAll(shared.get(0), 0, 400);

        shared.forEach(Inbox::resume);

        await().until(() -> handled.size() == 400);
        await().until(() -> nodes().states().equals(Map.of("DONE", 400L)));
        assertThat(handled.values()).containsOnly(1);
        assertThat(perNode).allSatisfy(count -> assertThat(count.get()).isPositive());
    }

    @Test
    default void anEventOfADeadNodeIsTakenOverWhenItsClaimEnds() throws Exception {
        Inbox first = nodes().start(options -> options.lease = LEASE, (event, attempt) -> nodes().endless());
        storeAll(first, 0, 5);
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 5L)));
        nodes().die(first);
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        Inbox second = nodes().start(options -> options.lease = LEASE, (event, attempt) -> {
            attempts.put(event.key, attempt);
            return done();
        });

        await().during(Duration.ofMillis(200)).until(attempts::isEmpty);
        await().until(() -> second.figures().claimedElsewhere() == 5);
        assertThat(attempts).isEmpty();
        assertThat(second.figures().takeOverAt())
                .isEqualTo(second.figures().lastSeenElsewhere().plus(LEASE));
        nodes().pass(LEASE);

        await().until(() -> nodes().states().equals(Map.of("DONE", 5L)));
        assertThat(attempts.values()).hasSize(5).containsOnly(2);
    }

    @Test
    default void anEventWhoseNodesKeepDyingIsParked() throws Exception {
        for (int death = 0; death < 2; death++) {
            Inbox doomed = nodes().start(DEADLY, (event, attempt) -> nodes().endless());
            doomed.store(event("deadly"));
            await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L)));
            nodes().die(doomed);
            nodes().pass(LEASE);
        }

        Inbox last = nodes().start(DEADLY, (event, attempt) -> done());

        await().until(() -> nodes().states().equals(Map.of("PARKED", 1L)));
        assertThat(last.parked(1).get(0)).contains("lease");
    }

    @Test
    default void aSlowRouteKeepsItsEvent() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        AtomicInteger attempts = new AtomicInteger();
        Nodes.Handler handler = (event, attempt) -> {
            attempts.incrementAndGet();
            return slow;
        };
        Inbox inbox = nodes().start(options -> options.lease = LEASE, handler);
        nodes().start(options -> options.lease = LEASE, handler);
        inbox.store(event("slow"));
        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 1L)));

        await().during(LEASE.multipliedBy(2)).until(() -> attempts.get() == 1);
        slow.complete(null);

        await().until(() -> nodes().states().equals(Map.of("DONE", 1L)));
        assertThat(attempts).hasValue(1);
    }

    @Test
    default void aResultThatComesAfterTheClaimWasLostChangesNothing() throws Exception {
        Map<String, CompletableFuture<Void>> results = new ConcurrentHashMap<>();
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start((event, attempt) -> {
            handled.merge(event.key, 1, Integer::sum);
            return results.computeIfAbsent(event.key, key -> new CompletableFuture<>());
        });
        inbox.store(event("fails"));
        inbox.store(event("succeeds"));
        await().until(() -> handled.size() == 2);
        nodes().execute("update " + nodes().table() + " set claimed_by = 'another node/1'");

        results.get("fails").completeExceptionally(new IllegalStateException("late"));
        results.get("succeeds").complete(null);
        inbox.store(event("next"));
        results.computeIfAbsent("next", key -> new CompletableFuture<>()).complete(null);

        await().until(() -> nodes().states().equals(Map.of("CLAIMED", 2L, "DONE", 1L)));
        assertThat(handled).isEqualTo(Map.of("fails", 1, "succeeds", 1, "next", 1));
    }
}
