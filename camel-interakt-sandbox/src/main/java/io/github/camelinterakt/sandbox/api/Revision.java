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

    /**
     * The number of changes so far.
     *
     * @return the current revision
     */
    public synchronized long current() {
        return current;
    }

    /**
     * Waits for a change.
     *
     * @param since the revision that the caller knows
     * @param longest the maximum time to wait, in real time
     * @return the current revision, which equals {@code since} if nothing changed in time
     * @throws InterruptedException if the caller is interrupted
     */
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

    /**
     * Adds a listener.
     *
     * @param listener is called after each change, on the thread that made it; it must be quick
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
