package io.github.camelinterakt.benchmarks.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelinterakt.benchmarks.load.Latencies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookResultsTest {

    @Test
    void aRatioIsFormedWithinARoundSoThatASlowMinuteStrikesBothSides() {
        assertThat(markdown(List.of(1_000.0, 100.0, 10.0), List.of(950.0, 95.0, 9.5), 5_000, 10))
                .contains("| `onComplete` | 95 | 0.95 (0.95 to 0.95) |")
                .doesNotContain("missed");
    }

    @ParameterizedTest
    @CsvSource({"0.49, 5000, 10, 1", "0.5, 999, 10, 1", "0.5, 1000, 100, 1", "0.5, 1000, 99, 0", "0.1, 1, 500, 3"})
    void aBoundThatDoesNotHoldIsMarked(double ratio, double stored, int p99, int missed) {
        assertThat(markdown(List.of(1_000.0), List.of(ratio * 1_000), stored, p99)
                        .split("missed", -1))
                .hasSize(missed + 1);
    }

    private static String markdown(List<Double> byHand, List<Double> onComplete, double stored, int p99) {
        Latencies latencies = new Latencies(1);
        latencies.add(Duration.ofMillis(p99).toNanos());
        Map<Receiver, List<Double>> rates =
                new TreeMap<>(Map.of(Receiver.BY_HAND, byHand, Receiver.ON_COMPLETE, onComplete));
        return new WebhookResults(rates, stored, latencies).markdown();
    }
}
