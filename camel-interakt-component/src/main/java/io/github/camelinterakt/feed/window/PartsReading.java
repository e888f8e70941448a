package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads a window whose contacts come in no order: in parts that fit a page, so that one answer holds all of a part, as of one
 * moment. A part is as long as the ones before make a full page likely; one that holds too much is cut by what its page shows.
 */
final class PartsReading implements Reading {

    private static final int UNKNOWN = -1;

    private static final int FEW_PARTS = 4;

    /** After so many parts a total is out of date, as contacts have left the window meanwhile. */
    private static final int TOTAL_HOLDS = 10;

    /** After so many the totals that the API gives are doubted, and parts are cut shorter than by them. */
    private static final int TRUSTED_OVERFLOWS = 2;

    /** By a sample whose times stand for more contacts than this, the rest of a window cannot be cut. */
    private static final double FINE = 6;

    private final FeedWindow window;
    private final int pageSize;
    private final Instant mark;
    private final Density density;
    private FeedWindow part;
    private InstantReading instant;
    private boolean asked;
    private int overflows;
    /** How many contacts are said to come from the part's beginning to the window's end. */
    private int left = UNKNOWN;

    /** Where the next millisecond begins that holds more than a page, by what was seen; null if there is none known. */
    private Instant crowd;

    private int partsSinceTotal;
    private boolean isEven;
    /** What shows where the contacts are that are left, where they come unevenly; null if they do not, or it is too coarse. */
    private Sample rest;

    /**
     * A reading.
     *
     * @param mark everything before this moment is done with
     */
    PartsReading(FeedWindow window, int pageSize, Instant mark, Density density) {
        this.window = window;
        this.pageSize = pageSize;
        this.mark = mark;
        this.density = density;
        begin(window.from());
    }

    @Override
    public PageRequest next() {
        if (instant != null) {
            return instant.next();
        }
        if (asked) {
            return null;
        }
        asked = true;
        return new PageRequest(part, null, 0);
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        if (instant != null) {
            return acceptInstant(request, page);
        }
        asked = false;
        if (page.hasNext() && part.isGrain()) {
            FeedWindow grain = part;
            instant = new InstantReading(grain.from(), checkpoint(), offset -> new PageRequest(grain, null, offset));
            return acceptInstant(instant.next(), page);
        }
        if (page.hasNext()) {
            cut(page);
            overflows++;
            return Step.gap(checkpoint());
        }
        List<FeedContact> contacts = FeedContact.sorted(page.contacts(), part.from());
        learn(contacts);
        return goOn(contacts);
    }

    private Step acceptInstant(PageRequest request, FeedPage page) {
        Step step = instant.accept(request, page);
        if (step.outcome() != Step.Outcome.DONE) {
            return step;
        }
        instant = null;
        return goOn(step.contacts());
    }

    private Step goOn(List<FeedContact> contacts) {
        Checkpoint checkpoint = checkpoint();
        overflows = 0;
        partsSinceTotal++;
        left = left == UNKNOWN ? UNKNOWN : Math.max(0, left - contacts.size());
        if (!part.to().isBefore(window.to())) {
            return Step.done(contacts, checkpoint);
        }
        begin(part.to());
        return Step.more(contacts, checkpoint);
    }

    private void learn(List<FeedContact> contacts) {
        if (contacts.isEmpty()) {
            if (part.isBounded()) {
                density.add(FeedWindow.millisBetween(part.from(), part.to()), 0);
            }
            return;
        }
        // A window without a beginning is as long as what was found in it.
        Instant from = part.isBounded() ? part.from() : contacts.get(0).at();
        Instant last = contacts.get(contacts.size() - 1).at();
        double silence = FeedWindow.millisBetween(last, part.to());
        if (density.isSurprise(silence, 0)) {
            // An import that has ended: nothing may follow for long.
            density.add(silence, 0);
        } else {
            density.add(FeedWindow.millisBetween(from, part.to()), contacts.size());
        }
    }

    private void begin(Instant from) {
        crowd = crowd == null || crowd.isBefore(FeedWindow.floor(from)) ? null : crowd;
        if (!density.isKnown()) {
            part = until(from, Double.MAX_VALUE);
            return;
        }
        if (isEven && isTotalFresh() && left > 0) {
            density.guess(left, FeedWindow.millisBetween(from, window.to()));
        }
        part = until(from, length(from));
    }

    /** How long to make the part that begins there, in milliseconds. */
    private double length(Instant from) {
        rest = rest == null ? null : rest.from(from, left);
        if (rest != null) {
            int parts = Filling.parts(left, pageSize, rest.dispersion());
            if (parts > 1) {
                return FeedWindow.millisBetween(from, rest.cut(parts));
            }
        }
        double expected = left == UNKNOWN || crowd != null || isEven && !isTotalFresh()
                ? density.expected(FeedWindow.millisBetween(from, latestEnd(from)))
                : left;
        int parts = density.parts(expected, pageSize);
        if (parts == 1) {
            return Double.MAX_VALUE;
        }
        // The last few parts are made alike: less full, they overflow less.
        return density.millisFor(parts > FEW_PARTS ? density.target(pageSize) : expected / parts);
    }

    private boolean isTotalFresh() {
        return left != UNKNOWN && crowd == null && partsSinceTotal <= TOTAL_HOLDS;
    }

    private void cut(FeedPage page) {
        Sample sample = Sample.of(page, part.from());
        Instant end = part.to();
        cutBy(sample);
        if (!part.to().isBefore(end)) {
            // The sample shows one moment only, and so no density: whatever it is, a shorter part gets on.
            Instant middle = FeedWindow.floor(sample.times().get(sample.size() / 2));
            Instant behind = middle.plus(FeedWindow.GRAIN);
            part = until(part.from(), FeedWindow.millisBetween(part.from(), behind.isBefore(end) ? behind : middle));
        }
    }

    private void cutBy(Sample sample) {
        boolean isOfAllThatIsLeft = part.to().equals(window.to());
        if (isOfAllThatIsLeft) {
            left = sample.total();
            partsSinceTotal = 0;
        }
        Instant seen = sample.crowd(pageSize);
        crowd = seen == null ? crowd : seen;
        if (crowd != null && sample.before(crowd) <= density.target(pageSize)) {
            part = until(part.from(), Double.MAX_VALUE);
        } else if (sample.unseen() <= sample.size() / 2) {
            // What is not on the page may all come before the cut, and yet the part fits a page.
            density.add(FeedWindow.millisBetween(part.from(), part.to()), sample.total());
            Instant to = sample.times().get((sample.size() - sample.unseen()) >> doubts());
            part = until(part.from(), FeedWindow.millisBetween(part.from(), to));
        } else {
            Instant beginning = sample.beginning(part.from());
            isEven = sample.isEven(beginning, part.to());
            if (isEven) {
                density.guess(sample.total(), FeedWindow.millisBetween(beginning, part.to()));
            } else {
                density.guessByFirst(sample);
            }
            rest = !isEven && isOfAllThatIsLeft && sample.weight() <= FINE ? sample : null;
            part = until(part.from(), rest == null ? lengthBy(sample, beginning) : length(part.from()));
        }
    }

    private double lengthBy(Sample sample, Instant beginning) {
        double length = FeedWindow.millisBetween(part.from(), beginning)
                + density.millisFor(density.target(pageSize) / (1 << doubts()));
        // However dense the rest is: two thirds of a page are before this.
        int most = (int) (2.0 / 3 * pageSize / sample.weight());
        return isEven || most == 0
                ? length
                : Math.min(
                        length,
                        FeedWindow.millisBetween(part.from(), sample.times().get(most)));
    }

    private int doubts() {
        return Math.min(20, Math.max(0, overflows - TRUSTED_OVERFLOWS));
    }

    private FeedWindow until(Instant from, double length) {
        Instant latest = latestEnd(from);
        Instant earliest = FeedWindow.floor(from).plus(FeedWindow.GRAIN);
        Instant to =
                length >= FeedWindow.millisBetween(from, latest) ? latest : FeedWindow.floor(from.plus(millis(length)));
        Instant end = to.isAfter(earliest) ? to : earliest;
        return new FeedWindow(from, end.isAfter(latest) ? latest : end);
    }

    /** A crowd is a part of its own. */
    private Instant latestEnd(Instant from) {
        if (crowd == null) {
            return window.to();
        }
        return crowd.isAfter(from) ? crowd : crowd.plus(FeedWindow.GRAIN);
    }

    private static Duration millis(double length) {
        return Duration.ofNanos((long) (length * 1_000_000));
    }

    @Override
    public void forget() {
        asked = false;
        if (instant != null) {
            instant.forget();
        }
    }

    @Override
    public Checkpoint checkpoint() {
        Pace pace = density.pace();
        return pace == null
                ? Checkpoint.at(part.from().isAfter(mark) ? part.from() : mark)
                : Checkpoint.inParts(part.from(), window.to(), pace);
    }
}
