package io.github.camelinterakt.sandbox.api;

import java.time.Duration;

/** Counts the changes of a server's state, so that an observer can wait for the next one. Thread-safe. */
public final class Revision {

    private long current;

    /** Counts a change, and wakes those who wait. */
    public synchronized void increment() {
        current++;
        notifyAll();
    }

    public synchronized long current() {
        return current;
    }

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
}
