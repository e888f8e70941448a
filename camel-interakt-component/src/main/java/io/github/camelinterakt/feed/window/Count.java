package io.github.camelinterakt.feed.window;

/**
 * Holds what a chain of pages has brought against the totals that the API gives. A closed window only loses contacts, so at
 * its end no more may be in it than were seen. If there are more, the order was not what it seemed and pages were skipped.
 */
final class Count {

    /** Fewer than this many contacts leave a window between two pages; if more seem to, they were skipped. */
    private static final int MANY = 50;

    private static final int SEVERAL = 3;
    private static final int UNKNOWN = -1;

    private int expected = UNKNOWN;
    private int seen;
    private int pages;
    private boolean isAside;
    private int remaining = UNKNOWN;

    /**
     * Takes a page.
     *
     * @param fresh how many contacts it brings that were not seen before
     * @param behind how many are said to come behind it
     * @return whether that agrees with the pages before
     */
    boolean add(int fresh, int behind) {
        boolean agrees = remaining == UNKNOWN || behind >= remaining - fresh - MANY;
        expect(fresh + behind);
        pages++;
        seen += fresh;
        remaining = behind;
        return agrees;
    }

    /** So many are there as counting begins; later it says nothing. */
    void expect(int total) {
        expected = expected == UNKNOWN ? total : expected;
    }

    /** Adds contacts that were read besides the chain's own pages, which took as long as many of those. */
    void addAside(int fresh) {
        seen += fresh;
        isAside = true;
        remaining = UNKNOWN;
    }

    /** How many contacts come behind the last page; 0 if that is not known. */
    int remaining() {
        return Math.max(0, remaining);
    }

    /** Whether contacts have left the window, or were skipped: only a last look at the total tells. */
    boolean needsCheck() {
        return (pages > 1 || isAside) && seen < expected;
    }

    /** Whether no contact has been seen. */
    boolean isEmpty() {
        return seen == 0;
    }

    /** Whether there were enough pages to tell an order from chance. */
    boolean isOfSeveralPages() {
        return pages >= SEVERAL;
    }

    boolean isExceededBy(int total) {
        return total > seen;
    }
}
