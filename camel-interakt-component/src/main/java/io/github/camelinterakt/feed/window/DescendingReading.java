package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a window whose contacts come in descending order, from above: each page ends with the millisecond in which the one
 * before ended. Nothing below is known before the end, so the window is one of limited size.
 */
final class DescendingReading implements Reading {

    private final FeedWindow window;
    private final int maxContacts;
    private final Count count = new Count();
    private Instant cursor;
    private Set<String> inLastGrain = Set.of();
    private InstantReading instant;
    private boolean asked;
    private boolean checking;

    DescendingReading(FeedWindow window, int maxContacts) {
        this.window = window;
        this.maxContacts = maxContacts;
        this.cursor = window.to();
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
        return new PageRequest(checking ? window : new FeedWindow(window.from(), cursor), 0);
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        if (instant != null) {
            return acceptInstant(request, page);
        }
        asked = false;
        if (checking) {
            return count.isExceededBy(page.total()) ? Step.disorder(Order.NONE) : Step.done(List.of(), null);
        }
        if (!Order.DESCENDING.holdsFor(page.contacts())) {
            return Step.disorder(Order.NONE);
        }
        if (page.hasNext() && cursor.equals(window.to()) && page.total() > maxContacts && !window.isGrain()) {
            return Step.overflow();
        }
        if (page.hasNext()
                && FeedWindow.floor(page.first().at())
                        .equals(FeedWindow.floor(page.last().at()))) {
            instant = new InstantReading(FeedWindow.grain(page.last().at()));
            return Step.gap();
        }
        List<FeedContact> fresh = fresh(page.contacts());
        if (!count.add(fresh.size(), Math.max(0, page.total() - page.contacts().size()))) {
            return Step.disorder(Order.NONE);
        }
        if (page.hasNext()) {
            moveDown(FeedWindow.floor(page.last().at()), page.contacts());
            return Step.more(fresh, window.from());
        }
        checking = count.needsCheck();
        return checking ? Step.more(fresh, window.from()) : Step.done(fresh, window.from());
    }

    private Step acceptInstant(PageRequest request, FeedPage page) {
        Step step = instant.accept(request, page);
        if (step.outcome() != Step.Outcome.DONE) {
            return step;
        }
        List<FeedContact> fresh = fresh(step.contacts());
        count.addAside(fresh.size());
        cursor = instant.position();
        inLastGrain = Set.of();
        instant = null;
        return window.from().isBefore(cursor) ? Step.more(fresh, window.from()) : Step.done(fresh, window.from());
    }

    private List<FeedContact> fresh(List<FeedContact> contacts) {
        return contacts.stream()
                .filter(contact -> window.contains(contact.at()) && !inLastGrain.contains(contact.id()))
                .toList();
    }

    private void moveDown(Instant grain, List<FeedContact> contacts) {
        Set<String> ids = new HashSet<>();
        for (FeedContact contact : contacts) {
            if (FeedWindow.floor(contact.at()).equals(grain)) {
                ids.add(contact.id());
            }
        }
        cursor = grain.plus(FeedWindow.GRAIN);
        inLastGrain = ids;
    }

    @Override
    public void forget() {
        asked = false;
        if (instant != null) {
            instant.forget();
        }
    }

    @Override
    public Instant position() {
        return window.from();
    }
}
