package io.github.camelinterakt.internal.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Where a feed begins that has no checkpoint. */
class FeedStartTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00.123456Z"), ZoneOffset.UTC);

    private static Instant start(String since) {
        FeedConfiguration configuration = new FeedConfiguration("checkpoints.properties", 0);
        configuration.setSince(since);
        return configuration.start(CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T09:00:00Z, 2026-01-31T09:00:00Z",
        "7d, 2026-02-22T09:00:00.123Z",
        "PT12H, 2026-02-28T21:00:00.123Z",
        "'', 1970-01-01T00:00:00Z"
    })
    void aTimeOrHowLongAgo(String since, Instant start) {
        assertThat(start(since)).isEqualTo(start);
    }

    @Test
    void nowLeavesOutNoChangeThatIsNotedInWholeMilliseconds() {
        assertThat(start("now")).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-7d", "0s", "2026-13-01"})
    void anyOtherValueIsRefused(String since) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(since))
                .withMessageContaining("The option since must be");
    }
}
