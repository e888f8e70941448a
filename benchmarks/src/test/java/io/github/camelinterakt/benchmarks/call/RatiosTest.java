package io.github.camelinterakt.benchmarks.call;

import io.github.camelinterakt.benchmarks.load.Latencies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RatiosTest {

    @Test
    void aRatioIsFormedWithinARoundSoThatASlowMinuteStrikesBothSides() {
        CallBenchmark.Ratios ratios = new CallBenchmark.Ratios();
        ratios.add(12, 10);
        ratios.add(120, 100);
        ratios.add(1_100, 1_000);
        assertThat(ratios.row("figure", 1.2))
                .startsWith("| figure | 120.0 | 100.0 | 1.20 (1.10 to 1.20)")
                .doesNotContain("missed");
    }

    @Test
    void aRatioAboveTheBoundIsMarked() {
        CallBenchmark.Ratios ratios = new CallBenchmark.Ratios();
        ratios.add(13, 10);
        assertThat(ratios.row("figure", 1.2)).contains("1.30").contains("**missed**");
    }

    @Test
    void aPercentileIsTheLeastLatencyThatSoManyCallsDoNotExceed() {
        Latencies latencies = new Latencies(100);
        for (int i = 100; i > 0; i--) {
            latencies.add(i * 1_000_000L);
        }
        assertThat(latencies.percentile(50)).isEqualTo(50);
        assertThat(latencies.percentile(99)).isEqualTo(99);
        assertThat(latencies.percentile(100)).isEqualTo(100);
    }
}
