package io.github.camelinterakt.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.sandbox.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveriesTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final Deliveries deliveries = new Deliveries(clock, 10, 3, Duration.ofSeconds(1), Checkpoint.at(START));

    private void add(String id, int second) {
        Instant at = START.plusSeconds(second);
        deliveries.add(List.of(new FeedContact(id, at, null, null)), Checkpoint.at(at), at);
        deliveries.moveTo(Checkpoint.at(at));
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
        assertThat(deliveries.lowWaterMark().mark()).isEqualTo(START.plusSeconds(1));
        deliveries.succeeded(a);
        assertThat(deliveries.lowWaterMark().mark()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void whatHasFailedIsTriedAgainWithGrowingDelaysAndHoldsTheCheckpoint() throws Exception {
        add("a", 1);
        add("b", 2);
        Delivery a = begun();
        assertThat(deliveries.failed(a)).isFalse();
        Delivery b = begun();
        assertThat(b.contacts().get(0).id()).isEqualTo("b");
        deliveries.succeeded(b);
        assertThat(deliveries.next()).isNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(begun()).isSameAs(a);
        assertThat(deliveries.failed(a)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(deliveries.next()).isNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(begun()).isSameAs(a);
        assertThat(deliveries.failed(a)).isTrue();
        assertThat(deliveries.lowWaterMark().mark()).isEqualTo(START.plusSeconds(1));
        deliveries.settle(a);
        assertThat(deliveries.lowWaterMark().mark()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void aLaterChangeTakesThePlaceOfOneThatWaitsToBeTriedAgain() throws Exception {
        add("a", 1);
        deliveries.failed(begun());
        add("a", 9);
        clock.advance(Duration.ofSeconds(5));
        Delivery next = begun();
        assertThat(next.contacts().get(0).at()).isEqualTo(START.plusSeconds(9));
        assertThat(deliveries.next()).isNull();
        deliveries.succeeded(next);
        assertThat(deliveries.lowWaterMark().mark()).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void aChangeWaitsForTheOneBeforeItOfTheSameContact() throws Exception {
        add("a", 1);
        add("a", 2);
        Delivery first = begun();
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
        assertThat(second.attempts()).isZero();
        deliveries.succeeded(first);
        waiting.join();
        assertThat(second.attempts()).isEqualTo(1);
    }

    @Test
    void theMemoryOfWhatWasHandedOutIsBounded() {
        RecentContacts recent = new RecentContacts(100);
        for (int i = 0; i < 1000; i++) {
            recent.add(List.of(new FeedContact("c" + i, START.plusSeconds(i), null, null)));
        }
        assertThat(recent.size()).isEqualTo(100);
        assertThat(recent.add(List.of(new FeedContact("c999", START.plusSeconds(999), null, null))))
                .isEmpty();
        assertThat(recent.add(List.of(new FeedContact("c999", START.plusSeconds(1000), null, null))))
                .hasSize(1);
        recent.forgetBefore(START.plusSeconds(2000));
        assertThat(recent.size()).isZero();
    }
}
