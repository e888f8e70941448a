package io.github.camelinterakt.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a thread of a {@link Reactor}, which reads and writes for all its calls and may run short continuations in
 * between.
 *
 * <p>While it runs one, it reads nothing. So a call that the continuation makes is put off until the continuation is over:
 * were it sent at once and awaited, its answer could never be read.
 */
final class IoThread {

    private static final long BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** A thread that reads a socket seems to run, and so does one that a busy machine has not given a processor. */
    private static final long RUNNING_TOO_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final ThreadLocal<IoThread> HERE = new ThreadLocal<>();
    private static final String NAME = "interakt-http";

    private final Thread thread;
    private final Queue<Runnable> putOff = new ConcurrentLinkedQueue<>();

    private volatile Continuations running;
    private volatile long since;

    private IoThread(Thread thread) {
        this.thread = thread;
        // The client that makes it takes no name for it.
        thread.setName(NAME);
    }

    /** The thread that this code runs on; null if it is none that has {@link #enter entered}. */
    static IoThread here() {
        return HERE.get();
    }

    /**
     * The thread that this code runs on is one.
     *
     * @return it, if it is new; null if it is known already
     */
    static IoThread enter() {
        if (HERE.get() != null) {
            return null;
        }
        IoThread entered = new IoThread(Thread.currentThread());
        HERE.set(entered);
        return entered;
    }

    /** The thread that this code runs on, if it is one and is running a continuation; else null. */
    static IoThread inContinuation() {
        IoThread here = HERE.get();
        return here != null && here.running != null ? here : null;
    }

    /** Whether it is the thread that this code runs on. */
    boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    /** Whether it is running a continuation. */
    boolean isBusy() {
        return running != null;
    }

    /** Runs a continuation, and then what it has put off. Only on this thread, and not within another continuation. */
    void run(Continuations continuations, Runnable continuation) {
        since = System.nanoTime();
        running = continuations;
        try {
            continuation.run();
        } finally {
            running = null;
            runPutOff();
        }
    }

    /** Does that when the continuation is over. */
    void putOff(Runnable task) {
        putOff.add(task);
    }

    /** Does now what was put off; for a thread that is blocked, somebody else calls it. */
    void runPutOff() {
        for (Runnable task = putOff.poll(); task != null; task = putOff.poll()) {
            task.run();
        }
    }

    /** Whose continuation has been blocking the thread for long; null if none has. */
    Continuations blockedBy(long now) {
        Continuations current = running;
        long tolerated = thread.getState() == Thread.State.RUNNABLE ? RUNNING_TOO_LONG_NANOS : BLOCKED_NANOS;
        return current != null && now - since > tolerated ? current : null;
    }
}
