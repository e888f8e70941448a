package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The sandbox's clock: real, accelerated by a factor, or moved by hand only, so that a test can close a 24-hour window without
 * waiting a day. Its speed can be changed at any time, and {@link #advance} moves it in each of these modes. Thread-safe.
 */
public final class SandboxClock extends Clock {

    /** The time of this clock at a time of its source, and how fast it runs from there on. */
    private record Reading(Instant at, Instant source, double speed) {

        Instant on(Instant now) {
            if (speed == 0) {
                return at;
            }
            Duration elapsed = Duration.between(source, now);
            return at.plus(speed == 1 ? elapsed : Duration.ofNanos((long) (elapsed.toNanos() * speed)));
        }
    }

    private final Clock source;
    private final AtomicReference<Reading> reading;
    private final List<Runnable> listeners;
    private final ZoneId zone;

    private SandboxClock(Clock source, AtomicReference<Reading> reading, List<Runnable> listeners, ZoneId zone) {
        this.source = source;
        this.reading = reading;
        this.listeners = listeners;
        this.zone = zone;
    }

    private SandboxClock(Clock source, Instant at, double speed) {
        this(
                source,
                new AtomicReference<>(new Reading(at, source.instant(), checked(speed))),
                new CopyOnWriteArrayList<>(),
                ZoneOffset.UTC);
    }

    /** Creates a clock that runs as fast as time. */
    public static SandboxClock real() {
        return accelerated(1);
    }

    /** Creates a clock that runs faster than time. */
    public static SandboxClock accelerated(double speed) {
        Clock system = Clock.systemUTC();
        return new SandboxClock(system, system.instant(), speed);
    }

    /** Creates a clock that stands still until it is advanced. */
    public static SandboxClock startingAt(Instant start) {
        return new SandboxClock(Clock.systemUTC(), start, 0);
    }

    /** Creates a clock that runs with another one. */
    public static SandboxClock following(Clock source) {
        return source instanceof SandboxClock clock ? clock : new SandboxClock(source, source.instant(), 1);
    }

    static double checked(double speed) {
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("The clock's speed must be from 0 to 1000000, but is " + speed);
        }
        return speed;
    }

    /** Advances the clock. */
    public Instant advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("The clock cannot be set back by " + time);
        }
        return change(now -> new Reading(now.at().plus(time), now.source(), now.speed()));
    }

    /** Sets the clock. */
    public void set(Instant instant) {
        change(now -> new Reading(instant, now.source(), now.speed()));
    }

    /** Changes how fast the clock runs from now on. */
    public void speed(double speed) {
        change(now -> new Reading(now.at(), now.source(), checked(speed)));
    }

    /** How fast the clock runs. */
    public double speed() {
        return reading.get().speed();
    }

    private Instant change(UnaryOperator<Reading> change) {
        Instant at = reading.updateAndGet(before -> {
                    Instant now = source.instant();
                    return change.apply(new Reading(before.on(now), now, before.speed()));
                })
                .at();
        listeners.forEach(Runnable::run);
        return at;
    }

    /** Calls the listener after each change by hand, on the thread that makes it. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public Instant instant() {
        Reading now = reading.get();
        return now.speed() == 0 ? now.at() : now.on(source.instant());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** A view of the same clock in another zone: advancing either advances both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SandboxClock(source, reading, listeners, other);
    }
}
