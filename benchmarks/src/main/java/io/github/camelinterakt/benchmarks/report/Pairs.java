package io.github.camelinterakt.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of two, a pair for each round: what slows the machine down for a while strikes both. */
public final class Pairs {

    private record Pair(double own, double other) {}

    /** What a figure must not be above, or below. */
    public record Bound(double value, boolean isLeast) {

        public static Bound atMost(double value) {
            return new Bound(value, false);
        }

        public static Bound atLeast(double value) {
            return new Bound(value, true);
        }

        /** The bound in words, and whether the measured figure misses it. */
        public String with(double measured) {
            boolean holds = isLeast ? measured >= value : measured <= value;
            return ", at " + (isLeast ? "least " : "most ") + value + (holds ? "" : " **missed**");
        }
    }

    /** Measures one of the two. */
    public interface Measurement {
        double measure() throws IOException;
    }

    private final List<Pair> pairs = new ArrayList<>();

    public void add(double own, double other) {
        pairs.add(new Pair(own, other));
    }

    /** Measures both, in an order that alternates with the round. */
    public void measure(int round, Measurement own, Measurement other) throws IOException {
        boolean ownFirst = round % 2 == 0;
        double first = (ownFirst ? own : other).measure();
        double second = (ownFirst ? other : own).measure();
        add(ownFirst ? first : second, ownFirst ? second : first);
    }

    /** The medians, and the median of the ratios with its bound, if it has one. */
    public String ratio(String figure, Bound bound) {
        return row(figure, "%.2f", of(pair -> pair.own() / pair.other()), bound);
    }

    /** The medians, and the median of the differences with its bound, if it has one. */
    public String difference(String figure, Bound bound) {
        return row(figure, "%+.0f", of(pair -> pair.own() - pair.other()), bound);
    }

    private String row(String figure, String format, Spread compared, Bound bound) {
        String row = "| %s | %.1f | %.1f | " + format + " (" + format + " to " + format + ")%s |%n";
        return String.format(
                Locale.ROOT,
                row,
                figure,
                of(Pair::own).median(),
                of(Pair::other).median(),
                compared.median(),
                compared.lowest(),
                compared.highest(),
                bound == null ? "" : bound.with(compared.median()));
    }

    private Spread of(ToDoubleFunction<Pair> figure) {
        return Spread.of(pairs.stream().mapToDouble(figure).toArray());
    }
}
