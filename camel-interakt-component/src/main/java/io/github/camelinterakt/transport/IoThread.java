package io.github.camelinterakt.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a {@link Reactor}: reads and writes for all its calls, and may run short continuations in between.
 *
 * <p>While it runs one, it reads nothing. So a call that the continuation makes is put off until the continuation is over:
 * were it sent at once and awaited, its answer could never be read.
 */
final class IoThread extends Thread {

    private static final long BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** A thread that reads a socket seems to run, and so does one that a busy machine has not given a processor. */
    private static final long RUNNING_TOO_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Queue<Runnable> putOff = new ConcurrentLinkedQueue<>();

    private volatile Continuations running;
    private volatile long since;

    IoThread(Runnable target, String name) {
        super(target, name);
        setDaemon(true);
    }

    /** The thread that this code runs on, if it is one and is running a continuation; else null. */
    static IoThread inContinuation() {
        return Thread.currentThread() instanceof IoThread thread && thread.running != null ? thread : null;
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
        long tolerated = getState() == State.RUNNABLE ? RUNNING_TOO_LONG_NANOS : BLOCKED_NANOS;
        return current != null && now - since > tolerated ? current : null;
    }
}
