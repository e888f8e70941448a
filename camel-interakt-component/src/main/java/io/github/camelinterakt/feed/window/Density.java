package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many contacts to expect in a time, by those that were found in the parts before, and how far such a guess is off: where
 * contacts come evenly, parts can be filled nearly to the page's end; where they come at random, less.
 */
final class Density {

    /** So many standard deviations below the page's size: a part that overflows costs one more request. */
    private static final double CAUTION = 1.7;

    /** What is known of the parts before counts half with each further one. */
    private static final double MEMORY = 0.7;

    private static final double LEARNING = 0.4;

    /** Of the squared error to the guess: contacts that come at random moments have 1. */
    private static final double AT_FIRST = 0.5;

    private static final double MOST = 4;

    /** Further off than this, the times have changed. */
    private static final double SURPRISE = 16;

    /** So far samples of an even density are off it at the most, times the root of their number: 1 in 10 is further off. */
    private static final double EVEN = 1.22;

    /** Of samples of an uneven density, as many as these tell of its beginning. */
    private static final int FIRST_SAMPLES = 20;

    /** A guess from samples counts as much as a part of this many contacts. */
    private static final double SAMPLED = 50;

    private static final double DAY = Duration.ofDays(1).toMillis();

    private double contacts;
    private double millis;
    private double dispersion = AT_FIRST;

    boolean isKnown() {
        return millis > 0;
    }

    /** How many contacts to expect in that time. */
    double expected(double length) {
        return length * contacts / millis;
    }

    /** In what time to expect so many contacts. */
    double millisFor(double count) {
        return contacts <= 0 ? Double.POSITIVE_INFINITY : count * millis / contacts;
    }

    /** How many contacts to aim at, so that a page holds a part. */
    double target(int pageSize) {
        double deviation = CAUTION * Math.sqrt(dispersion);
        double root = (Math.sqrt(deviation * deviation + 4 * pageSize) - deviation) / 2;
        return Math.min(pageSize - 1, root * root);
    }

    /** A part of that length had so many contacts. */
    void add(double length, int count) {
        double memory = MEMORY;
        if (isKnown()) {
            double guess = Math.max(1, expected(length));
            double error = (count - guess) * (count - guess) / guess;
            if (error > SURPRISE) {
                memory = 0;
            } else {
                dispersion += LEARNING * (Math.min(error, MOST) - dispersion);
            }
        }
        contacts = contacts * memory + count;
        millis = millis * memory + length;
    }

    /**
     * A part held too much: its page is a sample of it.
     *
     * @param times when the samples were changed, in order
     * @param from where the part begins
     * @param to where it ends
     * @param total how many contacts it holds
     * @return whether they come evenly
     */
    boolean sample(List<Instant> times, Instant from, Instant to, int total) {
        double each = (double) total / times.size();
        double length = FeedWindow.millisBetween(from, to);
        if (isEven(times, from, length)) {
            guess(total, length);
            return true;
        }
        int last = Math.min(times.size() - 1, FIRST_SAMPLES);
        guess(last * each, FeedWindow.millisBetween(times.get(0), times.get(last)));
        return false;
    }

    /** What a feed that has crashed needs to go on; null if nothing is known. */
    Pace pace() {
        return isKnown() && contacts > 0 ? new Pace(contacts * DAY / millis, dispersion) : null;
    }

    void resume(Pace pace) {
        guess(pace.contactsADay(), DAY);
        dispersion = pace.dispersion();
    }

    /** So many contacts are known to come in that time, more or less evenly. */
    void guess(double count, double length) {
        if (count > 0 && length > 0) {
            contacts = SAMPLED;
            millis = SAMPLED * length / count;
        }
    }

    /** Whether the samples are no further off an even density than chance brings about (after Kolmogorov and Smirnov). */
    private static boolean isEven(List<Instant> times, Instant from, double length) {
        double furthest = 0;
        for (int i = 0; i < times.size(); i++) {
            double share = FeedWindow.millisBetween(from, times.get(i)) / length;
            furthest =
                    Math.max(furthest, Math.max(share - (double) i / times.size(), (i + 1.0) / times.size() - share));
        }
        return furthest * Math.sqrt(times.size()) <= EVEN;
    }
}
