package io.github.camelinterakt.feed.window;

/**
 * How full to make parts, each of which should fit a page: an overflow costs a request, and so does what stays empty.
 *
 * <p>How many contacts a part holds is a guess. Its variance is the guess times the dispersion: 1 where contacts come at random
 * moments, nearly 0 where they come evenly.
 */
final class Filling {

    /** So many standard deviations below the page's size. */
    private static final double CAUTION = 1.9;

    /** Of the logistic distribution, which is close to the normal one and needs no table. */
    private static final double LOGISTIC = 1.702;

    /** Of more parts, one more or less makes no difference that is worth looking for. */
    private static final int COMPARED = 100;

    private Filling() {}

    /** How many contacts to aim at with each of many parts. */
    static double target(int pageSize, double dispersion) {
        double deviation = CAUTION * Math.sqrt(dispersion);
        double root = (Math.sqrt(deviation * deviation + 4 * pageSize) - deviation) / 2;
        return Math.min(pageSize - 1, root * root);
    }

    /** Into how many parts of the same size to cut so many contacts, for the fewest requests to be expected. */
    static int parts(double contacts, int pageSize, double dispersion) {
        int least = (int) Math.max(1, Math.ceil(contacts / pageSize));
        if (least > COMPARED) {
            return (int) Math.ceil(contacts / target(pageSize, dispersion));
        }
        int best = least;
        // With half of a page in each, hardly any overflows.
        for (int parts = least + 1; parts <= 2 * least; parts++) {
            if (requests(contacts, parts, pageSize, dispersion) < requests(contacts, best, pageSize, dispersion)) {
                best = parts;
            }
        }
        return best;
    }

    private static double requests(double contacts, int parts, int pageSize, double dispersion) {
        double guess = contacts / parts;
        double deviation = Math.sqrt(guess * Math.max(dispersion, Double.MIN_NORMAL));
        double overflow = 1 / (1 + Math.exp(LOGISTIC * (pageSize + 0.5 - guess) / deviation));
        return parts * (1 + overflow);
    }
}
