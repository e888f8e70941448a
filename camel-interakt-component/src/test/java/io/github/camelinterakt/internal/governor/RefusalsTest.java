package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.Priority.high;
import static io.github.camelinterakt.Priority.normal;
import static org.assertj.core.api.Assertions.assertThat;

/** What follows when Interakt refuses calls for their rate: the account pauses, and less goes if more is set than gets through. */
class RefusalsTest extends GovernorScenario {

    @Test
    void aPauseStopsAllAndThenOneGoesAhead() {
        Governor governor = governor(10);
        List<TestCall> under = offer(governor, normal, 3);
        governor.refused(under.get(0), Duration.ofSeconds(20));
        governor.retry(under.get(0), Duration.ZERO);
        governor.refused(under.get(1), Duration.ofSeconds(20));
        governor.retry(under.get(1), Duration.ZERO);
        governor.answered(under.get(2));
        offer(governor, high);
        log.clear();
        time.pass(Duration.ofMillis(19_999));
        assertThat(log).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(log).as("asked once").containsExactly("high4");
        time.pass(Duration.ofSeconds(5));
        assertThat(log).hasSize(1);
    }

    @Test
    void aRefusedCallReturnsToTheHeadOfItsLane() {
        Governor governor = governor(3);
        List<TestCall> under = offer(governor, normal, 3);
        offer(governor, normal);
        governor.refused(under.get(1), Duration.ofSeconds(20));
        governor.retry(under.get(1), Duration.ZERO);
        governor.refused(under.get(0), Duration.ofSeconds(20));
        governor.retry(under.get(0), Duration.ZERO);
        governor.answered(under.get(2));
        log.clear();
        time.pass(Duration.ofSeconds(80));
        assertThat(log).containsExactly("normal1");
        governor.answered(under.get(0));
        assertThat(log).containsExactly("normal1", "normal2", "normal4");
    }

    @Test
    void aPauseIsBounded() {
        Governor governor = governor(10);
        TestCall call = offer(governor, normal);
        governor.refused(call, Duration.ofDays(400_000));
        assertThat(pause(governor)).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    void withoutRetryAfterThePauseGrowsWithEachRefusalInARow() {
        Governor governor = governor(10);
        TestCall call = offer(governor, normal);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            governor.refused(call, null);
            pauses.add(pause(governor).toSeconds());
            governor.retry(call, Duration.ZERO);
            time.pass(pause(governor));
        }
        assertThat(pauses.get(0)).isBetween(10L, 12L);
        assertThat(pauses.get(1)).isBetween(20L, 25L);
        assertThat(pauses.get(2)).isBetween(40L, 50L);
        assertThat(pauses.get(3)).isEqualTo(65L);
        assertThat(pauses.get(4)).isEqualTo(65L);
    }

    @Test
    void aRefusalHalvesTheRateOfALargePlanAtOnceAndItRecovers() {
        Governor governor = governor(600);
        List<TestCall> under = offer(governor, normal, 364);
        under.subList(0, 300).forEach(governor::answered);
        under.subList(300, 364).forEach(call -> governor.refused(call, Duration.ofSeconds(40)));
        assertThat(governor.figures().capacity())
                .as("once for all refusals of one burst")
                .isEqualTo(300);
        assertThat(governor.figures().problem()).contains("fewer than the 600 requests per minute");
        time.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(governor.figures().capacity()).isEqualTo(300);
        time.pass(Duration.ofMinutes(30));
        assertThat(governor.figures().capacity()).isEqualTo(600);
        assertThat(governor.figures().problem()).isNull();
    }

    @Test
    void repeatedRefusalsHalveTheRateOfASmallPlanButNeverBelowATenth() {
        Governor governor = governor(100);
        List<Integer> rates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            governor.refused(offer(governor, normal), Duration.ofSeconds(10));
            rates.add(governor.figures().capacity());
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(rates).containsExactly(100, 50, 25, 12, 10, 10);
    }

    @Test
    void refusalsFarApartDoNotLowerTheRateOfASmallPlan() {
        Governor governor = governor(300);
        for (int i = 0; i < 5; i++) {
            TestCall call = offer(governor, normal);
            governor.refused(call, Duration.ofSeconds(10));
            governor.retry(call, Duration.ZERO);
            time.pass(Duration.ofSeconds(10));
            governor.answered(call);
            time.pass(Duration.ofMinutes(6));
            assertThat(governor.figures().capacity()).isEqualTo(300);
        }
    }

    @Test
    void theQuietTimeDoublesWithEachStepThatWasOneTooMany() {
        Governor governor = governor(600);
        governor.refused(offer(governor, normal), Duration.ofSeconds(10));
        for (int quiet = 5; quiet <= 20; quiet *= 2) {
            time.pass(Duration.ofMinutes(quiet).minusSeconds(1));
            assertThat(governor.figures().capacity()).isEqualTo(300);
            time.pass(Duration.ofSeconds(1));
            assertThat(governor.figures().capacity()).isEqualTo(360);
            governor.refused(offer(governor, normal), Duration.ofSeconds(10));
        }
    }

    @Test
    void aRateThatIsTooHighReturnsToThePreviousOne() {
        Governor governor = governor(600);
        List<TestCall> under = offer(governor, normal, 364);
        under.subList(0, 300).forEach(governor::answered);
        under.subList(300, 364).forEach(call -> governor.refused(call, Duration.ofSeconds(40)));
        for (int steps = 1; steps <= 3; steps++) {
            time.pass(Duration.ofMinutes(steps == 1 ? 5 : 1));
            assertThat(governor.figures().capacity()).isEqualTo(300 + steps * 60);
        }
        TestCall tooMuch = offer(governor, normal);
        governor.refused(tooMuch, Duration.ofSeconds(10));
        assertThat(governor.figures().capacity()).as("a step back").isEqualTo(300 + 2 * 60);
    }

    @Test
    void aRefusalOfTheFirstMinuteDoesNotLowerARightPlan() {
        Governor governor = governor(300);
        List<TestCall> under = offer(governor, normal, 200);
        under.subList(0, 160).forEach(governor::answered);
        under.subList(160, 200).forEach(call -> governor.refused(call, Duration.ofSeconds(10)));
        assertThat(governor.figures().capacity())
                .as("calls of an earlier process may still count")
                .isEqualTo(300);
    }

    private static Duration pause(Governor governor) {
        return Duration.ofMillis(governor.figures().pauseMillis());
    }
}
