package io.github.camelinterakt.transport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer is looked for while that pays. */
class BusyPollTest {

    private final BusyPoll busyPoll = new BusyPoll(2, () -> 0);

    @Test
    void answersThatComeAtOnceAreAllLookedFor() {
        assertThat(looksOf(busyPoll, 1_000, true)).isEqualTo(1_000);
    }

    @Test
    void answersThatTakeLongerAreLookedForInAThousandOnceAtMost() {
        looksOf(busyPoll, 2_000, false);
        assertThat(looksOf(busyPoll, 100_000, false)).isBetween(1, 100);
    }

    @Test
    void onceAnswersComeAtOnceTheyAreAllLookedForAgain() {
        looksOf(busyPoll, 10_000, false);
        assertThat(looksOf(busyPoll, 2_000, true)).isGreaterThan(900);
        assertThat(looksOf(busyPoll, 1_000, true)).isEqualTo(1_000);
    }

    @Test
    void whileAnotherCallIsUnderWayNoneIsLookedFor() {
        busyPoll.awaits();
        assertThat(looksOf(busyPoll, 100, true)).isZero();
        busyPoll.awaitsNoMore();
        assertThat(looksOf(busyPoll, 100, true)).isEqualTo(100);
    }

    @Test
    void withOneProcessorThePeerCouldNotAnswerMeanwhile() {
        assertThat(looksOf(new BusyPoll(1, () -> 0), 100, true)).isZero();
    }

    private static int looksOf(BusyPoll busyPoll, int calls, boolean found) {
        int looks = 0;
        for (int i = 0; i < calls; i++) {
            busyPoll.awaits();
            if (busyPoll.isToLook()) {
                looks++;
                busyPoll.looked(found);
            }
            busyPoll.awaitsNoMore();
        }
        return looks;
    }
}
