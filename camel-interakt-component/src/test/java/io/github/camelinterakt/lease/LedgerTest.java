package io.github.camelinterakt.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration OPEN = Duration.ofSeconds(100);

    @Test
    void nodesThatStartTogetherDoNotFindTheFirstHoldingEverything() {
        Ledger ledger = Ledger.EMPTY;
        for (String node : List.of("a", "b", "c")) {
            ledger = ledger.renew(wants(node, 0, 300), NOW);
        }
        assertThat(permits(ledger, "a")).isEqualTo(150);
        assertThat(permits(ledger, "b")).isEqualTo(75);
        assertThat(permits(ledger, "c")).isEqualTo(38);
    }

    @Test
    void aNodeIsGrantedNoMoreThanItsFairShareWhileOthersWantMore() {
        Ledger ledger = Ledger.EMPTY.renew(wants("a", 0, 300), NOW).renew(wants("b", 0, 300), NOW);
        for (int i = 0; i < 10; i++) {
            ledger = ledger.renew(wants("a", permits(ledger, "a"), 300), NOW);
            ledger = ledger.renew(wants("b", permits(ledger, "b"), 300), NOW);
        }
        assertThat(permits(ledger, "a")).isEqualTo(150);
        assertThat(permits(ledger, "b")).isEqualTo(150);
    }

    @Test
    void whoWantsLessThanTheFairShareGetsWhatItWantsAndTheOthersTheRest() {
        Ledger ledger = Ledger.EMPTY
                .renew(wants("a", 0, 20), NOW)
                .renew(wants("b", 0, 300), NOW)
                .renew(wants("c", 0, 300), NOW);
        assertThat(ledger.share("a", NOW)).isEqualTo(20);
        assertThat(ledger.share("b", NOW)).isEqualTo(140);
        assertThat(ledger.share("c", NOW)).isEqualTo(140);
    }

    @Test
    void permitsOfADeadNodeAreGrantedOnlyWhenTheyAreFree() {
        Renewal.Returning returning = new Renewal.Returning(60, Duration.ofSeconds(30));
        Ledger dead = Ledger.EMPTY
                .renew(wants("dead", 0, 300), NOW)
                .renew(new Renewal("dead", 300, 150, 300, LEASE, OPEN, List.of(returning)), NOW);
        assertThat(permits(dead, "dead")).isEqualTo(225);

        Instant ended = NOW.plusSeconds(29);
        assertThat(exhausted(dead, ended)).isEqualTo(75);
        assertThat(exhausted(dead, NOW.plusSeconds(30))).isEqualTo(75 + 60);
        assertThat(exhausted(dead, NOW.plusSeconds(99))).isEqualTo(75 + 60);
        assertThat(exhausted(dead, NOW.plus(OPEN))).isEqualTo(300);
    }

    @Test
    void aNodeThatStopsGivesBackAtOnceWhatItDoesNotUse() {
        Renewal.Returning returning = new Renewal.Returning(40, Duration.ofSeconds(30));
        Ledger ledger = Ledger.EMPTY
                .renew(wants("a", 0, 300), NOW)
                .renew(new Renewal("a", 300, 40, 0, Duration.ZERO, OPEN, List.of(returning)), NOW);
        assertThat(permits(ledger, "a")).isEqualTo(40);
        assertThat(exhausted(ledger, NOW)).isEqualTo(260);
        assertThat(Ledger.EMPTY.renew(new Renewal("a", 300, 0, 0, Duration.ZERO, OPEN, List.of()), NOW))
                .isEqualTo(Ledger.EMPTY);
    }

    @Test
    void theSmallestPlanThatALivingNodeWasToldHolds() {
        Ledger ledger = Ledger.EMPTY
                .renew(new Renewal("lowered", 100, 0, 100, LEASE, OPEN, List.of()), NOW)
                .renew(new Renewal("other", 300, 0, 300, LEASE, OPEN, List.of()), NOW);
        assertThat(ledger.taken()).isLessThanOrEqualTo(100);
        assertThat(ledger.share("other", NOW)).isEqualTo(50);
    }

    @Test
    void aRenewalThatComesAfterItsPermitsBecameFreeDoesNotTakeThemBack() {
        Renewal.Returning soon = new Renewal.Returning(150, Duration.ofSeconds(10));
        Ledger ledger = Ledger.EMPTY
                .renew(wants("late", 0, 300), NOW)
                .renew(new Renewal("late", 300, 150, 150, LEASE, OPEN, List.of(soon)), NOW);
        Instant later = NOW.plusSeconds(10);
        Ledger taken = ledger.renew(wants("other", 0, 300), later);
        for (int i = 0; i < 10; i++) {
            taken = taken.renew(wants("other", permits(taken, "other"), 300), later);
        }
        assertThat(permits(taken, "other")).isEqualTo(300);
        assertThat(permits(taken.renew(wants("late", 150, 150), later), "late")).isZero();
    }

    @Test
    void aNodeThatGotNothingIsStillKnownToWant() {
        Ledger full = Ledger.EMPTY;
        for (int i = 0; i < 20; i++) {
            full = full.renew(wants("a", full.lease("a").map(Lease::permits).orElse(0), 300), NOW);
        }
        Ledger ledger = full.renew(wants("b", 0, 300), NOW);
        assertThat(permits(ledger, "b")).isZero();
        assertThat(ledger.share("a", NOW)).isEqualTo(150);
    }

    @Test
    void aBlockOrLeaseThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Block(-1, NOW)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Lease("a", 300, 10, NOW, List.of())).hasMessageContaining("block");
    }

    /** How many permits another node gets in the end. */
    private static int exhausted(Ledger ledger, Instant now) {
        Ledger asked = ledger.renew(wants("asks", 0, 300), now);
        for (int i = 0; i < 20; i++) {
            asked = asked.renew(wants("asks", permits(asked, "asks"), 300), now);
        }
        assertThat(asked.taken()).isLessThanOrEqualTo(300);
        return permits(asked, "asks");
    }

    private static Renewal wants(String node, int held, int wanted) {
        return new Renewal(node, 300, held, wanted, LEASE, OPEN, List.of());
    }

    private static int permits(Ledger ledger, String node) {
        return ledger.lease(node).orElseThrow().permits();
    }
}
