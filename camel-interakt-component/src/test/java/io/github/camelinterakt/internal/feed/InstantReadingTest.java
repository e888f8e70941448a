package io.github.camelinterakt.internal.feed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** An instant with more than a page, of which contacts leave while it is read. */
class InstantReadingTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final int PAGE_SIZE = 2;

    private final WindowReader.InstantReading reading = new WindowReader.InstantReading(START);

    /** Whether the reading is complete with this page. */
    private boolean page(int total, String... ids) {
        List<FeedItem> contacts =
                Arrays.stream(ids).map(id -> new FeedItem(id, START, null)).toList();
        return reading.accept(new FeedPage(contacts, reading.next().offset() + PAGE_SIZE < total, total, null));
    }

    @Test
    void aContactThatLeftDoesNotCompensateForAnUnseenOne() {
        page(4, "left", "b");
        page(4, "left", "c");
        page(3, "b", "c");
        assertThat(page(3, "c")).as("d was not seen yet").isFalse();
        page(3, "d", "b");
        page(3, "c");
        page(3, "b", "c");
        assertThat(page(3, "d")).isTrue();
        assertThat(reading.found()).extracting(FeedItem::id).containsExactlyInAnyOrder("left", "b", "c", "d");
    }

    @Test
    void aContactThatLeftUnseenIsNotWaitedFor() {
        page(4, "a", "b");
        page(3, "c");
        page(3, "a", "b");
        assertThat(page(3, "c")).isTrue();
    }

    @Test
    void aFirstReadThatMissesAContactIsFollowedByOthers() {
        page(3, "a", "b");
        // A contact that left has moved c up, to the page before.
        assertThat(page(3)).isFalse();
        page(3, "a", "b");
        assertThat(page(3, "c")).isFalse();
        page(3, "a", "b");
        assertThat(page(3, "c")).isTrue();
        assertThat(reading.found()).hasSize(3);
    }

    @Test
    void readsThatNeverAgreeFailThePollAndTheNextPollReadsOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IntStream.range(0, 1000).forEach(read -> page(1, "new" + read)))
                .withMessageContaining("100 times");
        page(1, "last");
        assertThat(page(1, "last")).isTrue();
    }
}
