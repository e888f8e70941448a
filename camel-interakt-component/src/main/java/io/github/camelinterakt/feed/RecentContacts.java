package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.feed.window.FeedContact;

/**
 * Knows which contacts were handed out as of which change, for as long as windows may show them again. Its memory is
 * bounded: when it is full it forgets the oldest, which may then be handed out twice, but never not at all.
 */
final class RecentContacts {

    private final int capacity;
    private final Map<String, Instant> handedOut = new LinkedHashMap<>();

    RecentContacts(int capacity) {
        this.capacity = capacity;
    }

    /** Those that were not handed out yet as they are now; they are from now on. */
    List<FeedContact> add(List<FeedContact> contacts) {
        return contacts.stream().filter(this::isNew).toList();
    }

    private boolean isNew(FeedContact contact) {
        Instant before = handedOut.remove(contact.id());
        handedOut.put(contact.id(), contact.at());
        if (handedOut.size() > capacity) {
            removeEldest();
        }
        return !contact.at().equals(before);
    }

    /** Forgets what no window shows again. */
    void forgetBefore(Instant moment) {
        Iterator<Instant> eldest = handedOut.values().iterator();
        while (eldest.hasNext() && eldest.next().isBefore(moment)) {
            eldest.remove();
        }
    }

    int size() {
        return handedOut.size();
    }

    private void removeEldest() {
        Iterator<Instant> eldest = handedOut.values().iterator();
        eldest.next();
        eldest.remove();
    }
}
