package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the page of a part that does not fit it shows: when some of the part's contacts were changed, dealt out at random, and
 * how many there are.
 *
 * @param times when those on the page were changed, in order; at least one
 * @param total how many contacts there are
 */
record Sample(List<Instant> times, int total) {

    /** So far samples of an even density are off it at the most, times the root of their number: 1 in 100 is further off. */
    private static final double EVEN = 1.63;

    /** More rarely than this contacts at random moments meet in one millisecond as often as those of a crowd. */
    private static final double CHANCE = 1e-3;

    /** From so many samples on, the distance of the first ones tells where contacts begin. */
    private static final int FIRST = 10;

    static Sample of(FeedPage page, Instant start) {
        return new Sample(
                FeedContact.sorted(page.contacts(), start).stream()
                        .map(FeedContact::at)
                        .toList(),
                page.total());
    }

    int size() {
        return times.size();
    }

    /** How many contacts it does not show. */
    int unseen() {
        return Math.max(1, total - size());
    }

    /** How many contacts each time stands for. */
    double weight() {
        return (double) total / size();
    }

    Instant first() {
        return times.get(0);
    }

    Instant last() {
        return times.get(size() - 1);
    }

    /** About where contacts begin: before the first one as far as they are from one another. */
    Instant beginning(Instant earliest) {
        int last = Math.min(size() - 1, FIRST);
        double each = FeedWindow.millisBetween(first(), times.get(last)) / Math.max(1, last);
        Instant beginning = first().minus(Duration.ofNanos((long) (each * 1_000_000)));
        return beginning.isAfter(earliest) ? beginning : earliest;
    }

    /** How many contacts to expect before a moment. */
    double before(Instant moment) {
        return weight() * times.stream().filter(time -> time.isBefore(moment)).count();
    }

    /** What it tells of the contacts from a moment on, of which there are so many; null if it shows none of them. */
    Sample from(Instant moment, int left) {
        List<Instant> later =
                times.stream().filter(time -> !time.isBefore(moment)).toList();
        return later.isEmpty() ? null : new Sample(later, Math.max(left, later.size()));
    }

    /** The end of the first of so many parts that hold the same number of contacts. */
    Instant cut(int parts) {
        return times.get(size() / parts);
    }

    /** How far a guess by it is off. */
    double dispersion() {
        return weight() - 1;
    }

    /** Whether it is no further off an even density than chance brings about (after Kolmogorov and Smirnov). */
    boolean isEven(Instant from, Instant to) {
        double length = FeedWindow.millisBetween(from, to);
        double furthest = 0;
        for (int i = 0; i < size(); i++) {
            double share = FeedWindow.millisBetween(from, times.get(i)) / length;
            furthest = Math.max(furthest, Math.max(share - (double) i / size(), (i + 1.0) / size() - share));
        }
        return furthest * Math.sqrt(size()) <= EVEN;
    }

    /** The first moment of a millisecond that probably holds more than a page; null if there is none. */
    Instant crowd(int pageSize) {
        Map<Instant, Long> counts =
                new TreeMap<>(times.stream().collect(Collectors.groupingBy(FeedWindow::floor, Collectors.counting())));
        return counts.entrySet().stream()
                .filter(of -> of.getValue() * weight() > pageSize && !isByChance(of.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Whether so many would meet in some millisecond though contacts come at random moments. */
    private boolean isByChance(long count) {
        double millis = 1 + FeedWindow.millisBetween(first(), last());
        double expected = millis;
        for (int i = 1; i <= count; i++) {
            expected *= size() / millis / i;
        }
        return expected > CHANCE;
    }
}
