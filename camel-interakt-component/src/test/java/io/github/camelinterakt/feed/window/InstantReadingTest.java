package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An instant with more than a page, of which contacts leave while it is read. */
class InstantReadingTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final int PAGE_SIZE = 2;

    private final InstantReading reading = new InstantReading(
            START,
            Checkpoint.at(START),
            offset -> new PageRequest(new FeedWindow(START, START.plusMillis(1)), null, offset));

    private Step page(int total, String... ids) {
        PageRequest request = reading.next();
        List<FeedContact> contacts = Arrays.stream(ids)
                .map(id -> new FeedContact(id, START, START, null))
                .toList();
        return reading.accept(request, new FeedPage(contacts, request.offset() + PAGE_SIZE < total, total));
    }

    @Test
    void aContactThatHasLeftDoesNotMakeUpForOneThatWasNotSeen() {
        page(4, "left", "b");
        page(4, "left", "c");
        page(3, "b", "c");
        assertThat(page(3, "c").outcome()).as("d was not seen yet").isEqualTo(Step.Outcome.MORE);
        page(3, "d", "b");
        page(3, "c");
        page(3, "b", "c");
        Step last = page(3, "d");
        assertThat(last.outcome()).isEqualTo(Step.Outcome.DONE);
        assertThat(last.contacts()).extracting(FeedContact::id).containsExactlyInAnyOrder("left", "b", "c", "d");
    }

    @Test
    void aContactThatLeftUnseenIsNotWaitedFor() {
        page(4, "a", "b");
        page(3, "c");
        page(3, "a", "b");
        assertThat(page(3, "c").outcome()).isEqualTo(Step.Outcome.DONE);
    }
}
