package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.camelinterakt.internal.client.JsonResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one closed window of time after the other: from the last one's end less the overlap, up to now less the lag. The next
 * page is fetched while the route works on the last one. For one thread at a time.
 */
final class ContactFeed {

    /** More than a minute of the largest plan's pages would hold; some 10 MB. */
    private static final int RECENT_CONTACTS = 60_000;

    private static final Duration MAX_SKEW = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ContactFeed.class);

    private final Function<PageRequest, CompletableFuture<FeedPage>> pages;
    private final Clock clock;
    private final Duration overlap;
    private final Duration lag;
    /** Each contact's time when it was last returned, for as long as a window may show it again. */
    private final Map<String, Instant> recent = new LinkedHashMap<>();

    private volatile WindowReader reader;
    private volatile Instant checkpoint;
    private volatile Duration skew = Duration.ZERO;
    private Instant end;
    private CompletableFuture<FeedPage> page;
    private Instant requestedAt;
    private Instant readAt;

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
     * Reads on until there are new contacts or the window ends, and returns the contacts in the order of time. After a page that
     * could not be fetched the next call retries.
     */
    List<FeedItem> next() {
        if (reader == null && !open()) {
            return List.of();
        }
        while (true) {
            fetch();
            readAt = requestedAt;
            List<FeedItem> fresh = accept().stream().filter(this::isNew).toList();
            forgetEldest();
            if (!fresh.isEmpty() || reader == null) {
                return fresh;
            }
        }
    }

    /** The contacts that were returned last are as they were at this moment, or later. */
    Instant readAt() {
        return readAt;
    }

    boolean isCatchingUp() {
        return reader != null;
    }

    /** Where a feed has to start to see what was not returned yet, or may become visible late. */
    Instant checkpoint() {
        return checkpoint;
    }

    /** By how much this machine's clock is at least ahead of the server's; negative if it is behind. */
    Duration skew() {
        return skew;
    }

    void close() {
        if (page != null) {
            page.cancel(false);
            page = null;
        }
    }

    /** Reads a contact anew; empty if it has changed since. */
    Optional<FeedItem> find(String id, Instant at) {
        Instant from = at.truncatedTo(ChronoUnit.MILLIS);
        WindowReader instant = new WindowReader(from, from.plusMillis(1), PageRequest.PAGE_SIZE);
        List<FeedItem> found = new ArrayList<>();
        while (!instant.isFinished()) {
            found.addAll(instant.accept(JsonResponse.await(pages.apply(instant.next()))));
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
        reader = new WindowReader(checkpoint, to, PageRequest.PAGE_SIZE);
        return true;
    }

    private void fetch() {
        if (page == null) {
            requestedAt = clock.instant();
            try {
                page = pages.apply(reader.next());
            } catch (RuntimeException e) {
                // Thrown by the next call: what was read before is delivered first.
                page = CompletableFuture.failedFuture(e);
            }
        }
    }

    private List<FeedItem> accept() {
        FeedPage response;
        try {
            response = JsonResponse.await(page);
        } finally {
            page = null;
        }
        if (response.date() != null) {
            compareClocks(response.date());
        }
        List<FeedItem> contacts = reader.accept(response);
        Instant restart = Collections.min(List.of(reader.position(), end.minus(overlap)));
        checkpoint = Collections.max(List.of(restart, checkpoint));
        if (reader.isFinished()) {
            reader = null;
        } else {
            fetch();
        }
        return contacts;
    }

    /** Lets the next window begin where the server's clock, which shows whole seconds, says that nothing can change any more. */
    private void compareClocks(Instant date) {
        Instant now = clock.instant();
        Instant latest = date.plusSeconds(1);
        Instant settled = date.minus(lag);
        if (end.plus(lag).isAfter(latest)) {
            end = settled;
        }
        if (checkpoint.plus(lag).isAfter(latest)) {
            // The start "now" was this machine's.
            checkpoint = Collections.min(List.of(checkpoint.minus(Duration.between(date, now)), settled));
        }
        Duration before = skew;
        Duration behind = Duration.between(now, date);
        Duration ahead = Duration.between(latest, readAt);
        skew = ahead.isNegative() ? behind.isNegative() ? Duration.ZERO : behind.negated() : ahead;
        if (skew.abs().compareTo(MAX_SKEW) > 0 && before.abs().compareTo(MAX_SKEW) <= 0) {
            LOG.warn(
                    "This machine's clock is {} s ahead of Interakt's (behind it if negative): synchronize it. The feed goes by"
                            + " Interakt's",
                    skew.toSeconds());
        }
    }

    private boolean isNew(FeedItem contact) {
        Instant before = recent.remove(contact.id());
        recent.put(contact.id(), contact.at());
        return !contact.at().equals(before);
    }

    /** Forgets what no window shows again, and the eldest of too many, which may then come twice. */
    private void forgetEldest() {
        Iterator<Instant> eldest = recent.values().iterator();
        while (eldest.hasNext() && (eldest.next().isBefore(checkpoint) || recent.size() > RECENT_CONTACTS)) {
            eldest.remove();
        }
    }
}
