package io.github.camelinterakt.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelinterakt.sandbox.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaseClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualClock wall = VirtualClock.startingAt(START);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final LeaseClock clock = new LeaseClock(wall, nanos::get);

    @Test
    void aMachineThatWasSuspendedKnowsIt() {
        wall.advance(Duration.ofMinutes(10));
        nanos.addAndGet(1_000);
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aWallClockThatIsSetBackDoesNotProlongALease() {
        wall.set(START.minus(Duration.ofHours(1)));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
        wall.advance(Duration.ofSeconds(2));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7));
    }
}
