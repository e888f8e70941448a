package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Reads a millisecond that holds more than a page, by offset. Contacts that leave it meanwhile move the others up, and an
 * unstable order deals them out anew, so it is read again until a read finds nothing that the reads before had not found, and
 * their number is that of the contacts there.
 */
final class InstantReading implements Reading {

    /** An order that is dealt anew for each request shows every contact of some thousands within this many reads. */
    private static final int MAX_READS = 100;

    private final Instant start;
    private final Checkpoint checkpoint;
    private final IntFunction<PageRequest> pages;
    private final Map<String, FeedContact> found = new LinkedHashMap<>();
    private boolean asked;
    private int offset;
    private int reads;
    private boolean foundNew;
    /** What was seen since the total last changed: contacts that have left before do not make up for unseen ones. */
    private final Set<String> seenOfTotal = new HashSet<>();

    private int total;
    private int mostTotal;

    /**
     * A reading.
     *
     * @param start the millisecond
     * @param checkpoint where a feed would have to start again to see its contacts
     * @param pages the request for the page at an offset
     */
    InstantReading(Instant start, Checkpoint checkpoint, IntFunction<PageRequest> pages) {
        this.start = start;
        this.checkpoint = checkpoint;
        this.pages = pages;
    }

    @Override
    public PageRequest next() {
        if (asked) {
            return null;
        }
        asked = true;
        return pages.apply(offset);
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        asked = false;
        for (FeedContact contact : page.contacts()) {
            FeedContact placed = contact.placedAt(start);
            foundNew |= found.put(placed.id(), placed) == null;
        }
        count(page);
        if (page.hasNext()) {
            offset += page.contacts().size();
            return Step.more(List.of(), checkpoint);
        }
        boolean agrees = reads > 0 && !foundNew && isComplete();
        reads++;
        if (agrees) {
            return Step.done(FeedContact.sorted(List.copyOf(found.values()), start), checkpoint);
        }
        if (reads == MAX_READS) {
            throw new IllegalStateException("The contacts at " + start + " were read " + MAX_READS
                    + " times, and every read differed from the one before. The next poll tries again");
        }
        offset = 0;
        foundNew = false;
        return Step.more(List.of(), checkpoint);
    }

    private void count(FeedPage page) {
        if (page.total() != total) {
            total = page.total();
            seenOfTotal.clear();
        }
        mostTotal = Math.max(mostTotal, total);
        page.contacts().forEach(contact -> seenOfTotal.add(contact.id()));
    }

    /** No contact comes into a millisecond that is past: all were found that ever were here, or all that are still. */
    private boolean isComplete() {
        return found.size() >= mostTotal || seenOfTotal.size() >= total;
    }

    @Override
    public void forget() {
        asked = false;
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The millisecond that it reads. */
    Instant start() {
        return start;
    }
}
