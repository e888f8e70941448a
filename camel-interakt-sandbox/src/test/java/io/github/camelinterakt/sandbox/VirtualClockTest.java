package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VirtualClockTest {

    private final VirtualClock clock = VirtualClock.startingAt(Instant.EPOCH);

    @Test
    void theClockAdvancesOnlyOnRequest() {
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofDays(1))).isEqualTo(Instant.parse("1970-01-02T00:00:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("1970-01-02T00:00:00Z"));
    }

    @Test
    void aViewInAnotherZoneSharesTheTime() {
        Clock view = clock.withZone(ZoneId.of("Asia/Kolkata"));
        clock.advance(Duration.ofHours(1));

        assertThat(view.instant()).isEqualTo(clock.instant());
        assertThat(view.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void theClockCannotBeSetBackByANegativeDuration() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
