package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A window is read completely, independent of the order of the contact list. */
class WindowReaderTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));
    private static final int PAGE = 10;

    /** Lists what it is given, in that order, as the API does. */
    private static final class Listing {
        private final List<FeedItem> contacts = new ArrayList<>();
        private final List<PageRequest> requests = new ArrayList<>();
        private Runnable beforeEachRequest = () -> {};

        Listing add(String id, Instant at) {
            contacts.add(new FeedItem(id, at, null));
            return this;
        }

        FeedPage page(PageRequest request) {
            beforeEachRequest.run();
            requests.add(request);
            List<FeedItem> found = contacts.stream()
                    .filter(contact -> !contact.at().isBefore(request.from())
                            && contact.at().isBefore(request.to()))
                    .toList();
            int from = Math.min(request.offset(), found.size());
            int to = Math.min(from + PAGE, found.size());
            return new FeedPage(found.subList(from, to), to < found.size(), found.size(), null);
        }
    }

    private static List<FeedItem> read(Listing listing) {
        return read(listing, START);
    }

    private static List<FeedItem> read(Listing listing, Instant from) {
        WindowReader reader = new WindowReader(from, END, PAGE);
        List<FeedItem> read = new ArrayList<>();
        while (!reader.isFinished()) {
            Instant position = reader.position();
            List<FeedItem> part = reader.accept(listing.page(reader.next()));
            assertThat(part).allMatch(contact -> !contact.at().isBefore(position));
            read.addAll(part);
            assertThat(listing.requests).hasSizeLessThan(1000);
        }
        return read;
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
        assertThat(listing.requests).containsExactly(new PageRequest(START, END, 0));
    }

    @Test
    void aQuietWindowTakesOneRequest() {
        Listing listing = new Listing();
        assertThat(read(listing)).isEmpty();
        assertThat(listing.requests).hasSize(1);
    }

    @Test
    void everyContactIsReadOnceInOrderOfTimeWhateverTheOrderOfTheList() {
        List<Consumer<List<FeedItem>>> orders = List.of(
                contacts -> {},
                Collections::reverse,
                contacts -> Collections.shuffle(contacts, new Random(3)),
                contacts -> contacts.sort(Comparator.comparing(FeedItem::id)));
        for (Consumer<List<FeedItem>> order : orders) {
            Listing listing = new Listing();
            IntStream.range(0, 300).forEach(i -> listing.add("c" + i, START.plusSeconds(12L * i)));
            List<FeedItem> inOrder = List.copyOf(listing.contacts);
            order.accept(listing.contacts);
            assertThat(read(listing)).containsExactlyElementsOf(inOrder);
            assertThat(listing.requests).hasSizeLessThanOrEqualTo(54);
        }
    }

    @Test
    void aRandomOrderForEachRequestLosesNothing() {
        Listing listing = seconds(300);
        listing.beforeEachRequest = () -> Collections.shuffle(listing.contacts, new Random(listing.requests.size()));
        assertThat(read(listing)).hasSize(300);
    }

    @Test
    void aWindowWithoutABeginningIsReadInFewRequestsMore() {
        for (boolean isReversed : new boolean[] {false, true}) {
            Listing listing = seconds(300);
            if (isReversed) {
                Collections.reverse(listing.contacts);
            }
            assertThat(read(listing, Instant.EPOCH)).hasSize(300);
            assertThat(listing.requests).hasSizeLessThanOrEqualTo(90);
        }
    }

    @Test
    void burstsFarApartAreReadInFewRequests() {
        Listing listing = new Listing();
        IntStream.range(0, 50).forEach(i -> listing.add("a" + i, START.plusMillis(i)));
        IntStream.range(0, 50).forEach(i -> listing.add("b" + i, END.minusMillis(60 - i)));
        assertThat(read(listing)).hasSize(100);
        assertThat(listing.requests).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void contactsThatLeaveTheWindowMeanwhileHideNoOthers() {
        Listing listing = seconds(200);
        // Every request finds the earliest that is left gone.
        listing.beforeEachRequest = () -> listing.contacts.remove(0);
        List<FeedItem> read = read(listing);
        assertThat(read).containsAll(listing.contacts);
    }

    @Test
    void aTotalThatIsTooHighSinceAllHaveLeftCostsFewRequests() {
        Listing listing = seconds(200);
        listing.beforeEachRequest = () -> {
            if (listing.requests.size() == 1) {
                listing.contacts.clear();
            }
        };
        assertThat(read(listing)).isEmpty();
        assertThat(listing.requests).hasSizeLessThanOrEqualTo(30);
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
    void contactsWithoutATimeAreReturnedAtTheStartOfTheirPart() {
        WindowReader reader = new WindowReader(START, END, PAGE);
        List<FeedItem> read = reader.accept(new FeedPage(List.of(new FeedItem("c", null, null)), false, 1, null));
        assertThat(read).containsExactly(new FeedItem("c", START, null));
    }

    @Test
    void aContactThatChangedBetweenBeingFoundAndBeingWrittenIsLeftToTheNextWindow() {
        WindowReader reader = new WindowReader(START, END, PAGE);
        assertThat(reader.accept(new FeedPage(List.of(new FeedItem("c", END, null)), false, 1, null)))
                .isEmpty();
        assertThat(reader.isFinished()).isTrue();
    }

    @Test
    void anEmptyPageWithANextOneIsRefused() {
        WindowReader reader = new WindowReader(START, END, PAGE);
        assertThatIllegalStateException().isThrownBy(() -> reader.accept(new FeedPage(List.of(), true, 3, null)));
    }
}
