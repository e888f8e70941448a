package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveriesTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private final SandboxClock clock = SandboxClock.startingAt(START);
    private final Deliveries deliveries = deliveries(3);

    private Deliveries deliveries(int attempts) {
        FeedConfiguration configuration = new FeedConfiguration(null, 0);
        configuration.setFeedAttempts(attempts);
        configuration.retryDelay = Duration.ofSeconds(1);
        return new Deliveries(new MemoryStateRepository(), "parked", clock, configuration, START);
    }

    private void add(String id, int second) {
        Instant at = START.plusSeconds(second);
        deliveries.add(List.of(new FeedItem(id, at, null)), at, at);
        deliveries.moveTo(at);
    }

    private Delivery begun() throws InterruptedException {
        Delivery delivery = deliveries.next();
        deliveries.begin(delivery);
        return delivery;
    }

    @Test
    void theCheckpointWaitsForTheEarliestThatIsNotCompleted() throws Exception {
        add("a", 1);
        add("b", 2);
        add("c", 3);
        Delivery a = begun();
        Delivery b = begun();
        Delivery c = begun();
        deliveries.succeeded(c);
        deliveries.succeeded(b);
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(1));
        deliveries.succeeded(a);
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void aFailedDeliveryIsRetriedWithGrowingDelaysAndHoldsTheCheckpoint() throws Exception {
        add("a", 1);
        add("b", 2);
        Delivery a = begun();
        deliveries.failed(a, null);
        Delivery b = begun();
        assertThat(b.items.get(0).id()).isEqualTo("b");
        deliveries.succeeded(b);
        assertThat(deliveries.next()).isNull();
        clock.advance(Duration.ofSeconds(1));
        Delivery second = begun();
        assertThat(second.items.get(0).id()).isEqualTo("a");
        deliveries.failed(second, null);
        clock.advance(Duration.ofSeconds(1));
        assertThat(deliveries.next()).isNull();
        clock.advance(Duration.ofSeconds(1));
        Delivery third = begun();
        assertThat(third.items.get(0).id()).isEqualTo("a");
        assertThat(third.attempts).isEqualTo(3);
        assertThat(deliveries.exhausted()).isEmpty();
        deliveries.failed(third, null);
        Delivery exhausted = deliveries.exhausted().get(0);
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(1));
        deliveries.close(exhausted);
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void aLaterChangeSupersedesOneThatWaitsForARetry() throws Exception {
        add("a", 1);
        deliveries.failed(begun(), null);
        add("a", 9);
        clock.advance(Duration.ofSeconds(5));
        Delivery next = begun();
        assertThat(next.items.get(0).at()).isEqualTo(START.plusSeconds(9));
        assertThat(deliveries.next()).isNull();
        deliveries.succeeded(next);
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void anEarlierChangeThatFailsWhileALaterOneWaitsIsNotRetried() throws Exception {
        add("a", 1);
        Delivery earlier = begun();
        add("a", 9);
        Delivery later = deliveries.next();
        deliveries.failed(earlier, null);
        deliveries.begin(later);
        deliveries.succeeded(later);
        clock.advance(Duration.ofMinutes(9));
        assertThat(deliveries.next()).isNull();
        assertThat(deliveries.lowWaterMark()).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void aLaterChangeSupersedesOneInABatchThatWaitsForARetry() throws Exception {
        Instant at = START.plusSeconds(1);
        deliveries.add(List.of(new FeedItem("a", at, null), new FeedItem("b", at, null)), at, at);
        Delivery batch = begun();
        deliveries.failed(batch, null);
        add("a", 9);
        Delivery later = begun();
        deliveries.succeeded(later);
        clock.advance(Duration.ofMinutes(9));
        assertThat(begun().items).extracting(FeedItem::id).containsExactly("b");
    }

    @Test
    void aLaterChangeSupersedesOneThatWaitsForItsFirstDelivery() throws Exception {
        add("a", 1);
        add("b", 2);
        add("a", 9);
        assertThat(begun().items.get(0).id()).isEqualTo("b");
        assertThat(begun().items.get(0).at()).isEqualTo(START.plusSeconds(9));
        assertThat(deliveries.next()).isNull();
    }

    @Test
    void aChangeWaitsForTheOneBeforeItOfTheSameContact() throws Exception {
        add("a", 1);
        Delivery first = begun();
        add("a", 2);
        Delivery second = deliveries.next();
        Thread waiting = new Thread(() -> {
            try {
                deliveries.begin(second);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        org.awaitility.Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);
        assertThat(second.attempts).isZero();
        deliveries.succeeded(first);
        waiting.join();
        assertThat(second.attempts).isEqualTo(1);
    }

    @Test
    void fiveDifferentItemsThatFailInARowPauseTheFeedUntilOneSucceedsAndNoneOfThemIsExhausted() throws Exception {
        Deliveries once = deliveries(1);
        for (int i = 0; i < 8; i++) {
            once.add(List.of(new FeedItem("c" + i, START, null)), START, START);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(once.exhausted()).isEmpty();
            Delivery delivery = once.next();
            once.begin(delivery);
            assertThat(once.failed(delivery, null)).isEqualTo(i == 4);
        }
        // One at a time, the delay doubling up to 5 minutes.
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300}) {
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(once.next()).isNull();
            clock.advance(Duration.ofMillis(1));
            Delivery probe = once.next();
            assertThat(once.next()).isNull();
            once.begin(probe);
            once.failed(probe, null);
            assertThat(once.exhausted()).isEmpty();
        }
        clock.advance(Duration.ofMinutes(5));
        Delivery probe = once.next();
        once.begin(probe);
        assertThat(once.succeeded(probe)).hasSize(8);
        assertThat(once.exhausted()).isEmpty();
        for (int i = 0; i < 7; i++) {
            Delivery delivery = once.next();
            once.begin(delivery);
            once.succeeded(delivery);
        }
        assertThat(once.lowWaterMark()).isEqualTo(START);
        assertThat(once.next()).isNull();
    }

    @Test
    void manyItemsThatFailThoughOthersSucceedAreExhaustedAndPauseTheFeedOnce() throws Exception {
        int pauses = 0;
        int exhausted = 0;
        for (int round = 0; round < 50; round++) {
            for (int i = 0; round < 2 && i < 6; i++) {
                add((round == 0 ? "poison" : "good") + i, i);
            }
            clock.advance(Duration.ofMinutes(5));
            for (Delivery next = deliveries.next(); next != null; next = deliveries.next()) {
                deliveries.begin(next);
                if (next.items.get(0).id().startsWith("good")) {
                    deliveries.succeeded(next);
                } else if (deliveries.failed(next, null)) {
                    pauses++;
                }
                for (Delivery given : deliveries.exhausted()) {
                    deliveries.close(given);
                    exhausted++;
                }
            }
        }
        assertThat(exhausted).isEqualTo(6);
        assertThat(pauses).isEqualTo(1);
    }
}
