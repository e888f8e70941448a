package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.Experience;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.feed.window.PageRequest;
import io.github.camelinterakt.feed.window.WindowReader;
import io.github.camelinterakt.paging.PageIterator;

/**
 * The contacts that were created or changed, one closed window after the other: from the last one's end less the overlap, up
 * to now less the lag. For one thread at a time.
 */
final class ContactFeed {

    /** More than a minute of the largest plan's pages would hold; some 10 MB. */
    private static final int RECENT_CONTACTS = 60_000;

    /**
     * How windows are laid and pages fetched.
     *
     * @param overlap how far a window reaches back into the one before
     * @param lag how far behind now it ends
     * @param prefetch how many pages are fetched ahead
     * @param pageSize how many contacts a page holds
     */
    record Settings(Duration overlap, Duration lag, int prefetch, int pageSize) {}

    /**
     * Contacts to hand out.
     *
     * @param contacts in this order
     * @param checkpoint where a feed would have to start again to see them
     * @param readAt they are what they were at this moment, or later
     */
    record Batch(List<FeedContact> contacts, Checkpoint checkpoint, Instant readAt) {

        boolean isEmpty() {
            return contacts.isEmpty();
        }
    }

    private record Flight(PageRequest request, CompletableFuture<FeedPage> page, Instant askedAt) {}

    private final Settings settings;
    private final Clock clock;
    private final PageSource pages;
    private final Instant earliest;
    private final RecentContacts recent = new RecentContacts(RECENT_CONTACTS);
    private final Deque<Flight> flights = new ArrayDeque<>();
    private final Experience experience = new Experience();
    private volatile WindowReader reader;
    private volatile Checkpoint checkpoint;

    /**
     * A feed.
     *
     * @param earliest no window begins before this moment
     * @param checkpoint how far an earlier feed has come
     */
    ContactFeed(Settings settings, Clock clock, PageSource pages, Instant earliest, Checkpoint checkpoint) {
        this.settings = settings;
        this.clock = clock;
        this.pages = pages;
        this.earliest = earliest;
        this.checkpoint = checkpoint;
    }

    /**
     * Reads on, waiting for pages, until there is something to hand out or the window's end is reached.
     *
     * @return empty at the end of a window that has nothing more
     * @throws InteraktException if a page cannot be fetched; the next call tries again
     */
    Batch next() {
        if (reader == null && !open()) {
            return new Batch(List.of(), checkpoint, clock.instant());
        }
        try {
            return read();
        } catch (RuntimeException e) {
            forgetFlights();
            throw e;
        }
    }

    /** Whether the window that is being read holds more. */
    boolean isCatchingUp() {
        return reader != null;
    }

    /** Where a feed would have to start again to see what has not been handed out. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** In which orders the API may list contacts, by what was seen so far. */
    String orders() {
        return experience.toString();
    }

    /** Forgets pages that are being fetched. */
    void close() {
        forgetFlights();
    }

    private boolean open() {
        Instant mark = checkpoint.mark();
        Instant to = checkpoint.isInWindow()
                ? checkpoint.until()
                : FeedWindow.floor(clock.instant().minus(settings.lag()));
        if (!to.isAfter(mark)) {
            return false;
        }
        Instant from = mark.isAfter(earliest) ? checkpoint.start(settings.overlap()) : mark;
        reader = new WindowReader(
                new FeedWindow(from.isBefore(earliest) ? earliest : from, to),
                settings.pageSize(),
                checkpoint,
                experience);
        return true;
    }

    private Batch read() {
        while (true) {
            if (flights.isEmpty()) {
                fetch(1);
            }
            Flight flight = flights.element();
            FeedPage page = PageIterator.await(flight.page());
            flights.remove();
            WindowReader.Read read = reader.accept(flight.request(), page);
            checkpoint = reader.checkpoint();
            if (read.isChainBroken()) {
                forgetFlights();
            }
            List<FeedContact> fresh = recent.add(read.contacts());
            recent.forgetBefore(checkpoint.mark().minus(settings.overlap()));
            if (reader.isFinished()) {
                reader = null;
                return new Batch(fresh, read.checkpoint(), flight.askedAt());
            }
            fetch(settings.prefetch());
            if (!fresh.isEmpty()) {
                return new Batch(fresh, read.checkpoint(), flight.askedAt());
            }
        }
    }

    private void fetch(int atOnce) {
        while (flights.size() < atOnce) {
            PageRequest request = reader.next();
            if (request == null) {
                return;
            }
            Instant askedAt = clock.instant();
            flights.add(new Flight(request, pages.fetch(request), askedAt));
        }
    }

    private void forgetFlights() {
        flights.forEach(flight -> flight.page().cancel(false));
        flights.clear();
        if (reader != null) {
            reader.forget();
        }
    }
}
