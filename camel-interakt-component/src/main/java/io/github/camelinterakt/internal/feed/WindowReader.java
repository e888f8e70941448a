package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads all contacts of a closed window of time, in whatever order the API lists them, and while contacts leave it by changing
 * again. The window is read in parts, each complete when one response held all of it. A part that does not fit a page is
 * shortened; a millisecond that does not fit is read by offset. How long parts are decides only the number of requests.
 */
final class WindowReader {

    /** How full pages are to be: an overflow costs a request, and so does what stays empty. */
    private static final double FILLING = 0.8;

    private final long to;
    private final int wanted;
    private final int pageSize;
    private long from;
    private long end;
    /** The end of the last part that did not fit, how many contacts it held, and how many of them were not read yet. */
    private long overflowEnd;

    private int overflowTotal;
    private int unread;
    private InstantReading instant;

    WindowReader(Instant from, Instant to, int pageSize) {
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
        this.end = this.to;
        this.pageSize = pageSize;
        this.wanted = (int) (FILLING * pageSize);
    }

    boolean isFinished() {
        return from >= to;
    }

    /** Everything of the window before this moment was read. */
    Instant position() {
        return Instant.ofEpochMilli(from);
    }

    PageRequest next() {
        return instant != null ? instant.next() : new PageRequest(position(), Instant.ofEpochMilli(end), 0);
    }

    /** Takes the page that was requested, and returns the contacts of the part that it completes, by time. */
    List<FeedItem> accept(FeedPage response) {
        if (response.hasNext() && response.contacts().isEmpty()) {
            throw new IllegalStateException("A page of contacts is empty, but announces a next page");
        }
        FeedPage page = response.before(Instant.ofEpochMilli(to));
        if (instant == null && page.hasNext()) {
            if (end - from > 1) {
                shorten(page);
                return List.of();
            }
            instant = new InstantReading(position());
        }
        List<FeedItem> contacts = page.contacts();
        if (instant != null) {
            if (!instant.accept(page)) {
                return List.of();
            }
            contacts = instant.found();
            instant = null;
        }
        List<FeedItem> sorted = byTime(contacts);
        proceed(sorted.size());
        return sorted;
    }

    /** Contacts without a time come first, with the start of the part as their time. */
    private List<FeedItem> byTime(List<FeedItem> contacts) {
        return contacts.stream()
                .map(each -> each.at() == null ? new FeedItem(each.id(), position(), each.content()) : each)
                .sorted(Comparator.comparing(FeedItem::at))
                .toList();
    }

    private void shorten(FeedPage page) {
        overflowEnd = end;
        overflowTotal = Math.max(page.total(), pageSize + 1);
        unread = overflowTotal;
        end = Math.max(from + 1, Math.min(end - 1, cut(page.times(), (double) wanted / overflowTotal)));
    }

    /** Where that share of the part's contacts ends, as far as the times of those on the page tell. */
    private long cut(List<Instant> times, double share) {
        Instant middle = Instant.ofEpochMilli(middle(from, end));
        int size = times.size();
        if (size == 0 || !times.get(size / 4).isBefore(middle)) {
            // The page has the latest contacts, and says nothing about those before.
            return from + (long) (share * (end - from));
        }
        Instant late = times.get(size * 3 / 4);
        boolean hasEarliest = late.isBefore(middle);
        return (hasEarliest ? late : times.get((int) (share * size))).toEpochMilli();
    }

    /** Chooses the next part, as long as the last one makes it likely to fill a page. */
    private void proceed(int held) {
        double likely = (double) wanted / held * (end - from);
        long next = likely < to - end ? end + (long) likely : to;
        from = end;
        unread -= held;
        if (from < overflowEnd) {
            if (unread <= pageSize) {
                next = Math.max(next, overflowEnd);
            } else if (next >= overflowEnd && 2 * unread > overflowTotal) {
                // It would not fit. Once most were read the number is too old to rely on: contacts leave.
                next = middle(from, overflowEnd);
            }
        }
        end = Math.max(from + 1, next);
    }

    private static long middle(long from, long to) {
        return from + (to - from) / 2;
    }

    /**
     * Reads a millisecond that holds more than a page by offset, again and again, as contacts that leave move others to an earlier
     * page.
     */
    static final class InstantReading {

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
}
