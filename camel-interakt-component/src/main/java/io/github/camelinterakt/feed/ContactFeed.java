package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.feed.window.Order;
import io.github.camelinterakt.feed.window.PageRequest;
import io.github.camelinterakt.feed.window.WindowReader;
import org.apache.camel.RuntimeCamelException;

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
     * @param floor where a feed would have to start again to see them; null if each one's own time is enough
     * @param readAt they are what they were at this moment, or later
     */
    record Batch(List<FeedContact> contacts, Instant floor, Instant readAt) {

        boolean isEmpty() {
            return contacts.isEmpty();
        }

        /** Where a feed would have to start again to see that one. */
        Instant floorOf(FeedContact contact) {
            return floor != null && floor.isBefore(contact.at()) ? floor : contact.at();
        }
    }

    private record Flight(PageRequest request, CompletableFuture<FeedPage> page, Instant askedAt) {}

    private final Settings settings;
    private final Clock clock;
    private final PageSource pages;
    private final Instant earliest;
    private final RecentContacts recent = new RecentContacts(RECENT_CONTACTS);
    private final Deque<Flight> flights = new ArrayDeque<>();
    private volatile Order order = Order.ASCENDING;
    private boolean isOrderProven;
    private volatile WindowReader reader;
    private Instant position;

    /**
     * A feed.
     *
     * @param earliest no window begins before this moment
     * @param position everything before this moment has been handed out by an earlier feed
     */
    ContactFeed(Settings settings, Clock clock, PageSource pages, Instant earliest, Instant position) {
        this.settings = settings;
        this.clock = clock;
        this.pages = pages;
        this.earliest = earliest;
        this.position = position;
    }

    /**
     * Reads on, waiting for pages, until there is something to hand out or the window's end is reached.
     *
     * @return empty at the end of a window that has nothing more
     * @throws InteraktException if a page cannot be fetched; the next call tries again
     */
    Batch next() {
        if (reader == null && !open()) {
            return new Batch(List.of(), null, clock.instant());
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

    /** Everything before this moment has been handed out. */
    Instant position() {
        return reader == null ? position : reader.position();
    }

    /** In which order the API seems to list contacts. */
    Order order() {
        return order;
    }

    /** Forgets pages that are being fetched. */
    void close() {
        forgetFlights();
    }

    private boolean open() {
        Instant to = FeedWindow.floor(clock.instant().minus(settings.lag()));
        if (!to.isAfter(position)) {
            return false;
        }
        Instant from = position.isAfter(earliest) ? position.minus(settings.overlap()) : position;
        reader = new WindowReader(
                new FeedWindow(from.isBefore(earliest) ? earliest : from, to),
                settings.pageSize(),
                order,
                isOrderProven);
        return true;
    }

    private Batch read() {
        while (true) {
            if (flights.isEmpty()) {
                fetch(1);
            }
            Flight flight = flights.element();
            FeedPage page = await(flight.page());
            flights.remove();
            WindowReader.Read read = reader.accept(flight.request(), page);
            order = reader.order();
            isOrderProven = reader.isOrderProven();
            if (read.isChainBroken()) {
                forgetFlights();
            }
            List<FeedContact> fresh = recent.add(read.contacts());
            if (reader.isFinished()) {
                position = reader.position();
                reader = null;
                recent.forgetBefore(position.minus(settings.overlap()));
                return new Batch(fresh, read.floor(), flight.askedAt());
            }
            recent.forgetBefore(reader.position().minus(settings.overlap()));
            fetch(settings.prefetch());
            if (!fresh.isEmpty()) {
                return new Batch(fresh, read.floor(), flight.askedAt());
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

    /** Waits for a page; what has kept it from coming is thrown as it is. */
    static <T> T await(CompletableFuture<T> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InteraktException failure) {
                throw failure;
            }
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException("The feed was closed", closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for a page", e);
        }
    }
}
