package io.github.camelinterakt.benchmarks.report;

import java.util.Arrays;

/**
 * What the rounds say of one figure.
 *
 * @param lowest the least of them
 * @param median the middle one; the mean of the two in the middle of an even number
 * @param highest the greatest of them
 */
public record Spread(double lowest, double median, double highest) {

    /** Of so many rounds, of which there must be one. */
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
