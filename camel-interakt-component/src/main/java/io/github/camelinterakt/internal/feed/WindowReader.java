package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
}
