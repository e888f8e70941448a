package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** Fewer samples of one millisecond may be chance. */
    private static final int CROWD = 5;

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
        if (part.isBounded() || !contacts.isEmpty()) {
            density.add(length(contacts), contacts.size());
        }
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

    /** A window without a beginning is as long as what was found in it. */
    private double length(List<FeedContact> contacts) {
        Instant from = part.isBounded() || contacts.isEmpty()
                ? part.from()
                : contacts.get(0).at();
        return FeedWindow.millisBetween(from, part.to());
    }

    private void begin(Instant from) {
        crowd = crowd == null || crowd.isBefore(FeedWindow.floor(from)) ? null : crowd;
        if (!density.isKnown()) {
            part = until(from, Double.MAX_VALUE);
            return;
        }
        double rest = FeedWindow.millisBetween(from, window.to());
        if (isEven && left > 0 && partsSinceTotal <= TOTAL_HOLDS) {
            density.guess(left, rest);
        }
        double expected = left == UNKNOWN ? density.expected(rest) : left;
        double target = density.target(pageSize);
        double parts = Math.ceil(expected / target);
        // The last few parts are made alike: less full, they overflow less.
        double count = parts > FEW_PARTS ? target : expected / parts;
        part = until(from, parts <= 1 ? Double.MAX_VALUE : density.millisFor(count));
    }

    private void cut(FeedPage page) {
        if (part.to().equals(window.to())) {
            left = page.total();
            partsSinceTotal = 0;
        }
        List<Instant> times = FeedContact.sorted(page.contacts(), part.from()).stream()
                .map(FeedContact::at)
                .toList();
        crowd = crowd(times, page.total());
        if (crowd != null && share(times, crowd) * page.total() <= density.target(pageSize)) {
            part = until(part.from(), Double.MAX_VALUE);
            return;
        }
        int unseen = Math.max(1, page.total() - times.size());
        if (unseen <= times.size() / 2) {
            // What is not on the page may all come before the cut, and yet the part fits a page.
            density.add(FeedWindow.millisBetween(part.from(), part.to()), page.total());
            Instant to = times.get((times.size() - unseen) >> doubts());
            part = until(part.from(), FeedWindow.millisBetween(part.from(), to));
        } else {
            Instant beginning = beginning(times);
            Instant from = beginning.isAfter(part.from()) ? beginning : part.from();
            isEven = density.sample(times, from, part.to(), page.total());
            double length = density.millisFor(density.target(pageSize) / (1 << doubts()));
            part = until(
                    part.from(), Math.min(FeedWindow.millisBetween(part.from(), from) + length, most(times, page)));
        }
    }

    /** The first moment of a millisecond that by a sample holds more than a page; null if there is none. */
    private Instant crowd(List<Instant> times, int total) {
        Map<Instant, Long> samples =
                new TreeMap<>(times.stream().collect(Collectors.groupingBy(FeedWindow::floor, Collectors.counting())));
        return samples.entrySet().stream()
                .filter(of -> of.getValue() >= CROWD && of.getValue() * total > (long) pageSize * times.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(crowd);
    }

    /** Which share of the samples comes before a moment. */
    private static double share(List<Instant> times, Instant moment) {
        return (double) times.stream().filter(time -> time.isBefore(moment)).count() / times.size();
    }

    /** However dense the rest is: two thirds of a page are before this, by the samples. */
    private double most(List<Instant> times, FeedPage page) {
        int share = (int) (2.0 / 3 * pageSize * times.size() / page.total());
        return isEven || share == 0 ? Double.MAX_VALUE : FeedWindow.millisBetween(part.from(), times.get(share));
    }

    /** About where contacts begin, by a sample: before its first one as far as they are from one another. */
    private static Instant beginning(List<Instant> times) {
        int last = Math.min(times.size() - 1, 10);
        return times.get(0).minus(millis(FeedWindow.millisBetween(times.get(0), times.get(last)) / Math.max(1, last)));
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
        return Checkpoint.at(part.from().isAfter(mark) ? part.from() : mark, density.pace());
    }
}
