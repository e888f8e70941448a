package io.github.camelinterakt.internal.governor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes only when a test lets it. Any thread may plan; one lets it pass. */
public final class VirtualTime implements TestTime {

    private record Event(long when, long order, Runnable task) {}

    // guarded by this
    private final Queue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::when).thenComparingLong(Event::order));
    private long now;
    private long order;

    @Override
    public synchronized long now() {
        return now;
    }

    /** A clock with the same time. */
    public Clock clock(Instant start) {
        InstantSource source = () -> start.plusNanos(now());
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public synchronized void schedule(Runnable task, long nanos) {
        events.add(new Event(now + Math.max(0, nanos), order++, task));
    }

    /** Runs a task after a time. */
    public void after(Duration delay, Runnable task) {
        schedule(task, delay.toNanos());
    }

    /** How much is planned. */
    public synchronized int planned() {
        return events.size();
    }

    /** Lets time pass, with all that is planned in it. */
    public void pass(Duration time) {
        long end = now() + time.toNanos();
        boolean more = true;
        while (more) {
            more = step(end);
        }
        synchronized (this) {
            now = end;
        }
    }

    /** Lets as much time pass as it takes until nothing is planned any more. */
    public void passAll() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Lets time pass until the next that is planned; false if nothing is. */
    public boolean step() {
        return step(Long.MAX_VALUE);
    }

    private boolean step(long end) {
        Event event;
        synchronized (this) {
            if (events.isEmpty() || events.element().when() > end) {
                return false;
            }
            event = events.remove();
            now = event.when();
        }
        event.task().run();
        return true;
    }
}
