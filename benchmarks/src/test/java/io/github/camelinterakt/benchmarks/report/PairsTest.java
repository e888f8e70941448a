package io.github.camelinterakt.benchmarks.report;

import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Pairs.Bound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PairsTest {

    @Test
    void aRatioIsFormedWithinARoundSoThatASlowMinuteStrikesBothSides() {
        Pairs pairs = new Pairs();
        pairs.add(12, 10);
        pairs.add(120, 100);
        pairs.add(1_100, 1_000);
        assertThat(pairs.ratio("figure", Bound.atMost(1.2)))
                .startsWith("| figure | 120.0 | 100.0 | 1.20 (1.10 to 1.20)")
                .doesNotContain("missed");
    }

    @Test
    void whatMissesItsBoundIsMarked() {
        Pairs pairs = new Pairs();
        pairs.add(13, 10);
        assertThat(pairs.ratio("figure", Bound.atMost(1.2))).contains("1.30").contains("**missed**");
        assertThat(pairs.difference("figure", Bound.atMost(2))).contains("+3").contains("**missed**");
        assertThat(pairs.difference("figure", Bound.atMost(3))).doesNotContain("missed");
        assertThat(pairs.ratio("figure", Bound.atLeast(1.4))).contains("**missed**");
        assertThat(pairs.ratio("figure", Bound.atLeast(1.3))).doesNotContain("missed");
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
