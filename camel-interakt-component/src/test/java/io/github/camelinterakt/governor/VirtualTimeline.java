package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes only when a test lets it. For one thread. */
public final class VirtualTimeline implements Timeline {

    private record Event(long when, long order, Runnable task) {}

    private final Queue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::when).thenComparingLong(Event::order));
    private long now;
    private long order;

    @Override
    public long now() {
        return now;
    }

    @Override
    public Runnable at(long when, Runnable task) {
        Event event = new Event(Math.max(when, now), order++, task);
        events.add(event);
        return () -> events.remove(event);
    }

    /** Does something after a time. */
    public void after(Duration delay, Runnable task) {
        at(now + delay.toNanos(), task);
    }

    /** How much is planned. */
    public int planned() {
        return events.size();
    }

    /** Lets time pass, with all that is planned in it. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        while (!events.isEmpty() && events.element().when() <= end) {
            step();
        }
        now = end;
    }

    /** Lets as much time pass as it takes until nothing is planned any more. */
    public void passAll() {
        while (!events.isEmpty()) {
            step();
        }
    }

    private void step() {
        Event event = events.remove();
        now = event.when();
        event.task().run();
    }
}
