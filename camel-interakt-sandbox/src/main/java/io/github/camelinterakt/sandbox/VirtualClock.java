package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that advances only on request, so that a test can close a 24-hour window without waiting a day.
 * Thread-safe.
 */
public final class VirtualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private VirtualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Creates a clock in UTC.
     *
     * @param start the initial time
     * @return the clock
     */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    /**
     * Advances the clock.
     *
     * @param time the duration; not negative
     * @return the new time
     * @throws IllegalArgumentException if the time is negative
     */
    public Instant advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("The clock cannot be set back by " + time);
        }
        return now.updateAndGet(instant -> instant.plus(time));
    }

    /**
     * Sets the clock.
     *
     * @param instant the new time
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

    /** A view of the same clock in another zone: advancing either advances both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(now, other);
    }
}
