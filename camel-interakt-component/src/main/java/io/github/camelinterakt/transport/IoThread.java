package io.github.camelinterakt.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is known of a thread of a {@link Reactor}, which reads and writes for all its calls and may run short continuations in
 * between.
 *
 * <p>While it runs one, it reads nothing. So a call that the continuation makes is put off until the continuation is over:
 * were it sent at once and awaited, its answer could never be read.
 */
final class IoThread {

    /**
     * In how many looks in a row a continuation that waits is taken for one that blocks. Looks are counted, and not the time:
     * where the whole process was stopped for a while, by its host or to collect garbage, no look was taken either.
     */
    private static final int LOOKS_WAITING = 3;
    /** A thread that reads a socket seems to run, and so does one that a busy machine has not given a processor. */
    private static final int LOOKS_RUNNING = 10;

    private static final ThreadLocal<IoThread> HERE = new ThreadLocal<>();
    private static final String NAME = "interakt-http";

    private final Thread thread;
    private final Queue<Runnable> putOff = new ConcurrentLinkedQueue<>();

    private volatile Continuations running;
    /** How many continuations it has begun; who reads {@link #running} before sees it. */
    private int begun;

    /** How many it had begun at the last look; this and the next two are for who looks. */
    private int seen;

    private int looks;
    private int looksWaiting;

    private IoThread(Thread thread) {
        this.thread = thread;
        // HttpCore has named it after a class of its own.
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
        begun++;
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

    /**
     * Looks at the thread. One thread does that, at every tick.
     *
     * @return whose continuation has been blocking the thread for several looks; null if none has
     */
    Continuations look() {
        Continuations current = running;
        int latest = begun;
        if (latest != seen) {
            seen = latest;
            looks = 0;
            looksWaiting = 0;
        }
        looks++;
        looksWaiting = thread.getState() == Thread.State.RUNNABLE ? 0 : looksWaiting + 1;
        return looksWaiting >= LOOKS_WAITING || looks >= LOOKS_RUNNING ? current : null;
    }
}
