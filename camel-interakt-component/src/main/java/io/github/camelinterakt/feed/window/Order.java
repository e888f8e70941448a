package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** In which order the API lists a window's contacts; its notes do not say, so every page is looked at. */
public enum Order {
    /** The earliest first: a reading restarts at the last moment seen. */
    ASCENDING(Comparator.naturalOrder()),
    /** The latest first: the same, from above, in parts. */
    DESCENDING(Comparator.reverseOrder()),
    /** Any other: a window is divided until each part fits a page. */
    NONE(null);

    private final Comparator<Instant> comparator;

    Order(Comparator<Instant> comparator) {
        this.comparator = comparator;
    }

    /** Whether contacts stand in this order. */
    boolean holdsFor(List<FeedContact> contacts) {
        if (comparator == null) {
            return true;
        }
        Instant before = null;
        for (FeedContact contact : contacts) {
            if (contact.at() == null) {
                return false;
            }
            if (before != null && comparator.compare(before, contact.at()) > 0) {
                return false;
            }
            before = contact.at();
        }
        return true;
    }

    /** The order in which contacts stand that do not ascend. */
    static Order descendingOrNone(List<FeedContact> contacts) {
        return DESCENDING.holdsFor(contacts) ? DESCENDING : NONE;
    }

    /** The contacts by time; those without one first, at the window's start. */
    static List<FeedContact> sorted(List<FeedContact> contacts, Instant start) {
        return contacts.stream()
                .map(contact -> contact.placedAt(start))
                .sorted(Comparator.comparing(FeedContact::at))
                .toList();
    }
}
