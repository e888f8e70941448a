package io.github.camelinterakt.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How few parts a window can be read in, each of which fits a page, by somebody who knows how densely contacts come there and
 * how evenly, but not when each of them does.
 */
final class LeastParts {

    /** Of fewer pages it cannot be told how evenly contacts come. */
    private static final int MANY_PAGES = 10;

    private static final int PAGE = ContactPages.PAGE_SIZE;

    private LeastParts() {}

    /**
     * The variance of the number of contacts in a stretch of time that holds a page of them on average, over that number: by
     * stretches that follow each other, so that what changes slowly does not count.
     */
    static double dispersion(List<Instant> times) {
        List<Instant> sorted = times.stream().sorted().toList();
        int stretches = sorted.size() / PAGE;
        if (stretches < MANY_PAGES) {
            return 0;
        }
        // From the first to the last page of the middle: the first contacts and the last ones may come otherwise.
        Instant from = sorted.get(PAGE);
        Duration stretch =
                Duration.between(from, sorted.get(sorted.size() - PAGE)).dividedBy(stretches - 2);
        int[] counts = new int[stretches - 2];
        for (Instant time : sorted) {
            long index = time.isBefore(from) ? -1 : Duration.between(from, time).dividedBy(stretch);
            if (index >= 0 && index < counts.length) {
                counts[(int) index]++;
            }
        }
        double squares = 0;
        int pairs = 0;
        for (int i = 1; i < counts.length; i++) {
            int difference = counts[i] - counts[i - 1];
            if (Math.abs(difference) < PAGE) { // else there is an import
                squares += (double) difference * difference;
                pairs++;
            }
        }
        return squares / 2 / pairs / PAGE;
    }

    /**
     * How many requests a full page's worth of contacts takes, at the best length of parts: one that holds too much costs a
     * request more, and then the best that can be hoped for is a full page.
     */
    static double forAPage(double dispersion) {
        if (dispersion == 0) {
            return 1;
        }
        double least = Double.MAX_VALUE;
        for (double mean = PAGE / 2.0; mean <= PAGE; mean += 0.1) {
            double deviation = Math.sqrt(dispersion * mean);
            double fits = 0;
            double contacts = 0;
            double all = 0;
            for (int count = 0; count <= 2 * PAGE; count++) {
                double probability = Math.exp(-(count - mean) * (count - mean) / (2 * deviation * deviation));
                all += probability;
                fits += count <= PAGE ? probability : 0;
                contacts += count <= PAGE ? count * probability : 0;
            }
            double overflows = 1 - fits / all;
            least = Math.min(least, (1 + overflows) / (contacts / all + overflows * PAGE) * PAGE);
        }
        return least;
    }
}
