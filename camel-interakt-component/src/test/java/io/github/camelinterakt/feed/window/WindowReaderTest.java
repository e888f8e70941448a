package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowReaderTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final FeedWindow WINDOW = new FeedWindow(START, START.plus(Duration.ofHours(1)));
    private static final int PAGE = 10;

    /** Lists what it is given, in that order, as the API does. */
    private static final class Listing {
        private final List<FeedContact> contacts = new ArrayList<>();
        private final List<PageRequest> requests = new ArrayList<>();

        Listing add(String id, Instant at) {
            return add(id, at, at);
        }

        Listing add(String id, Instant at, Instant createdAt) {
            contacts.add(new FeedContact(id, at, createdAt, null));
            return this;
        }

        FeedPage page(PageRequest request) {
            requests.add(request);
            List<FeedContact> found = contacts.stream()
                    .filter(contact -> request.window().contains(contact.at()))
                    .filter(request::admits)
                    .toList();
            int from = Math.min(request.offset(), found.size());
            int to = Math.min(from + PAGE, found.size());
            return new FeedPage(found.subList(from, to), to < found.size(), found.size());
        }
    }

    private static Set<String> read(Listing listing) {
        WindowReader reader = new WindowReader(WINDOW, PAGE, Checkpoint.at(START), new Experience());
        Set<String> ids = new HashSet<>();
        while (!reader.isFinished()) {
            PageRequest request = reader.next();
            reader.accept(request, listing.page(request)).contacts().forEach(contact -> ids.add(contact.id()));
            assertThat(listing.requests).hasSizeLessThan(1000);
        }
        return ids;
    }

    private static Listing seconds(int count) {
        Listing listing = new Listing();
        IntStream.range(0, count).forEach(i -> listing.add("c" + i, START.plusSeconds(i)));
        return listing;
    }

    @Test
    void aWindowThatFitsAPageTakesOneRequest() {
        Listing listing = seconds(10);
        assertThat(read(listing)).hasSize(10);
        assertThat(listing.requests).hasSize(1);
    }

    @Test
    void ascendingPagesRestartAtTheLastInstantAndNotByOffset() {
        Listing listing = seconds(35);
        assertThat(read(listing)).hasSize(35);
        assertThat(listing.requests).hasSize(4).allMatch(request -> request.offset() == 0);
        assertThat(listing.requests.get(1).window().from()).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void anOrderThatOnlySeemsToAscendIsFoundOutByItsTotals() {
        // The tenth was edited late: a page that ends with it ascends, and seems to leave nothing between.
        Listing listing = new Listing();
        IntStream.range(0, 12)
                .forEach(i -> listing.add("c" + i, START.plusSeconds(i == 9 ? 3000 : i), START.plusSeconds(i)));
        assertThat(read(listing)).hasSize(12);
    }

    @Test
    void contactsThatDifferByMicrosecondsOnlyAreAllFound() {
        Listing listing = new Listing();
        IntStream.range(0, 25)
                .forEach(i -> listing.add("c" + i, START.plusSeconds(5).plusNanos(i * 1_000L)));
        assertThat(read(listing)).hasSize(25);
    }

    @Test
    void anInstantWithMoreThanAPageIsReadByOffsetUntilTwoReadsAgree() {
        Listing listing = seconds(5);
        IntStream.range(0, 25).forEach(i -> listing.add("same" + i, START.plusSeconds(10)));
        listing.add("later", START.plusSeconds(20));
        assertThat(read(listing)).hasSize(31);
        assertThat(listing.requests.stream().filter(request -> request.offset() == 20))
                .hasSize(2);
    }

    @Test
    void aWindowThatBeginsWithAnInstantOfMoreThanAPageIsReadWhateverTheOrderBehindIt() {
        for (Duration end : List.of(Duration.ofMillis(1), Duration.ofMinutes(9))) {
            Listing listing = seconds(30);
            IntStream.range(0, 25)
                    .forEach(i -> listing.add("same" + i, WINDOW.to().minus(end)));
            listing.contacts.sort(Comparator.comparing(FeedContact::at).reversed());
            assertThat(read(listing)).hasSize(55);
        }
    }

    @Test
    void aFirstReadThatMissesAContactIsFollowedByOthers() {
        InstantReading reading = new InstantReading(
                START, Checkpoint.at(START), offset -> new PageRequest(FeedWindow.grain(START), null, offset));
        List<FeedContact> all = IntStream.range(0, 12)
                .mapToObj(i -> new FeedContact("c" + i, START, START, null))
                .toList();
        Set<String> found = new HashSet<>();
        int reads = 0;
        Step step;
        do {
            PageRequest request = reading.next();
            reads += request.offset() == 0 ? 1 : 0;
            // The first read misses c11: a contact that left has moved it up.
            FeedPage page = request.offset() == 0
                    ? new FeedPage(all.subList(0, 10), true, 12)
                    : new FeedPage(all.subList(10, reads == 1 ? 11 : 12), false, 12);
            step = reading.accept(request, page);
        } while (step.outcome() != Step.Outcome.DONE);
        step.contacts().forEach(contact -> found.add(contact.id()));
        assertThat(found).hasSize(12);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void descendingContactsAreReadFromAboveInFewRequests() {
        Listing listing = seconds(100);
        listing.contacts.sort(Comparator.comparing(FeedContact::at).reversed());
        assertThat(read(listing)).hasSize(100);
        assertThat(listing.requests).hasSizeLessThan(16);
    }

    @Test
    void contactsWithoutATimeAreHandedOutAtTheStartOfTheirWindow() {
        WindowReader reader = new WindowReader(WINDOW, PAGE, Checkpoint.at(START), new Experience());
        FeedPage page = new FeedPage(List.of(new FeedContact("c", null, null, null)), false, 1);
        WindowReader.Read read = reader.accept(reader.next(), page);
        while (!reader.isFinished()) {
            read = reader.accept(reader.next(), page);
        }
        assertThat(read.contacts()).singleElement().satisfies(contact -> assertThat(contact.at())
                .isEqualTo(START));
    }

    @Test
    void aPageAheadIsRefusedWhenContactsHaveLeftBeforeIt() {
        ChainReading reading = new ChainReading(WINDOW, PAGE, START, new Orders(), Checkpoint.at(START));
        Listing listing = seconds(50);
        reading.accept(reading.next(), listing.page(new PageRequest(WINDOW, null, 0)));
        PageRequest plain = reading.next();
        PageRequest ahead = reading.next();
        FeedPage second = listing.page(plain);
        listing.contacts.subList(12, 16).clear();
        FeedPage third = listing.page(ahead);
        assertThat(reading.accept(plain, second).outcome()).isEqualTo(Step.Outcome.MORE);
        assertThat(reading.accept(ahead, third).outcome()).isEqualTo(Step.Outcome.GAP);
        assertThat(reading.next())
                .isEqualTo(new PageRequest(new FeedWindow(START.plusSeconds(18), WINDOW.to()), null, 0));
    }

    @Test
    void anEmptyPageThatClaimsANextOneIsRefused() {
        assertThatThrownBy(() -> new FeedPage(List.of(), true, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListByCreationIsReadInFullPagesThoughItsContactsChangedInAnyOrder() {
        Listing listing = new Listing();
        IntStream.range(0, 95)
                .forEach(i -> listing.add("c" + i, START.plusSeconds(1000 + i * 37 % 95), START.plusSeconds(i)));
        assertThat(read(listing)).hasSize(95);
        assertThat(listing.requests).hasSizeLessThanOrEqualTo(12);
        assertThat(listing.requests)
                .anySatisfy(request -> assertThat(request.created()).isNotNull());
    }

    @Test
    void aCrashInAWindowGoesOnWhereTheChainWas() {
        Listing listing = seconds(95);
        listing.contacts.sort(Comparator.comparing(FeedContact::at).reversed());
        WindowReader first = new WindowReader(WINDOW, PAGE, Checkpoint.at(START), new Experience());
        Set<String> ids = new HashSet<>();
        for (int page = 0; page < 5; page++) {
            PageRequest request = first.next();
            first.accept(request, listing.page(request)).contacts().forEach(contact -> ids.add(contact.id()));
        }
        Checkpoint checkpoint = Checkpoint.parse(first.checkpoint().toString());
        assertThat(checkpoint.isInWindow()).isTrue();
        listing.requests.clear();

        WindowReader second = new WindowReader(WINDOW, PAGE, checkpoint, new Experience());
        while (!second.isFinished()) {
            PageRequest request = second.next();
            second.accept(request, listing.page(request)).contacts().forEach(contact -> ids.add(contact.id()));
        }
        assertThat(ids).hasSize(95);
        assertThat(listing.requests).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void whatACrashedFeedHadReadOfAMillisecondIsNotTakenForSkipped() {
        Listing listing = new Listing();
        IntStream.range(0, 96)
                .forEach(i -> listing.add("c" + i, START.plusSeconds(i / 4).plusNanos(i % 4 * 1000L)));
        assertThat(requestsAfterACrash(listing, 5)).isLessThanOrEqualTo(8);
    }

    @Test
    void whatACrashedFeedHadReadOfAMillisecondOfMoreThanAPageIsNotTakenForSkipped() {
        Listing listing = seconds(65);
        IntStream.range(0, 25)
                .forEach(i -> listing.add("same" + i, START.plusSeconds(60).plusNanos(i * 1000L)));
        // The millisecond takes two reads of three pages, and what comes before it seven pages.
        assertThat(requestsAfterACrash(listing, 1)).isLessThanOrEqualTo(15);
    }

    /** Reads the latest contacts first, and begins again after so many requests. */
    private static int requestsAfterACrash(Listing listing, int requestsBefore) {
        listing.contacts.sort(Comparator.comparing(FeedContact::at).reversed());
        WindowReader first = new WindowReader(WINDOW, PAGE, Checkpoint.at(START), new Experience());
        for (int page = 0; page < requestsBefore; page++) {
            PageRequest request = first.next();
            first.accept(request, listing.page(request));
        }
        Checkpoint checkpoint = Checkpoint.parse(first.checkpoint().toString());
        listing.requests.clear();

        WindowReader second = new WindowReader(WINDOW, PAGE, checkpoint, new Experience());
        while (!second.isFinished()) {
            PageRequest request = second.next();
            second.accept(request, listing.page(request));
            // One leaves that was not read, so that the feed has to look whether it has skipped any.
            listing.contacts.removeIf(contact -> contact.id().equals("c3"));
        }
        return listing.requests.size();
    }

    @Test
    void anOrderThatWasGoneByBecauseTheOtherIsRuledOutIsGoneByAfterACrash() {
        for (Order order : new Order[] {Order.DESCENDING, Order.CREATED_ASCENDING}) {
            Experience experience = new Experience();
            experience.resume(Checkpoint.inWindow(START, order, WINDOW.to(), START.plusSeconds(9)));
            assertThat(experience).hasToString("[" + order + "]");
        }
    }

    @Test
    void aCheckpointThatIsHalfThereIsRefused() {
        assertThatThrownBy(() -> Checkpoint.parse("2026-03-01T09:00:00Z order=DESCENDING"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
