package io.github.camelinterakt.governor.quota;

/** Spreads the bulk evenly over the window, so that a permit comes back every moment instead of all of them once a window. */
final class Pace {

    /** Slightly faster than the quota, which so stays the bound, and whatever was held up is made up for. */
    private static final double HURRY = 0.99;
    /** How many calls may make up at once. */
    private static final int BURST = 4;

    private final long window;
    private long next;

    Pace(long window) {
        this.window = window;
    }

    long next() {
        return next;
    }

    void admitted(long now, int permits) {
        long interval = (long) (HURRY * window / Math.max(1, permits));
        next = Math.max(next, now - BURST * interval) + interval;
    }
}
