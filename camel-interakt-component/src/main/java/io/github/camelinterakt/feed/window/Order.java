package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * In which order the API lists contacts. Its notes do not say, so every page is looked at. Where there is one, a reading goes
 * on at the last moment seen.
 */
public enum Order {
    /** By the time that the feed goes by, the earliest first. */
    ASCENDING(false, false),
    /** By the time that the feed goes by, the latest first. */
    DESCENDING(false, true),
    /** As they were created. */
    CREATED_ASCENDING(true, false),
    /** As they were created, the latest first. */
    CREATED_DESCENDING(true, true);

    private final boolean isByCreation;
    private final Comparator<Instant> comparator;

    Order(boolean isByCreation, boolean isReversed) {
        this.isByCreation = isByCreation;
        this.comparator = isReversed ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    /** Whether contacts stand in this order. */
    boolean holdsFor(List<FeedContact> contacts) {
        Instant before = null;
        for (FeedContact contact : contacts) {
            Instant key = key(contact);
            if (key == null || before != null && isBefore(key, before)) {
                return false;
            }
            before = key;
        }
        return true;
    }

    /** What a contact is placed by; null where the API does not tell. */
    Instant key(FeedContact contact) {
        return isByCreation ? contact.createdAt() : contact.at();
    }

    /** Whether the one moment comes before the other in this order. */
    boolean isBefore(Instant one, Instant other) {
        return comparator.compare(one, other) < 0;
    }

    boolean isByCreation() {
        return isByCreation;
    }

    boolean isDescending() {
        return this == DESCENDING || this == CREATED_DESCENDING;
    }

    /** Where this order begins in a window. */
    Instant start(FeedWindow window) {
        if (isDescending()) {
            return window.to();
        }
        return isByCreation ? Instant.EPOCH : window.from();
    }

    /** The page that begins at a moment of this order, so many contacts behind it. */
    PageRequest request(FeedWindow window, Instant cursor, int offset) {
        FeedWindow keys = isDescending() ? new FeedWindow(first(window), end(cursor, window)) : null;
        if (!isByCreation) {
            return new PageRequest(isDescending() ? keys : new FeedWindow(cursor, window.to()), null, offset);
        }
        FeedWindow created = isDescending() ? keys : new FeedWindow(cursor, window.to());
        return new PageRequest(
                window, created.isBounded() || created.to().isBefore(window.to()) ? created : null, offset);
    }

    /** The page of contacts of one millisecond of this order, so many behind its beginning. */
    PageRequest request(FeedWindow window, FeedWindow grain, int offset) {
        return isByCreation ? new PageRequest(window, grain, offset) : new PageRequest(grain, null, offset);
    }

    private Instant first(FeedWindow window) {
        return isByCreation ? Instant.EPOCH : window.from();
    }

    /** An upper bound is a whole millisecond, so the one in which the cursor is comes again. */
    private static Instant end(Instant cursor, FeedWindow window) {
        Instant end = FeedWindow.floor(cursor).plus(FeedWindow.GRAIN);
        return end.isBefore(window.to()) ? end : window.to();
    }
}
