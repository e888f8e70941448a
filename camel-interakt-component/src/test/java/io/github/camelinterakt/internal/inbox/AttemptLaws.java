package io.github.camelinterakt.internal.inbox;

import java.time.Duration;
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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.inbox.Nodes.done;
import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static io.github.camelinterakt.internal.inbox.Nodes.failed;
import static io.github.camelinterakt.internal.inbox.Nodes.storeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events are retried until they are done or parked; the number of concurrent events is limited. */
interface AttemptLaws {

    /** The nodes on the database under test. */
    Nodes nodes();

    @Test
    default void aFailedEventIsTriedAgainUntilItSucceeds() throws Exception {
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        Inbox inbox = nodes().start((event, attempt) -> {
            attempts.add(attempt);
            return attempt < 4 ? failed("not yet") : done();
        });

        inbox.store(event("stubborn"));

        await().until(() -> nodes().states().equals(Map.of("DONE", 1L)));
        assertThat(attempts).containsExactly(1, 2, 3, 4);
    }

    @Test
    default void aRetryWaitsForItsTime() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Inbox inbox = nodes().start(
                        options -> {
                            options.firstRetry = Duration.ofMinutes(1);
                            options.longestRetry = Duration.ofMinutes(10);
                        },
                        (event, attempt) -> {
                            attempts.incrementAndGet();
                            return failed("never");
                        });
        inbox.store(event("poison"));
        await().until(() -> nodes().states().equals(Map.of("PENDING", 1L)) && attempts.get() == 1);

        nodes().pass(Duration.ofSeconds(45));
        await().during(Duration.ofMillis(200)).until(() -> attempts.get() == 1);
        nodes().pass(Duration.ofSeconds(30));
        await().until(() -> attempts.get() == 2);
    }

    @Test
    default void aPoisonEventIsParkedWithItsReasonAndOthersGoOn() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes().start(options -> options.maxAttempts = 3, (event, attempt) -> {
            handled.merge(event.key, 1, Integer::sum);
            if (event.key.equals("poison")) {
                throw new AssertionError("bad event {\"text\":\"hello\"} of +919999999999 at a@example.com: \"hi\"");
            }
            return done();
        });

        inbox.store(event("poison"));
        storeAll(inbox, 0, 20);

        await().until(() -> nodes().states().equals(Map.of("DONE", 20L, "PARKED", 1L)));
        assertThat(handled).containsEntry("poison", 3);
        assertThat(inbox.parked(10).get(0))
                .contains(" 3 poison java.lang.AssertionError: bad event")
                .doesNotContain("hello", "99999", "example.com", "hi");
    }

    @Test
    default void noMoreEventsAreHandledAtOnceThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Inbox inbox = nodes().start(options -> options.concurrentConsumers = 3, (event, attempt) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            CompletableFuture<Void> later = new CompletableFuture<>();
            CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS).execute(() -> {
                now.decrementAndGet();
                later.complete(null);
            });
            return later;
        });

        storeAll(inbox, 0, 60);

        await().until(() -> nodes().states().equals(Map.of("DONE", 60L)));
        assertThat(most).hasValue(3);
    }

    @Test
    default void inOrderEachCustomersEventsAreHandledOneAfterTheOther() throws Exception {
        Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
        Random random = new Random(3);
        Nodes.Handler handler = (event, attempt) -> {
            String customer = event.orderKey;
            int number = Integer.parseInt(event.key.substring(event.key.indexOf('#') + 1));
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
        List<Inbox> shared = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(nodes().start(handler));
        }
        for (int number = 0; number < 15; number++) {
            for (int customer = 0; customer < 12; customer++) {
                InboxEvent next = event("c" + customer + "#" + number, "c" + customer);
                // A customer's events by one node: only then there is an order in which they were stored.
                shared.get(customer % 3).store(next);
            }
        }

        await().until(() -> nodes().states().equals(Map.of("DONE", 180L)));
        assertThat(violations).isEmpty();
        List<Integer> ascending = IntStream.range(0, 15).boxed().toList();
        assertThat(order).hasSize(12).allSatisfy((customer, numbers) -> assertThat(numbers)
                .isEqualTo(ascending));
    }

    @Test
    default void inOrderAParkedEventLetsItsCustomersNextOnesGo() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        Inbox inbox = nodes().start(options -> options.maxAttempts = 3, (event, attempt) -> {
            handled.add(event.key + "/" + attempt);
            return event.key.equals("poison") ? failed("always") : done();
        });
        inbox.suspend();
        inbox.store(event("poison", "c"));
        inbox.store(event("next", "c"));
        inbox.store(event("other", "d"));

        inbox.resume();

        await().until(() -> nodes().states().equals(Map.of("DONE", 2L, "PARKED", 1L)));
        assertThat(handled.stream().filter(key -> !key.startsWith("other")))
                .containsExactly("poison/1", "poison/2", "poison/3", "next/1");
        assertThat(handled.indexOf("other/1")).isLessThan(handled.indexOf("poison/2"));
    }
}
