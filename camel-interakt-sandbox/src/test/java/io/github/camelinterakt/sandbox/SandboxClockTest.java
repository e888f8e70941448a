package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxClockTest {

    private final SandboxClock clock = SandboxClock.startingAt(Instant.EPOCH);

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

    @Test
    void aClockHasASpeed() {
        assertThat(SandboxClock.accelerated(60).speed()).isEqualTo(60);
        assertThat(SandboxClock.real().speed()).isEqualTo(1);
        assertThat(clock.speed()).isZero();
        assertThat(SandboxClock.following(clock)).isSameAs(clock);
    }

    @Test
    void aClockThatFollowsAnotherCanBeAcceleratedAdvancedAndStopped() {
        MutableClock source = new MutableClock();
        SandboxClock following = SandboxClock.following(source);
        source.now = source.now.plusSeconds(1);
        assertThat(following.instant()).isEqualTo(Instant.ofEpochSecond(1));
        following.speed(60);
        source.now = source.now.plusSeconds(1);
        assertThat(following.instant()).isEqualTo(Instant.ofEpochSecond(61));
        following.advance(Duration.ofHours(1));
        assertThat(following.instant()).isEqualTo(Instant.ofEpochSecond(3661));
        following.speed(0);
        source.now = source.now.plusSeconds(1);
        assertThat(following.instant()).isEqualTo(Instant.ofEpochSecond(3661));
        assertThatThrownBy(() -> following.speed(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class MutableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
