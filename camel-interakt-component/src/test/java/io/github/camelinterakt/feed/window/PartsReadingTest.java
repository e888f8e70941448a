package io.github.camelinterakt.feed.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A window whose contacts are listed in another order each time. */
class PartsReadingTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final FeedWindow WINDOW = new FeedWindow(START.minus(OVERLAP), START.plus(Duration.ofMinutes(10)));
    private static final int PAGE = 100;

    private final Random random = new Random(3);
    private final List<FeedContact> contacts = new ArrayList<>();
    private final List<FeedWindow> asked = new ArrayList<>();
    private boolean isShuffled = true;

    @Test
    void theOverlapIsReadAgainAfterACrashOnlyAsLongAsItMayNotHaveBeenRead() {
        tenContactsASecond(600);
        PartsReading reading = new PartsReading(WINDOW, PAGE, START, new Density());

        assertThat(reading.checkpoint().start(OVERLAP)).isEqualTo(WINDOW.from());
        assertThat(step(reading).outcome()).isEqualTo(Step.Outcome.GAP);
        assertThat(reading.checkpoint().start(OVERLAP)).isEqualTo(WINDOW.from());
        while (step(reading).outcome() != Step.Outcome.MORE) {
            assertThat(reading.checkpoint().start(OVERLAP)).isEqualTo(WINDOW.from());
        }
        Instant read = asked.get(asked.size() - 1).to();
        assertThat(Checkpoint.parse(reading.checkpoint().toString()).start(OVERLAP))
                .isEqualTo(read);
    }

    @Test
    void whereContactsEndTheRestIsReadAtOnce() {
        tenContactsASecond(105);
        Density density = new Density();
        density.guess(10, 1000);
        PartsReading reading = new PartsReading(WINDOW, PAGE, START, density);

        while (step(reading).outcome() != Step.Outcome.DONE) {
            assertThat(asked).hasSizeLessThan(1000);
        }

        List<FeedWindow> silent = asked.stream()
                .filter(part -> part.from().isAfter(START.plusSeconds(105)))
                .toList();
        assertThat(silent).singleElement().satisfies(part -> assertThat(part.to())
                .isEqualTo(WINDOW.to()));
    }

    @Test
    void whereAPageShowsNoMoreThanOneMomentTheWindowIsBisected() {
        // Listed in an order after all: the first page says nothing of what comes later.
        for (int millisecond = 0; millisecond < 60; millisecond++) {
            for (int i = 0; i < 150; i++) {
                Instant at = START.plusMillis(millisecond);
                contacts.add(new FeedContact("c" + contacts.size(), at, at, null));
            }
        }
        isShuffled = false;
        PartsReading reading = new PartsReading(WINDOW, PAGE, START, new Density());
        Set<String> read = new HashSet<>();

        Step step;
        do {
            step = step(reading);
            step.contacts().forEach(contact -> read.add(contact.id()));
            assertThat(asked).hasSizeLessThan(1000);
        } while (step.outcome() != Step.Outcome.DONE);

        assertThat(read).hasSize(contacts.size());
    }

    private void tenContactsASecond(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            Instant at = START.plusMillis(100L * i);
            contacts.add(new FeedContact("c" + i, at, at, null));
        }
    }

    private Step step(PartsReading reading) {
        PageRequest request = reading.next();
        asked.add(request.window());
        List<FeedContact> found = new ArrayList<>(contacts.stream()
                .filter(contact -> request.window().contains(contact.at()))
                .toList());
        if (isShuffled) {
            Collections.shuffle(found, random);
        }
        List<FeedContact> page = found.subList(
                Math.min(request.offset(), found.size()), Math.min(request.offset() + PAGE, found.size()));
        boolean hasNext = request.offset() + page.size() < found.size();
        return reading.accept(request, new FeedPage(page, hasNext, found.size()));
    }
}
