package io.github.camelinterakt.benchmarks.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Spread;

/** What was measured, and which of the component's bounds hold. */
final class WebhookResults {

    /** At so many events a second the time to an answer is measured. */
    static final int RATE = 200;

    private static final double LEAST_RATIO = 0.5;
    private static final double LEAST_STORED = 1_000;
    private static final double LONGEST_P99 = 100;

    private final Map<Receiver, List<Double>> rates;
    private final double stored;
    private final Latencies latencies;

    /**
     * Takes what was measured.
     *
     * @param rates of each receiver that is compared, events a second, one for each round
     * @param stored how many events a second the one with the inbox acknowledged
     * @param latencies how long it took to answer at {@link #RATE}
     */
    WebhookResults(Map<Receiver, List<Double>> rates, double stored, Latencies latencies) {
        this.rates = rates;
        this.stored = stored;
        this.latencies = latencies;
    }

    /** The tables. */
    String markdown() {
        StringBuilder tables = new StringBuilder("""
                | receiver | events/s | of `by-hand` (lowest to highest) |
                | --- | --- | --- |
                """);
        rates.forEach((receiver, measured) -> tables.append(
                format("| `%s` | %.0f | %s |%n", receiver.label(), of(measured).median(), text(ratio(receiver)))));
        double p99 = latencies.percentile(99);
        return tables.append(format("%n| receiver | events/s | p50, p99 ms at %d/s |%n| --- | --- | --- |%n", RATE))
                .append(format(
                        "| `%s` | %.0f | %.1f, %.1f |%n%n",
                        Receiver.ON_STORE.label(), stored, latencies.percentile(50), p99))
                .append(format("| bound | measured |%n| --- | --- |%n"))
                .append(bound(
                        "`onComplete`: events/s, at least 0.5 of `by-hand`",
                        ratio(Receiver.ON_COMPLETE).median(),
                        ratio(Receiver.ON_COMPLETE).median() >= LEAST_RATIO))
                .append(bound("`onStore`: events/s, at least 1000", stored, stored >= LEAST_STORED))
                .append(bound("`onStore`: p99 of the answer at 200/s, below 100 ms", p99, p99 < LONGEST_P99))
                .toString();
    }

    private Spread ratio(Receiver receiver) {
        List<Double> own = rates.get(receiver);
        List<Double> base = rates.get(Receiver.BY_HAND);
        double[] ratios = new double[own.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = own.get(round) / base.get(round);
        }
        return Spread.of(ratios);
    }

    private static Spread of(List<Double> measured) {
        return Spread.of(measured.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String text(Spread ratio) {
        return format("%.2f (%.2f to %.2f)", ratio.median(), ratio.lowest(), ratio.highest());
    }

    private static String bound(String text, double measured, boolean holds) {
        return format("| %s | %.2f%s |%n", text, measured, holds ? "" : " **missed**");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
