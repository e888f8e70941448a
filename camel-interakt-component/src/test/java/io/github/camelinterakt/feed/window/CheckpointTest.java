package io.github.camelinterakt.feed.window;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A checkpoint as it is written, and read again. */
class CheckpointTest {

    private static final Instant MARK = Instant.parse("2026-01-31T09:00:00.123456Z");

    @Test
    void everyCheckpointIsReadAsItWasWritten() {
        for (Checkpoint checkpoint : List.of(
                Checkpoint.at(MARK),
                Checkpoint.at(Instant.EPOCH),
                Checkpoint.inParts(MARK, MARK.plusSeconds(9), new Pace(333.25, 0.5)),
                Checkpoint.inWindow(MARK, Order.DESCENDING, MARK.plusSeconds(9), MARK.plusSeconds(3)))) {
            assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whatever",
                "2026-01-31T09:00:00Z order=DESCENDING",
                "2026-01-31T09:00:00Z order=SIDEWAYS until=2026-01-31T09:00:00Z cursor=2026-01-31T09:00:00Z",
                "2026-01-31T09:00:00Z until=2026-01-31T09:01:00Z contactsADay=0.0 dispersion=1.0",
                "2026-01-31T09:00:00Z until=2026-01-31T09:01:00Z contactsADay=NaN dispersion=1.0",
                "2026-01-31T09:00:00Z until=2026-01-31T09:01:00Z contactsADay=many dispersion=1.0",
                "2026-01-31T09:00:00Z until=2026-01-31T09:01:00Z contactsADay=5.0",
                "2026-01-31T09:00:00Z contactsADay=5.0 dispersion=1.0",
                "2026-01-31T09:00:00Z until=2026-01-31T09:00:00Z contactsADay=5.0 dispersion=1.0"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
