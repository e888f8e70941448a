package io.github.camelinterakt.internal.memory;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever edits what and when: both sides come to agree, and then there is silence. */
class TwoWaySyncTest {

    private static final int RUNS = Integer.getInteger("interakt.sync.runs", 2);

    @ParameterizedTest
    @CsvSource({
        "0, true, false",
        "0, false, false",
        "0, true, true",
        "0, false, true",
        "2000, true, false",
        "2000, false, true",
        "-2000, true, true",
        "-2000, false, false"
    })
    void bothSidesConvergeAndNoFurtherCallIsMade(long skewMillis, boolean crmWins, boolean dying) {
        for (int seed = 0; seed < RUNS; seed++) {
            SimulatedTwoWaySync sync = new SimulatedTwoWaySync(seed, 20, Duration.ofMillis(skewMillis), crmWins);
            sync.edit(Duration.ofMinutes(3), 240);
            if (dying) {
                sync.dieEvery(Duration.ofSeconds(7), 25);
            }
            sync.run(Duration.ofMinutes(3));
            assertThat(sync.handedOut).isPositive();
            sync.run(Duration.ofMinutes(1));
            assertThat(sync.differences()).as("seed %d", seed).isEmpty();
            int calls = sync.calls;
            int handedOut = sync.handedOut;
            sync.run(Duration.ofMinutes(2));
            assertThat(sync.calls).as("calls in silence, seed %d", seed).isEqualTo(calls);
            assertThat(sync.handedOut)
                    .as("handed out in silence, seed %d", seed)
                    .isEqualTo(handedOut);
            assertThat(sync.echoes).isPositive();
            assertThat(sync.savedCalls).isPositive();
        }
    }
}
