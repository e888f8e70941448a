package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a window whose contacts come in some order: each page starts at the last moment of the one before, so that contacts
 * that leave the window shift nothing.
 *
 * <p>While several orders are possible, it goes by one that keeps what follows in the others too, as far as it can; where it
 * cannot, it notes where it last could, and goes back there if the order turns out to be another one.
 *
 * <p>Pages that are asked for ahead can only be named by their offset. Each is laid so that it repeats the last few
 * contacts of the page before; where it does not, contacts have left meanwhile, and it is asked for again by time.
 */
final class ChainReading implements Reading {

    /** At first, and after contacts have left between two pages. */
    private static final int REPEATED = 2;

    private static final int REPEATED_WHILE_EDITED = 4;

    private final FeedWindow window;
    private final Instant mark;
    private final Orders orders;
    private final Deque<Integer> asked = new ArrayDeque<>();
    private Count count = new Count();
    private Order order;
    private Instant cursor;
    private Set<String> atCursor = Set.of();
    /** The last cursor that is right in all orders that are possible; null for the window's beginning. */
    private Instant anchor;
    /** Whether nothing was passed over since the anchor, whichever of the possible orders it is. */
    private boolean isGapless = true;

    /** Where counting began. */
    private Instant counted;

    private int pageSize;
    private int repeated = REPEATED;
    private InstantReading instant;
    /** Whether the instant that is being read is an import, all of whose contacts are as they were created. */
    private boolean isImport;

    private boolean checking;

    /**
     * A reading.
     *
     * @param mark everything before this moment is done with
     * @param resumed where a reading of this window has ended; not in a window if there was none
     */
    ChainReading(FeedWindow window, int pageSize, Instant mark, Orders orders, Checkpoint resumed) {
        this.window = window;
        this.pageSize = pageSize;
        this.mark = mark;
        this.orders = orders;
        this.anchor = resumed.cursor();
        this.order = resumed.isInWindow() ? resumed.order() : orders.first();
        this.cursor = resumed.isInWindow() ? resumed.cursor() : order.start(window);
        this.counted = cursor;
    }

    @Override
    public PageRequest next() {
        if (instant != null) {
            return instant.next();
        }
        if (asked.isEmpty()) {
            asked.add(pageSize - atCursor.size());
            return order.request(window, checking ? counted : cursor, 0);
        }
        int ahead = asked.stream().mapToInt(Integer::intValue).sum();
        if (checking || count.remaining() <= ahead) {
            return null;
        }
        asked.add(pageSize - repeated);
        return order.request(window, cursor, Math.max(0, atCursor.size() + ahead - repeated));
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        if (instant != null) {
            return acceptInstant(request, page);
        }
        asked.poll();
        if (checking) {
            return count.isExceededBy(page.total()) ? refuted() : finished(List.of(), checkpoint());
        }
        if (!orders.allow(order)) {
            if (orders.isNone() || !isAnchored()) {
                return turnBack();
            }
            goBy(orders.first());
        }
        if (request.offset() > 0 && (page.contacts().isEmpty() || !order.isBefore(order.key(page.first()), cursor))) {
            forget();
            repeated = REPEATED_WHILE_EDITED;
            return Step.gap(checkpoint());
        }
        if (page.hasNext() && isWithinAnInstant(page)) {
            forget();
            begin(page);
            return Step.gap(checkpoint());
        }
        return add(request, page);
    }

    /** Begins to read the millisecond that a page is within. */
    private void begin(FeedPage page) {
        Instant last = order.key(page.last());
        FeedWindow grain = FeedWindow.grain(order.isBefore(cursor, last) ? last : cursor);
        count.expect(page.total());
        isImport = orders.haveOneDirection() && page.contacts().stream().allMatch(FeedContact::isUnchanged);
        Instant start = order.isDescending() ? grain.to().minus(FeedWindow.FINEST) : grain.from();
        if (isImport && !order.isBefore(start, cursor)) {
            // Had anything else come before it in another order, the page would have shown that first.
            cursor = start;
            atCursor = Set.of();
            anchor(true);
        }
        instant = new InstantReading(grain.from(), checkpoint(), offset -> order.request(window, grain, offset));
    }

    private Step add(PageRequest request, FeedPage page) {
        List<FeedContact> contacts = page.contacts();
        List<FeedContact> fresh = fresh(contacts);
        if (!count.add(counted(contacts, fresh), Math.max(0, page.total() - request.offset() - contacts.size()))) {
            return refuted();
        }
        if (!page.hasNext()) {
            forget();
            return atEnd(fresh, checkpoint());
        }
        pageSize = contacts.size();
        Step step = Step.more(fresh, checkpoint());
        moveTo(order.key(page.last()), contacts);
        anchor(page.last().isUnchanged() && orders.haveOneDirection());
        return step;
    }

    /** How many to count: counting begins with the whole millisecond of the cursor, part of which may have been read before. */
    private int counted(List<FeedContact> contacts, List<FeedContact> fresh) {
        return count.isEmpty() ? contacts.size() : fresh.size();
    }

    /** All has been read, unless some were skipped. */
    private Step atEnd(List<FeedContact> fresh, Checkpoint before) {
        checking = count.needsCheck() && !(orders.isProven() && (isAnchored() || orders.isDecided()));
        return checking ? Step.more(fresh, before) : finished(fresh, before);
    }

    /** Goes on in another order, from where both agree. */
    private void goBy(Order other) {
        boolean isAtStart = count.isEmpty();
        order = other;
        cursor = anchored();
        counted = isAtStart ? cursor : counted;
    }

    private Step finished(List<FeedContact> fresh, Checkpoint before) {
        if (count.isOfSeveralPages()) {
            orders.prove();
        }
        return Step.done(fresh, before);
    }

    /** Contacts were skipped, so the order is not what it seems to be. */
    private Step refuted() {
        if (isAnchored() || orders.isDecided()) {
            // Not even one of those that are possible: what was taken for sure is not either.
            orders.ruleOutAll();
        } else {
            orders.ruleOut(order);
        }
        return turnBack();
    }

    private Step turnBack() {
        forget();
        if (orders.isNone()) {
            return Step.disorder(checkpoint());
        }
        goBy(orders.first());
        atCursor = Set.of();
        isGapless = true;
        checking = false;
        count = new Count();
        counted = cursor;
        return Step.gap(checkpoint());
    }

    private boolean isWithinAnInstant(FeedPage page) {
        Instant first = order.key(page.first());
        Instant last = order.key(page.last());
        return !order.isBefore(cursor, last) || FeedWindow.floor(first).equals(FeedWindow.floor(last));
    }

    private Step acceptInstant(PageRequest request, FeedPage page) {
        Step step = instant.accept(request, page);
        if (step.outcome() != Step.Outcome.DONE) {
            return step;
        }
        List<FeedContact> fresh = fresh(step.contacts());
        count.addAside(counted(step.contacts(), fresh));
        Instant start = instant.start();
        instant = null;
        atCursor = Set.of();
        cursor = order.isDescending() ? start.minus(FeedWindow.FINEST) : start.plus(FeedWindow.GRAIN);
        boolean isOver = order.isDescending() ? start.equals(window.from()) : !cursor.isBefore(window.to());
        if (isOver) {
            return atEnd(fresh, step.checkpoint());
        }
        // Those that were created in an import and changed since come next in another order: a page there tells.
        if (!(isImport && isGapless && !orders.isDecided())) {
            anchor(false);
        }
        return Step.more(fresh, step.checkpoint());
    }

    private List<FeedContact> fresh(List<FeedContact> contacts) {
        return contacts.stream()
                .filter(contact -> {
                    Instant key = order.key(contact);
                    return !order.isBefore(key, cursor) && !(key.equals(cursor) && atCursor.contains(contact.id()));
                })
                .toList();
    }

    private void moveTo(Instant moment, List<FeedContact> contacts) {
        Set<String> ids = moment.equals(cursor) ? new HashSet<>(atCursor) : new HashSet<>();
        for (FeedContact contact : contacts) {
            if (order.key(contact).equals(moment)) {
                ids.add(contact.id());
            }
        }
        cursor = moment;
        atCursor = ids;
    }

    /** Notes the cursor down, if it is right whatever the order will turn out to be. */
    private void anchor(boolean isRightInAllOrders) {
        isGapless = orders.isDecided() || isGapless && isRightInAllOrders;
        anchor = isGapless ? cursor : anchor;
    }

    private Instant anchored() {
        return anchor == null ? order.start(window) : anchor;
    }

    private boolean isAnchored() {
        return cursor.equals(anchored());
    }

    @Override
    public void forget() {
        asked.clear();
        if (instant != null) {
            instant.forget();
        }
    }

    @Override
    public Checkpoint checkpoint() {
        if (anchor == null) {
            return Checkpoint.at(mark);
        }
        boolean isMarked = order == Order.ASCENDING && anchor.isAfter(mark);
        return Checkpoint.inWindow(isMarked ? anchor : mark, order, window.to(), anchor);
    }
}
