package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a window whose contacts come in ascending order: each page starts at the last moment of the one before, so that
 * contacts that leave the window shift nothing.
 *
 * <p>Pages that are asked for ahead can only be named by their offset. Each is laid so that it repeats the last few
 * contacts of the page before; where it does not, contacts have left meanwhile, and it is asked for again by time.
 */
final class AscendingReading implements Reading {

    /** At first, and after contacts have left between two pages. */
    private static final int REPEATED = 2;

    private static final int REPEATED_WHILE_EDITED = 4;

    private final FeedWindow window;
    private final Count count = new Count();
    private final Deque<Integer> asked = new ArrayDeque<>();
    private Instant cursor;
    private Set<String> atCursor = Set.of();
    private int pageSize;
    private int repeated = REPEATED;
    private InstantReading instant;
    private boolean isProven;
    private boolean checking;

    /**
     * A reading.
     *
     * @param isProven whether a window of several pages has shown this order already: then its pages' own order, which no
     *     other order would have by chance, is enough, and the totals need not be checked at the end
     */
    AscendingReading(FeedWindow window, int pageSize, boolean isProven) {
        this.window = window;
        this.pageSize = pageSize;
        this.isProven = isProven;
        this.cursor = window.from();
    }

    @Override
    public PageRequest next() {
        if (instant != null) {
            return instant.next();
        }
        if (asked.isEmpty()) {
            asked.add(pageSize - atCursor.size());
            return new PageRequest(checking ? window : new FeedWindow(cursor, window.to()), 0);
        }
        int ahead = asked.stream().mapToInt(Integer::intValue).sum();
        if (checking || count.remaining() <= ahead) {
            return null;
        }
        asked.add(pageSize - repeated);
        return new PageRequest(new FeedWindow(cursor, window.to()), Math.max(0, atCursor.size() + ahead - repeated));
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        if (instant != null) {
            return acceptInstant(request, page);
        }
        asked.poll();
        if (checking) {
            if (count.isExceededBy(page.total())) {
                return Step.disorder(Order.NONE);
            }
            isProven = count.isOfSeveralPages();
            return Step.done(List.of(), null);
        }
        List<FeedContact> contacts = page.contacts();
        if (!Order.ASCENDING.holdsFor(contacts)) {
            return Step.disorder(Order.descendingOrNone(contacts));
        }
        if (request.offset() > 0 && (contacts.isEmpty() || !page.first().at().isBefore(cursor))) {
            forget();
            repeated = REPEATED_WHILE_EDITED;
            return Step.gap();
        }
        if (page.hasNext()
                && (!page.last().at().isAfter(cursor)
                        || FeedWindow.floor(page.first().at())
                                .equals(FeedWindow.floor(page.last().at())))) {
            forget();
            Instant last = page.last().at();
            instant = new InstantReading(FeedWindow.grain(last.isAfter(cursor) ? last : cursor));
            return Step.gap();
        }
        List<FeedContact> fresh = fresh(contacts);
        boolean agrees = count.add(fresh.size(), Math.max(0, page.total() - request.offset() - contacts.size()));
        if (!agrees) {
            return Step.disorder(Order.NONE);
        }
        if (page.hasNext()) {
            pageSize = contacts.size();
            moveTo(page.last().at(), contacts);
            return Step.more(fresh, null);
        }
        forget();
        checking = !isProven && count.needsCheck();
        isProven |= !checking && count.isOfSeveralPages();
        if (!fresh.isEmpty()) {
            moveTo(fresh.get(fresh.size() - 1).at(), contacts);
        }
        return checking ? Step.more(fresh, null) : Step.done(fresh, null);
    }

    boolean isProven() {
        return isProven;
    }

    private Step acceptInstant(PageRequest request, FeedPage page) {
        Step step = instant.accept(request, page);
        if (step.outcome() != Step.Outcome.DONE) {
            return step;
        }
        List<FeedContact> fresh = fresh(step.contacts());
        count.addAside(fresh.size());
        cursor = instant.position().plus(FeedWindow.GRAIN);
        atCursor = Set.of();
        instant = null;
        return cursor.isBefore(window.to()) ? Step.more(fresh, null) : Step.done(fresh, null);
    }

    private List<FeedContact> fresh(List<FeedContact> contacts) {
        return contacts.stream()
                .filter(contact ->
                        !contact.at().isBefore(cursor) && contact.at().isBefore(window.to()))
                .filter(contact -> !contact.at().equals(cursor) || !atCursor.contains(contact.id()))
                .toList();
    }

    private void moveTo(Instant moment, List<FeedContact> contacts) {
        Set<String> ids = moment.equals(cursor) ? new HashSet<>(atCursor) : new HashSet<>();
        for (FeedContact contact : contacts) {
            if (contact.at().equals(moment)) {
                ids.add(contact.id());
            }
        }
        cursor = moment;
        atCursor = ids;
    }

    @Override
    public void forget() {
        asked.clear();
        if (instant != null) {
            instant.forget();
        }
    }

    @Override
    public Instant position() {
        return cursor;
    }
}
