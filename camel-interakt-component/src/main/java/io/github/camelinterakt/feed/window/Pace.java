package io.github.camelinterakt.feed.window;

/**
 * How densely contacts come, as far as the parts of a window have shown it: so that a feed that has crashed cuts the rest of
 * the window as well as it would have.
 *
 * @param contactsADay how many in a day
 * @param dispersion how far from evenly: the mean squared error of a guess of a part's size, over that size
 */
record Pace(double contactsADay, double dispersion) {

    /**
     * A pace.
     *
     * @throws IllegalArgumentException if nothing could be guessed by it
     */
    Pace {
        if (!(contactsADay > 0
                && contactsADay < Double.MAX_VALUE
                && dispersion >= 0
                && dispersion < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "A pace must be positive, and is " + contactsADay + " and " + dispersion);
        }
    }
}
