package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is moved, so that a test sees a 24-hour window close without waiting a day.
 * May be moved and read by any thread.
 */
public final class VirtualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private VirtualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock in UTC.
     *
     * @param start the time that it shows
     * @return a clock that stands still
     */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    /**
     * Moves the clock forward.
     *
     * @param time how far; not negative
     * @return the time that it now shows
     * @throws IllegalArgumentException if the time is negative
     */
    public Instant advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A clock does not go back: " + time);
        }
        return now.updateAndGet(instant -> instant.plus(time));
    }

    /**
     * Sets the clock.
     *
     * @param instant the time to show from now on
     */
    public void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** A view of the same clock in another zone: moving either moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(now, other);
    }
}
