package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Runs work at times of the sandbox's clock, one after the other, on a thread of its own or on the thread that moves the clock. */
final class Scheduler implements AutoCloseable {

    /** A clock that follows another one may be moved without notice. */
    private static final long LONGEST_WAIT = 500;

    private record Task(Instant at, long number, Runnable work) {}

    private final SandboxClock clock;
    private final Object running = new Object();
    private final Runnable onMove = this::moved;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
    private long number;
    private Thread thread;
    private boolean closed;

    Scheduler(SandboxClock clock) {
        this.clock = clock;
        clock.addListener(onMove);
    }

    synchronized void at(Instant at, Runnable work) {
        tasks.add(new Task(at, ++number, work));
        if (thread == null) {
            thread = new Thread(this::run, "interakt-sandbox-scheduler");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Moves the clock step by step, so that all work that becomes due runs at its time. */
    void advance(Duration time) {
        Instant target = clock.instant().plus(time);
        for (Instant next = next(); next != null && !next.isAfter(target); next = next()) {
            moveTo(next);
            runDue();
        }
        moveTo(target);
    }

    private void moveTo(Instant target) {
        Duration left = Duration.between(clock.instant(), target);
        if (!left.isNegative()) {
            clock.advance(left);
        }
    }

    synchronized void clear() {
        tasks.clear();
    }

    private synchronized Instant next() {
        return tasks.isEmpty() ? null : tasks.peek().at();
    }

    private void moved() {
        runDue();
        synchronized (this) {
            notifyAll();
        }
    }

    private void runDue() {
        synchronized (running) {
            for (Task due = takeDue(); due != null; due = takeDue()) {
                try {
                    due.work().run();
                } catch (RuntimeException e) {
                    // A reset has removed what the work is about.
                }
            }
        }
    }

    private synchronized Task takeDue() {
        return tasks.isEmpty() || tasks.peek().at().isAfter(clock.instant()) ? null : tasks.poll();
    }

    private void run() {
        while (awaitDue()) {
            runDue();
        }
    }

    private synchronized boolean awaitDue() {
        try {
            while (!closed && (tasks.isEmpty() || tasks.peek().at().isAfter(clock.instant()))) {
                double speed = clock.speed();
                if (tasks.isEmpty() || speed == 0) {
                    wait();
                } else {
                    long left =
                            Duration.between(clock.instant(), tasks.peek().at()).toMillis();
                    wait(Math.max(1, Math.min(LONGEST_WAIT, (long) Math.ceil(left / speed))));
                }
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.removeListener(onMove);
        notifyAll();
    }
}
