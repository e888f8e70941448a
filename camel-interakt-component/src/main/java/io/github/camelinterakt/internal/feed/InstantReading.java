package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a millisecond that holds more than a page, by offset: again and again, as contacts that leave move others to an earlier
 * page, until a read finds nothing new and all contacts were found.
 */
final class InstantReading {

    /** A list in a new order for each request shows each of some thousand contacts within so many reads. */
    private static final int MAX_READS = 100;

    private final Instant start;
    private final Map<String, FeedItem> found = new LinkedHashMap<>();
    /** What was seen since the total last changed: contacts that have left before do not make up for unseen ones. */
    private final Set<String> seenOfTotal = new HashSet<>();

    private int offset;
    private int reads;
    private boolean foundNew;
    private int total;
    private int mostTotal;

    InstantReading(Instant start) {
        this.start = start;
    }

    PageRequest next() {
        return new PageRequest(start, start.plusMillis(1), offset);
    }

    /** Takes a page; whether two reads agree now, so that all was found. */
    boolean accept(FeedPage page) {
        for (FeedItem contact : page.contacts()) {
            foundNew |= found.put(contact.id(), contact) == null;
        }
        count(page);
        if (page.hasNext()) {
            offset += page.contacts().size();
            return false;
        }
        boolean agrees = reads > 0 && !foundNew && isComplete();
        reads++;
        offset = 0;
        foundNew = false;
        if (!agrees && reads == MAX_READS) {
            reads = 0;
            throw new IllegalStateException("The contacts at " + start + " were read " + MAX_READS
                    + " times, and every read differed from the one before. The next poll tries again");
        }
        return agrees;
    }

    List<FeedItem> found() {
        return List.copyOf(found.values());
    }

    private void count(FeedPage page) {
        if (page.total() != total) {
            total = page.total();
            seenOfTotal.clear();
        }
        mostTotal = Math.max(mostTotal, total);
        page.contacts().forEach(contact -> seenOfTotal.add(contact.id()));
    }

    /** No contact comes into a millisecond that is past: all that ever were here were found, or all that still are. */
    private boolean isComplete() {
        return found.size() >= mostTotal || seenOfTotal.size() >= total;
    }
}
