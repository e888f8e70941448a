package io.github.camelinterakt.benchmarks.report;

import java.time.LocalDate;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;
import io.github.camelinterakt.benchmarks.load.Sample;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.benchmarks.contestant.ContestantKind.BARE;
import static io.github.camelinterakt.benchmarks.contestant.ContestantKind.CAMEL_HTTP;
import static io.github.camelinterakt.benchmarks.contestant.ContestantKind.CAMEL_INTERAKT;
import static io.github.camelinterakt.benchmarks.contestant.ContestantKind.CAMEL_WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Level LEVEL = Level.of("16");
    private static final Machine MACHINE =
            new Machine("a processor", 2, "a JVM", "a system", LocalDate.of(2026, 1, 2), 0.5);

    private final Results results = new Results();

    @Test
    void ratiosAreFormedWithinARoundBeforeTheMedianIsTaken() {
        // The machine is ten times slower in the second round; both sides are, and the ratio does not move.
        add(BARE, 1000, 1.0, 9);
        add(CAMEL_INTERAKT, 900, 1.1, 10);
        add(BARE, 100, 10.0, 9);
        add(CAMEL_INTERAKT, 90, 11.0, 11);
        add(BARE, 1000, 1.0, 9);
        add(CAMEL_INTERAKT, 950, 1.0, 10);
        assertThat(markdown())
                .contains("| 16 | `bare` | 1000 | 1.00 (1.00 to 1.00) | 1.000 | 1.00 (1.00 to 1.00) | 9 |")
                .contains("| 16 | `camel-interakt` | 900 | 0.90 (0.90 to 0.95) | 1.100 | 1.10 (1.00 to 1.10) | 11 |");
    }

    @Test
    void boundsThatHoldAreNotMarked() {
        add(BARE, 1000, 1.0, 9);
        add(CAMEL_INTERAKT, 860, 1.14, 12);
        add(CAMEL_HTTP, 716, 2.0, 23);
        add(CAMEL_WHATSAPP, 107, 9.0, 60);
        assertThat(markdown()).doesNotContain("missed");
    }

    @Test
    void everyBoundThatDoesNotHoldIsMarked() {
        add(BARE, 1000, 1.0, 9);
        add(CAMEL_INTERAKT, 840, 1.16, 13);
        add(CAMEL_HTTP, 710, 2.0, 23);
        add(CAMEL_WHATSAPP, 110, 9.0, 60);
        assertThat(markdown())
                .contains("at least 0.85 of `bare` | 0.84 **missed** |")
                .contains("at most 1.15 of `bare` | 1.16 **missed** |")
                .contains("at least 1.2 times `camel-http` | 1.18 **missed** |")
                .contains("at least 8 times `camel-whatsapp` | 7.64 **missed** |")
                .contains("at most 12 | 13 **missed** |");
    }

    @Test
    void aBoundWithoutItsBaselineIsLeftOpen() {
        add(BARE, 1000, 1.0, 9);
        add(CAMEL_INTERAKT, 900, 1.0, 9);
        assertThat(markdown()).contains("at least 1.2 times `camel-http` | - |");
    }

    @Test
    void paceAgainstAnotherComponentIsNotJudgedWhereTheStubSetsIt() {
        Level delayed = Level.of("256@50");
        results.add(delayed, BARE, sample(1000, 1.0, 9));
        results.add(delayed, CAMEL_INTERAKT, sample(1000, 1.0, 9));
        results.add(delayed, CAMEL_HTTP, sample(1000, 1.0, 263));
        assertThat(markdown()).contains("at least 1.2 times `camel-http` | - |");
    }

    @Test
    void saysWhereAndWhenItWasMeasured() {
        add(BARE, 1000, 1.0, 9);
        assertThat(markdown())
                .startsWith(
                        "a processor, 2 cores, a JVM, a system, 2026-01-02, load average before the run 0.50.\n\n| in flight");
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(1, 2.5, 4));
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
    }

    private void add(ContestantKind kind, int callsPerSecond, double cpuSecondsPer10k, int threads) {
        results.add(LEVEL, kind, sample(callsPerSecond, cpuSecondsPer10k, threads));
    }

    private static Sample sample(int callsPerSecond, double cpuSecondsPer10k, int threads) {
        return new Sample(
                callsPerSecond, 1_000_000_000L, Math.round(cpuSecondsPer10k * callsPerSecond * 1e5), 0, threads);
    }

    private String markdown() {
        return new Report(results).markdown(MACHINE);
    }
}
