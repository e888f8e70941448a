package io.github.camelinterakt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelinterakt.paging.PageIterator;

/**
 * The contacts that were created or changed, one closed window after the other: from the last one's end less the overlap, up
 * to now less the lag. The next page is fetched while the route works on the last one. For one thread at a time.
 */
final class ContactFeed {

    /** More than a minute of the largest plan's pages would hold; some 10 MB. */
    private static final int RECENT_CONTACTS = 60_000;

    /**
     * Contacts to hand out.
     *
     * @param contacts in the order of time
     * @param from where a feed would have to start again to see them
     * @param readAt they are what they were at this moment, or later
     */
    record Batch(List<FeedContact> contacts, Instant from, Instant readAt) {}

    private final Function<PageRequest, CompletableFuture<FeedPage>> pages;
    private final Clock clock;
    private final Duration overlap;
    private final Duration lag;
    /** What was handed out last, with its time, for as long as a window may show it again. */
    private final Map<String, Instant> recent = new LinkedHashMap<>();

    private volatile WindowReader reader;
    private volatile Instant checkpoint;
    private Instant end;
    private CompletableFuture<FeedPage> page;
    private Instant askedAt;

    /**
     * A feed.
     *
     * @param overlap how far a window reaches back into the one before
     * @param lag how far behind now it ends
     * @param start where the first window begins
     */
    ContactFeed(
            Function<PageRequest, CompletableFuture<FeedPage>> pages,
            Clock clock,
            Duration overlap,
            Duration lag,
            Instant start) {
        this.pages = pages;
        this.clock = clock;
        this.overlap = overlap;
        this.lag = lag;
        this.checkpoint = start.truncatedTo(ChronoUnit.MILLIS);
        this.end = checkpoint;
    }

    /**
     * Reads on, waiting for pages, until there is something to hand out or the window's end is reached.
     *
     * @return without contacts at the end of a window that has nothing more
     * @throws RuntimeException if a page cannot be fetched; the next call tries again
     */
    Batch next() {
        if (reader == null && !open()) {
            return new Batch(List.of(), checkpoint, clock.instant());
        }
        while (true) {
            fetch();
            Instant readAt = askedAt;
            Instant from = reader.position();
            List<FeedContact> fresh = accept().stream().filter(this::isNew).toList();
            forgetEldest();
            if (!fresh.isEmpty() || reader == null) {
                return new Batch(fresh, from, readAt);
            }
        }
    }

    /** Whether the window that is being read holds more. */
    boolean isCatchingUp() {
        return reader != null;
    }

    /** Where a feed would have to start again to see what has not been handed out, or may become visible late. */
    Instant checkpoint() {
        return checkpoint;
    }

    /** Cancels the page that is being fetched. */
    void close() {
        if (page != null) {
            page.cancel(false);
            page = null;
        }
    }

    /** Reads a contact anew; empty if it has changed since. */
    Optional<FeedContact> find(String id, Instant at) {
        Instant from = at.truncatedTo(ChronoUnit.MILLIS);
        WindowReader instant = new WindowReader(from, from.plusMillis(1), ContactPages.PAGE_SIZE);
        List<FeedContact> found = new ArrayList<>();
        while (!instant.isFinished()) {
            found.addAll(instant.accept(PageIterator.await(pages.apply(instant.next()))));
        }
        return found.stream()
                .filter(contact -> contact.id().equals(id) && contact.at().equals(at))
                .findFirst();
    }

    private boolean open() {
        Instant to = clock.instant().minus(lag).truncatedTo(ChronoUnit.MILLIS);
        if (!to.isAfter(end)) {
            return false;
        }
        end = to;
        reader = new WindowReader(checkpoint, to, ContactPages.PAGE_SIZE);
        return true;
    }

    private void fetch() {
        if (page == null) {
            askedAt = clock.instant();
            try {
                page = pages.apply(reader.next());
            } catch (RuntimeException e) {
                // Not now: what was read before has to be handed out first.
                page = CompletableFuture.failedFuture(e);
            }
        }
    }

    private List<FeedContact> accept() {
        FeedPage response;
        try {
            response = PageIterator.await(page);
        } finally {
            page = null;
        }
        List<FeedContact> contacts = reader.accept(response);
        Instant restart = min(reader.position(), end.minus(overlap));
        checkpoint = restart.isAfter(checkpoint) ? restart : checkpoint;
        if (reader.isFinished()) {
            reader = null;
        } else {
            fetch();
        }
        return contacts;
    }

    private boolean isNew(FeedContact contact) {
        Instant before = recent.remove(contact.id());
        recent.put(contact.id(), contact.at());
        return !contact.at().equals(before);
    }

    /** What no window shows again; and the eldest of too many, which may come twice, but are never left out. */
    private void forgetEldest() {
        Iterator<Instant> eldest = recent.values().iterator();
        while (eldest.hasNext() && (eldest.next().isBefore(checkpoint) || recent.size() > RECENT_CONTACTS)) {
            eldest.remove();
        }
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
