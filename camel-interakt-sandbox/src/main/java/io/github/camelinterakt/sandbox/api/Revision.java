package io.github.camelinterakt.sandbox.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts the changes of a server's state, so that an observer can wait for the next one. Thread-safe. */
public final class Revision {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long current;

    /** Counts a change, wakes those who wait, and calls the listeners. */
    public void increment() {
        synchronized (this) {
            current++;
            notifyAll();
        }
        listeners.forEach(Runnable::run);
    }

    /** The number of changes so far. */
    public synchronized long current() {
        return current;
    }

    /** Waits for a change. */
    public synchronized long await(long since, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (current == since) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return current;
    }

    /** Adds a listener. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
