package io.github.camelinterakt.feed.window;

import java.time.Duration;

/**
 * How many contacts to expect in a time, by those that were found in the parts before, and how far such a guess is off: where
 * contacts come evenly, parts can be filled nearly to the page's end; where they come at random, less.
 */
final class Density {

    /** What is known of the parts before counts half with each further one. */
    private static final double MEMORY = 0.7;

    private static final double LEARNING = 0.4;

    /** Of the squared error to the guess: contacts that come at random moments have 1. */
    private static final double AT_FIRST = 0.2;

    private static final double MOST = 4;

    /** From this error on, the times have changed. */
    private static final double SURPRISE = 16;

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

    /** How many contacts to aim at with each of many parts. */
    double target(int pageSize) {
        return Filling.target(pageSize, dispersion);
    }

    /** Into how many parts of the same size to cut so many contacts. */
    int parts(double count, int pageSize) {
        return Filling.parts(count, pageSize, dispersion);
    }

    /** A part of that length had so many contacts. */
    void add(double length, int count) {
        boolean isSurprise = isSurprise(length, count);
        if (isKnown() && !isSurprise) {
            dispersion += LEARNING * (Math.min(error(length, count), MOST) - dispersion);
        }
        double memory = isSurprise ? 0 : MEMORY;
        contacts = contacts * memory + count;
        millis = millis * memory + length;
    }

    /** Whether the times have changed, if a part of that length has so many contacts. */
    boolean isSurprise(double length, int count) {
        return isKnown() && error(length, count) > SURPRISE;
    }

    private double error(double length, int count) {
        double guess = Math.max(1, expected(length));
        return (count - guess) * (count - guess) / guess;
    }

    /** By the first of the samples: where they come unevenly, those later tell nothing of how it begins. */
    void guessByFirst(Sample sample) {
        int last = Math.min(sample.size() - 1, FIRST_SAMPLES);
        guess(
                last * sample.weight(),
                FeedWindow.millisBetween(sample.first(), sample.times().get(last)));
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
}
