package io.github.camelinterakt.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that never goes back and is never late: it moves by the larger of what the machine's monotonic time and its wall time
 * have moved. The monotonic time stands still while a machine is suspended, and the wall time may be set back; a lease
 * must be taken for ended by either. Being early only costs a renewal.
 */
final class LeaseClock extends Clock {

    private final Clock wall;
    private final LongSupplier nanos;
    private Instant lastWall;
    private long lastNanos;
    private Instant now;

    LeaseClock(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.lastWall = wall.instant();
        this.lastNanos = nanos.getAsLong();
        this.now = lastWall;
    }

    /** That of this machine. */
    static LeaseClock ofThisMachine() {
        return new LeaseClock(Clock.systemUTC(), System::nanoTime);
    }

    @Override
    public synchronized Instant instant() {
        Instant newWall = wall.instant();
        long newNanos = nanos.getAsLong();
        Duration byWall = Duration.between(lastWall, newWall);
        Duration byNanos = Duration.ofNanos(newNanos - lastNanos);
        lastWall = newWall;
        lastNanos = newNanos;
        now = now.plus(byWall.compareTo(byNanos) > 0 ? byWall : byNanos);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    /** A clock of its own in that zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new LeaseClock(wall.withZone(zone), nanos);
    }
}
