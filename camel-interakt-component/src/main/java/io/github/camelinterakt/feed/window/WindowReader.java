package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads a closed window, whatever order the API lists contacts in. It starts as if they came in ascending order; once a page
 * shows that they do not, it starts the window again, from above or in parts that fit a page.
 *
 * <p>A part that holds too much is divided, at a half or less of it; the next part is as long as the last one's contacts make
 * a full page likely.
 */
public final class WindowReader {

    /** So many pages, read from above, make a part: a crash costs no more than these. */
    private static final int DESCENDING_PAGES = 20;

    /** Fuller pages would overflow too often, as parts are judged by the ones before. */
    private static final double FILL = 0.82;

    private static final double HALF = 0.5;
    private static final double MAX_SHRINKING = 1.0 / 8;
    private static final double MAX_GROWTH = 8;

    private final FeedWindow window;
    private final int pageSize;
    private Order order;
    private boolean isOrderProven;
    private Reading reading;
    private FeedWindow part;
    private int inPart;
    private int handedOut;
    private final Deque<Bound> bounds = new ArrayDeque<>();
    private int overflows;
    private boolean finished;

    /** Up to a moment, so many contacts were counted from the window's start on, which was too many for a part. */
    private record Bound(Instant at, int contacts) {}

    /**
     * A reader.
     *
     * @param window what to read
     * @param pageSize how many contacts a page holds
     * @param order the order to expect
     * @param isOrderProven whether a reader before has seen that contacts come in this order
     */
    public WindowReader(FeedWindow window, int pageSize, Order order, boolean isOrderProven) {
        this.window = window;
        this.pageSize = pageSize;
        this.isOrderProven = isOrderProven;
        startWith(order);
    }

    /**
     * What a page adds.
     *
     * @param contacts to be handed out, in this order
     * @param floor where a feed would have to start again to see these contacts; null if each one's own time is enough
     * @param isChainBroken whether pages that were asked for and have not been accepted are of no use
     */
    public record Read(List<FeedContact> contacts, Instant floor, boolean isChainBroken) {}

    /**
     * The next page to ask for.
     *
     * @return null if none is wanted before the pages that were asked for have been accepted
     */
    public PageRequest next() {
        return finished ? null : reading.next();
    }

    /**
     * Takes a page; in the order in which they were asked for.
     *
     * @param request what was asked for
     * @param page what came
     * @return what it adds
     */
    public Read accept(PageRequest request, FeedPage page) {
        Step step = reading.accept(request, page);
        inPart += step.contacts().size();
        handedOut += step.contacts().size();
        switch (step.outcome()) {
            case MORE -> {
                return new Read(step.contacts(), step.floor(), false);
            }
            case DONE -> finishPart();
            case GAP -> {
                // The reading itself goes on.
            }
            case DISORDER -> startWith(step.order());
            case OVERFLOW -> divide(page);
        }
        return new Read(step.contacts(), step.floor(), true);
    }

    /** Forgets the pages that were asked for: they will not come. */
    public void forget() {
        reading.forget();
    }

    /** Whether all has been read. */
    public boolean isFinished() {
        return finished;
    }

    /** In which order the contacts come, as far as is known. */
    public Order order() {
        return order;
    }

    /** Whether it has been seen that contacts come in that order. */
    public boolean isOrderProven() {
        return isOrderProven;
    }

    /** Before this moment, everything in the window has been handed out. */
    public Instant position() {
        return finished ? window.to() : reading.position();
    }

    private void startWith(Order newOrder) {
        isOrderProven &= order == newOrder || order == null;
        order = newOrder;
        overflows = 0;
        handedOut = 0;
        bounds.clear();
        read(window);
    }

    private void read(FeedWindow newPart) {
        part = newPart;
        inPart = 0;
        reading = switch (order) {
            case ASCENDING -> new AscendingReading(part, pageSize, isOrderProven);
            case DESCENDING -> new DescendingReading(part, DESCENDING_PAGES * pageSize);
            case NONE -> new PartReading(part);
        };
    }

    private void finishPart() {
        overflows = 0;
        if (!part.to().isBefore(window.to())) {
            isOrderProven |= reading instanceof AscendingReading ascending && ascending.isProven();
            finished = true;
            return;
        }
        double growth = inPart == 0 ? MAX_GROWTH : Math.min(MAX_GROWTH, target() / inPart);
        Duration length = scaled(Duration.between(part.from(), part.to()), growth);
        Instant from = part.to();
        while (!bounds.isEmpty() && !bounds.element().at().isAfter(from)) {
            bounds.remove();
        }
        readPart(from, bounds.isEmpty() ? from.plus(length) : upTo(bounds.element(), from, length));
    }

    /** Where a part may end that must not reach as far as one that held too much. */
    private Instant upTo(Bound bound, Instant from, Duration length) {
        int left = bound.contacts() - handedOut;
        if (left <= target()) {
            return bound.at();
        }
        if (from.plus(length).isBefore(bound.at())) {
            return from.plus(length);
        }
        // Nothing has been found since: where the contacts begin is found by halves.
        double share = inPart == 0 ? HALF : Math.min(HALF, target() / left);
        return from.plus(scaled(Duration.between(from, bound.at()), share));
    }

    private void divide(FeedPage page) {
        if (part.isGrain()) {
            reading = new InstantReading(part);
            return;
        }
        overflows++;
        bounds.push(new Bound(part.to(), handedOut + page.total()));
        Duration length = Duration.between(part.from(), part.to());
        double share = target() / Math.max(page.total(), 2 * target());
        Instant to = part.from().plus(scaled(length, Math.max(MAX_SHRINKING, share)));
        Instant earliest = Order.sorted(page.contacts(), part.to()).get(0).at();
        if (order == Order.NONE && overflows % 2 == 1 && earliest.isAfter(to) && earliest.isBefore(part.to())) {
            // A sample of the window: before its earliest contact there are few, however long that is.
            to = earliest;
        }
        readPart(part.from(), to);
    }

    private void readPart(Instant from, Instant to) {
        Instant end = FeedWindow.floor(to);
        if (!end.isAfter(from)) {
            end = FeedWindow.floor(from).plus(FeedWindow.GRAIN);
        }
        read(new FeedWindow(from, end.isAfter(window.to()) ? window.to() : end));
    }

    private double target() {
        return order == Order.DESCENDING ? FILL * DESCENDING_PAGES * pageSize : FILL * pageSize;
    }

    private static Duration scaled(Duration length, double factor) {
        return Duration.ofMillis(Math.max(1, (long) (length.toMillis() * factor)));
    }
}
