package io.github.camelinterakt.inbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxFigures;
import io.github.camelinterakt.inbox.InboxHandler;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import io.github.camelinterakt.inbox.ParkedEvent;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.inbox.jdbc.Nodes.done;
import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static io.github.camelinterakt.inbox.jdbc.Nodes.failed;
import static io.github.camelinterakt.inbox.jdbc.Nodes.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What an inbox does on every database. */
abstract class InboxLaws {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    Nodes nodes;

    /** On which database. */
    abstract Nodes nodes();

    @BeforeEach
    void open() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        nodes = nodes();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void anEventComesOutAsItWentIn() throws Exception {
        Map<String, InboxEvent> out = new ConcurrentHashMap<>();
        Inbox inbox = nodes.start((event, attempt) -> {
            out.put(event.key(), event);
            return done();
        });
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        InboxEvent bytes =
                new InboxEvent("k:'\"\\ \u20ac\ud83d\ude00", "o", new byte[] {0, -1, -128, 127, '\n'}, receivedAt);
        InboxEvent bare = new InboxEvent("bare", null, new byte[0], receivedAt);
        InboxEvent large = new InboxEvent("k".repeat(512), "o".repeat(255), new byte[1 << 20], receivedAt);

        for (InboxEvent in : List.of(bytes, bare, large)) {
            assertThat(store(inbox, in)).isEqualTo(Intake.STORED);
        }

        await().until(() -> out.size() == 3);
        for (InboxEvent in : List.of(bytes, bare, large)) {
            InboxEvent same = out.get(in.key());
            assertThat(same.body()).isEqualTo(in.body());
            assertThat(same.orderKey()).isEqualTo(in.orderKey());
            assertThat(same.receivedAt()).isEqualTo(in.receivedAt());
        }
    }

    @Test
    void whatCameBeforeIsADuplicateAndNotHandedOutAgain() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        InboxHandler handler = counting(handled);
        List<JdbcInbox> shared = storingNodes(handler);
        Random random = new Random(7);
        List<CompletableFuture<Intake>> intakes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            intakes.add(shared.get(i % shared.size())
                    .store(event("key-" + random.nextInt(100)))
                    .toCompletableFuture());
        }

        int stored = 0;
        for (CompletableFuture<Intake> intake : intakes) {
            stored += intake.join() == Intake.STORED ? 1 : 0;
        }

        int keys = stored;
        assertThat(keys).isBetween(90, 100);
        await().until(() -> handled.size() == keys);
        assertThat(store(shared.get(0), event(handled.keySet().iterator().next())))
                .isEqualTo(Intake.DUPLICATE);
        assertThat(handled.values()).containsOnly(1);
    }

    @Test
    void severalNodesShareTheEventsAndNoneGoesTwice() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        List<AtomicInteger> perNode = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<JdbcInbox> shared = new ArrayList<>();
        for (AtomicInteger count : perNode) {
            shared.add(nodes.start((event, attempt) -> {
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
        await().until(() -> nodes.states().equals(Map.of("DONE", 400L)));
        assertThat(handled.values()).containsOnly(1);
        assertThat(perNode).allSatisfy(count -> assertThat(count.get()).isPositive());
    }

    @Test
    void aFailedEventIsTriedAgainUntilItSucceeds() throws Exception {
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        Inbox inbox = nodes.start((event, attempt) -> {
            attempts.add(attempt);
            return attempt < 4 ? failed("not yet") : done();
        });

        store(inbox, event("stubborn"));

        await().until(() -> nodes.states().equals(Map.of("DONE", 1L)));
        assertThat(attempts).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aRetryWaitsForItsTime() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = nodes.start(
                options -> {
                    options.setAttemptDelay(60_000);
                    options.setMaxAttemptDelay(600_000);
                },
                clock,
                (event, attempt) -> {
                    attempts.incrementAndGet();
                    return failed("never");
                });
        store(inbox, event("poison"));
        await().until(() -> nodes.states().equals(Map.of("PENDING", 1L)) && attempts.get() == 1);

        clock.advance(Duration.ofSeconds(47));
        await().during(Duration.ofMillis(200)).until(() -> attempts.get() == 1);
        clock.advance(Duration.ofSeconds(26));
        await().until(() -> attempts.get() == 2);
    }

    @Test
    void aPoisonEventIsParkedWithItsReasonAndOthersGoOn() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes.start(options -> options.setMaxAttempts(3), (event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            if (event.key().equals("poison")) {
                throw new AssertionError("bad event {\"text\":\"hello\"} of +919999999999 at a@example.com: \"hi\"");
            }
            return done();
        });

        store(inbox, event("poison"));
        storeAll(inbox, 0, 20);

        await().until(() -> nodes.states().equals(Map.of("DONE", 20L, "PARKED", 1L)));
        assertThat(handled).containsEntry("poison", 3);
        ParkedEvent parked = inbox.parked(10).get(0);
        assertThat(parked.key()).isEqualTo("poison");
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(parked.reason())
                .startsWith("java.lang.AssertionError: bad event")
                .doesNotContain("hello", "99999", "example.com", "hi");
    }

    @Test
    void anEventOfADeadNodeIsTakenOverWhenItsClaimEnds() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        Inbox first = nodes.start(options -> {}, clock, (event, attempt) -> nodes.endless());
        storeAll(first, 0, 5);
        await().until(() -> nodes.states().equals(Map.of("CLAIMED", 5L)));
        nodes.die(first);
        Map<String, Integer> attempts = new ConcurrentHashMap<>();
        nodes.start(options -> {}, clock, (event, attempt) -> {
            attempts.put(event.key(), attempt);
            return done();
        });

        clock.advance(Duration.ofSeconds(59));
        await().during(Duration.ofMillis(200)).until(attempts::isEmpty);
        clock.advance(Duration.ofSeconds(30));

        await().until(() -> nodes.states().equals(Map.of("DONE", 5L)));
        assertThat(attempts.values()).hasSize(5).containsOnly(2);
    }

    @Test
    void anEventWhoseNodesKeepDyingIsParked() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        for (int death = 0; death < 2; death++) {
            Inbox doomed =
                    nodes.start(options -> options.setMaxAttempts(2), clock, (event, attempt) -> nodes.endless());
            store(doomed, event("deadly"));
            await().until(() -> nodes.states().equals(Map.of("CLAIMED", 1L)));
            nodes.die(doomed);
            clock.advance(Duration.ofMinutes(2));
        }

        Inbox last = nodes.start(options -> options.setMaxAttempts(2), clock, (event, attempt) -> done());

        await().until(() -> nodes.states().equals(Map.of("PARKED", 1L)));
        assertThat(last.parked(1).get(0).reason()).contains("no sign of life");
    }

    @Test
    void aSlowRouteKeepsItsEvent() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        CompletableFuture<Void> slow = new CompletableFuture<>();
        AtomicInteger attempts = new AtomicInteger();
        InboxHandler handler = (event, attempt) -> {
            attempts.incrementAndGet();
            return slow;
        };
        Inbox inbox = nodes.start(options -> {}, clock, handler);
        nodes.start(options -> {}, clock, handler);
        store(inbox, event("slow"));
        await().until(() -> nodes.states().equals(Map.of("CLAIMED", 1L)));

        for (int i = 0; i < 10; i++) {
            Instant now = clock.advance(Duration.ofSeconds(30));
            await().until(() -> nodes.earliestClaimEnd() == now.plusSeconds(60).toEpochMilli());
        }
        slow.complete(null);

        await().until(() -> nodes.states().equals(Map.of("DONE", 1L)));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aResultThatComesAfterTheClaimWasLostChangesNothing() throws Exception {
        Map<String, CompletableFuture<Void>> results = new ConcurrentHashMap<>();
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes.start((event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return results.computeIfAbsent(event.key(), key -> new CompletableFuture<>());
        });
        store(inbox, event("fails"));
        store(inbox, event("succeeds"));
        await().until(() -> handled.size() == 2);
        nodes.execute("update " + nodes.table() + " set claimed_by = 'another node/1'");

        results.get("fails").completeExceptionally(new IllegalStateException("late"));
        results.get("succeeds").complete(null);
        store(inbox, event("next"));
        results.computeIfAbsent("next", key -> new CompletableFuture<>()).complete(null);

        await().until(() -> nodes.states().equals(Map.of("CLAIMED", 2L, "DONE", 1L)));
        assertThat(handled).isEqualTo(Map.of("fails", 1, "succeeds", 1, "next", 1));
    }

    @Test
    void noMoreEventsAreHandledAtOnceThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Inbox inbox = nodes.start(options -> options.setConcurrentConsumers(3), (event, attempt) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            CompletableFuture<Void> later = new CompletableFuture<>();
            CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS).execute(() -> {
                now.decrementAndGet();
                later.complete(null);
            });
            return later;
        });

        storeAll(inbox, 0, 60);

        await().until(() -> nodes.states().equals(Map.of("DONE", 60L)));
        assertThat(most).hasValue(3);
    }

    @Test
    void inOrderEachCustomersEventsAreHandledOneAfterTheOther() throws Exception {
        Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
        Random random = new Random(3);
        InboxHandler handler = (event, attempt) -> {
            String customer = event.orderKey();
            int number = Integer.parseInt(event.key().substring(event.key().indexOf('#') + 1));
            if (inFlight.computeIfAbsent(customer, key -> new AtomicInteger()).incrementAndGet() > 1) {
                violations.add("two at once of " + customer);
            }
            boolean fails = attempt == 1 && random.nextInt(10) == 0;
            return CompletableFuture.runAsync(
                    () -> {
                        if (!fails) {
                            order.computeIfAbsent(customer, key -> Collections.synchronizedList(new ArrayList<>()))
                                    .add(number);
                        }
                        inFlight.get(customer).decrementAndGet();
                        if (fails) {
                            throw new IllegalStateException("once");
                        }
                    },
                    CompletableFuture.delayedExecutor(random.nextInt(3), TimeUnit.MILLISECONDS));
        };
        List<JdbcInbox> shared = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(nodes.start(options -> options.setOrderByCustomer(true), handler));
        }
        List<CompletableFuture<Intake>> intakes = new ArrayList<>();
        for (int number = 0; number < 15; number++) {
            for (int customer = 0; customer < 12; customer++) {
                InboxEvent next = event("c" + customer + "#" + number, "c" + customer);
                // A customer's events by one node: only then there is an order in which they were stored.
                intakes.add(shared.get(customer % 3).store(next).toCompletableFuture());
            }
        }
        intakes.forEach(CompletableFuture::join);

        await().until(() -> nodes.states().equals(Map.of("DONE", 180L)));
        assertThat(violations).isEmpty();
        List<Integer> ascending = IntStream.range(0, 15).boxed().toList();
        assertThat(order).hasSize(12).allSatisfy((customer, numbers) -> assertThat(numbers)
                .isEqualTo(ascending));
    }

    @Test
    void inOrderAParkedEventLetsItsCustomersNextOnesGo() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        Inbox inbox = nodes.start(
                options -> {
                    options.setOrderByCustomer(true);
                    options.setMaxAttempts(3);
                },
                (event, attempt) -> {
                    handled.add(event.key() + "/" + attempt);
                    return event.key().equals("poison") ? failed("always") : done();
                });
        inbox.suspend();
        store(inbox, event("poison", "c"));
        store(inbox, event("next", "c"));
        store(inbox, event("other", "d"));

        inbox.resume();

        await().until(() -> nodes.states().equals(Map.of("DONE", 2L, "PARKED", 1L)));
        assertThat(handled.stream().filter(key -> !key.startsWith("other")))
                .containsExactly("poison/1", "poison/2", "poison/3", "next/1");
        assertThat(handled.indexOf("other/1")).isLessThan(handled.indexOf("poison/2"));
    }

    @Test
    void parkedAndPastEventsAreReplayed() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        AtomicReference<String> broken = new AtomicReference<>("b");
        Inbox inbox = nodes.start(options -> options.setMaxAttempts(1), (event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return event.key().equals(broken.get()) ? failed("broken") : done();
        });
        for (String key : List.of("a", "b", "c")) {
            Instant receivedAt = START.plusSeconds(key.charAt(0) - 'a');
            store(inbox, new InboxEvent(key, null, key.getBytes(StandardCharsets.UTF_8), receivedAt));
        }
        await().until(() -> nodes.states().equals(Map.of("DONE", 2L, "PARKED", 1L)));
        broken.set("");

        assertThat(inbox.replay("unknown")).isFalse();
        assertThat(inbox.replay("a")).isTrue();
        await().until(() -> handled.get("a") == 2);
        assertThat(inbox.replayParked()).isOne();
        await().until(() -> handled.get("b") == 2);
        await().until(() -> nodes.states().equals(Map.of("DONE", 3L)));
        assertThat(inbox.replay(START.plusSeconds(1), START.plusSeconds(2))).isOne();
        await().until(() -> handled.equals(Map.of("a", 2, "b", 3, "c", 1)));
    }

    @Test
    void aDiscardedEventIsNotParkedAnyMoreNorHandled() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = nodes.start(options -> options.setMaxAttempts(1), (event, attempt) -> {
            attempts.incrementAndGet();
            return failed("always");
        });
        store(inbox, event("poison"));
        await().until(() -> nodes.states().equals(Map.of("PARKED", 1L)));

        assertThat(inbox.discard("poison")).isTrue();
        assertThat(inbox.discard("poison")).isFalse();

        assertThat(inbox.parked(10)).isEmpty();
        assertThat(inbox.replayParked()).isZero();
        assertThat(attempts).hasValue(1);
        assertThat(store(inbox, event("poison"))).isEqualTo(Intake.DUPLICATE);
    }

    @Test
    void doneEventsAreRemovedAfterTheRetentionAndParkedOnesStay() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        Inbox inbox = nodes.start(
                options -> {
                    options.setRetention(Duration.ofDays(1).toMillis());
                    options.setMaxAttempts(1);
                },
                clock,
                (event, attempt) -> event.key().equals("poison") ? failed("always") : done());
        storeAll(inbox, 0, 1_200);
        store(inbox, event("poison"));
        await().until(() -> nodes.states().equals(Map.of("DONE", 1_200L, "PARKED", 1L)));

        clock.advance(Duration.ofHours(23));
        assertThat(store(inbox, event("key-0"))).isEqualTo(Intake.DUPLICATE);
        clock.advance(Duration.ofHours(2));

        await().until(() -> nodes.states().equals(Map.of("PARKED", 1L)));
        assertThat(store(inbox, event("key-0"))).isEqualTo(Intake.STORED);
    }

    @Test
    void theFiguresTellDepthAgeAndWhatIsParked() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        Inbox inbox =
                nodes.start(options -> options.setMaxAttempts(1), clock, (event, attempt) -> switch (event.key()) {
                    case "poison" -> failed("always");
                    case "endless" -> nodes.endless();
                    default -> done();
                });
        store(inbox, new InboxEvent("endless", null, new byte[1], START));
        store(inbox, event("poison"));
        store(inbox, event("fine"));
        await().until(() -> nodes.states().equals(Map.of("CLAIMED", 1L, "DONE", 1L, "PARKED", 1L)));
        inbox.suspend();
        store(inbox, new InboxEvent("waiting", null, new byte[1], START));

        Instant now = clock.advance(Duration.ofSeconds(40));

        InboxFigures expected = new InboxFigures(2, 1, Duration.ofSeconds(40), 1, now);
        await().untilAsserted(() -> assertThat(inbox.figures()).isEqualTo(expected));
    }

    @Test
    void nodesThatStartTogetherMakeOneTable() throws Exception {
        List<CompletableFuture<JdbcInbox>> starting = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return nodes.start((event, attempt) -> done());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        for (int i = 0; i < starting.size(); i++) {
            store(starting.get(i).get(), event("from-" + i));
        }
        await().until(() -> nodes.states().equals(Map.of("DONE", 4L)));
    }

    @Test
    void anAbsentTableThatMustNotBeMadeIsAnErrorThatNamesTheScript() {
        assertThatThrownBy(() -> nodes.start(options -> options.setCreateInboxTable(false), (event, attempt) -> done()))
                .hasStackTraceContaining("Run the script")
                .hasStackTraceContaining(".sql");
    }

    @Test
    void aTableOfAnotherVersionIsAnError() throws Exception {
        nodes.start((event, attempt) -> done());
        nodes.execute("update " + nodes.table() + "_version set version = 2");

        assertThatThrownBy(() -> nodes.start((event, attempt) -> done()))
                .hasStackTraceContaining("is of version 2, and this camel-interakt needs version 1");
    }

    @Test
    void theTableMayBeInAnotherSchema() throws Exception {
        nodes.execute("create schema crm" + nodes.table());
        Inbox inbox = nodes.start(
                options -> options.setInboxTable("crm" + nodes.table() + ".inbox"), (event, attempt) -> done());

        assertThat(store(inbox, event("k"))).isEqualTo(Intake.STORED);
        await().untilAsserted(() -> assertThat(inbox.replay("k")).isTrue());
    }

    @Test
    void aStoppedInboxRefusesAndAStartedOneGoesOn() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        JdbcInbox inbox = nodes.start(counting(handled));
        inbox.suspend();
        storeAll(inbox, 0, 10);
        inbox.stop();

        assertThatThrownBy(() -> store(inbox, event("late"))).hasCauseInstanceOf(InboxUnavailableException.class);
        inbox.start();

        await().until(() -> handled.size() == 10);
        assertThat(store(inbox, event("late"))).isEqualTo(Intake.STORED);
    }

    /** Nodes that store at the same time. */
    List<JdbcInbox> storingNodes(InboxHandler handler) throws Exception {
        return List.of(nodes.start(handler), nodes.start(handler));
    }

    static InboxHandler counting(Map<String, Integer> handled) {
        return (event, attempt) -> {
            handled.merge(event.key(), 1, Integer::sum);
            return done();
        };
    }

    static void storeAll(Inbox inbox, int from, int to) {
        IntStream.range(from, to)
                .mapToObj(i -> inbox.store(event("key-" + i)).toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }
}
