package io.github.camelinterakt.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.camelinterakt.sandbox.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseKeeperTest {

    private static final LeaseTimes TIMES =
            new LeaseTimes(Duration.ofSeconds(6), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final SlidingLog quota = new SlidingLog(TIMES.window(), clock);
    private final LeaseKeeper keeper = new LeaseKeeper(quota, "node", () -> 300, TIMES, clock);
    private Ledger ledger = Ledger.EMPTY;

    @Test
    void noCallIsStartedBeforeTheFirstLease() {
        quota.arrive(1);
        assertThat(quota.start()).isFalse();
        renewed();
        assertThat(quota.start()).isTrue();
    }

    @Test
    void noCallIsStartedAfterTheLeaseEvenIfNobodyHasLooked() {
        renewed();
        quota.arrive(1);
        clock.advance(TIMES.lease());
        assertThat(quota.start()).isFalse();
    }

    @Test
    void theNodesOwnEndOfTheLeaseIsCountedFromBeforeTheStoreWasAsked() {
        Renewal renewal = keeper.glance().orElseThrow();
        clock.advance(Duration.ofSeconds(4));
        keeper.renewed(ledger.renew(renewal, clock.instant()));
        quota.arrive(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(quota.start()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(quota.start()).isFalse();
    }

    @Test
    void anAnswerThatComesAfterTheLeaseGivesNothing() {
        Renewal renewal = keeper.glance().orElseThrow();
        Ledger answer = ledger.renew(renewal, clock.instant());
        clock.advance(TIMES.lease());
        keeper.renewed(answer);
        assertThat(keeper.leased()).isZero();
        assertThat(quota.capacity()).isZero();
        assertThat(keeper.glance()).isPresent();
    }

    @Test
    void anIdleNodeRenewsEveryThirdOfTheLease() {
        renewed();
        clock.advance(TIMES.calm().minusMillis(1));
        assertThat(keeper.glance()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(keeper.glance()).isPresent();
    }

    @Test
    void aNodeWhoseCallsWaitAsksSoonAndNotAllTheTime() {
        renewed();
        quota.arrive(500);
        clock.advance(TIMES.growing().minusMillis(1));
        assertThat(keeper.glance()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        Optional<Renewal> asks = keeper.glance();
        assertThat(asks.orElseThrow().wanted()).isEqualTo(300);
        assertThat(keeper.glance()).as("while one is under way").isEmpty();
    }

    @Test
    void aNodeThatGotNothingAsksLessOften() {
        ledger = takenByAnother();
        renewed();
        quota.arrive(500);
        clock.advance(TIMES.hungry().minusMillis(1));
        assertThat(keeper.glance()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(keeper.glance()).isPresent();
    }

    @Test
    void afterAFailureTheLeaseStaysWhatItIsAndItAsksAgain() {
        renewed();
        int leased = keeper.leased();
        clock.advance(TIMES.calm());
        assertThat(keeper.glance()).isPresent();
        keeper.failed();
        assertThat(quota.capacity()).isEqualTo(leased);
        clock.advance(TIMES.calm());
        assertThat(keeper.glance()).isPresent();
    }

    @Test
    void whatReturnsBeforeTheLeaseEndsIsNotPromisedToOthers() {
        renewed();
        quota.arrive(2);
        quota.start();
        quota.responded();
        clock.advance(TIMES.window().minus(TIMES.lease()));
        Renewal renewal = keeper.glance().orElseThrow();
        assertThat(renewal.returning()).isEmpty();
    }

    @Test
    void whatReturnsLaterIsPromisedToOthersForThenAndWhatIsOutIsNot() {
        renewed();
        quota.arrive(2);
        quota.start();
        quota.start();
        quota.responded();
        clock.advance(TIMES.calm());
        Renewal renewal = keeper.glance().orElseThrow();
        assertThat(renewal.returning()).singleElement().satisfies(some -> {
            assertThat(some.permits()).isOne();
            assertThat(some.after()).isGreaterThanOrEqualTo(TIMES.window().minus(TIMES.calm()));
        });
    }

    @Test
    void aReleasedLeaseIsNotRenewedAndStartsNoCall() {
        renewed();
        quota.arrive(1);
        Renewal release = keeper.release();
        assertThat(ledger.renew(release, clock.instant()).taken()).isZero();
        assertThat(quota.start()).isFalse();
        clock.advance(TIMES.lease());
        assertThat(keeper.glance()).isEmpty();
    }

    @Test
    void longerCallsKeepADeadNodesPermitsLonger() {
        keeper.deadline(Duration.ofSeconds(20));
        Duration open = keeper.glance().orElseThrow().open();
        assertThat(open).isEqualTo(TIMES.open());
        keeper.failed();
        keeper.deadline(Duration.ofSeconds(70));
        clock.advance(TIMES.lease());
        assertThat(keeper.glance().orElseThrow().open()).isEqualTo(open.plusSeconds(40));
    }

    private void renewed() {
        ledger = ledger.renew(keeper.glance().orElseThrow(), clock.instant());
        keeper.renewed(ledger);
    }

    private Ledger takenByAnother() {
        Ledger taken = Ledger.EMPTY;
        for (int i = 0; i < 20; i++) {
            int held = taken.lease("another").map(Lease::permits).orElse(0);
            taken = taken.renew(
                    new Renewal("another", 300, held, 300, TIMES.lease(), TIMES.open(), List.of()), clock.instant());
        }
        return taken;
    }
}
