package io.github.camelinterakt.client;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides for one endpoint on which thread its routes go on after an answer.
 *
 * <p>A hand-over to another thread costs as much as a whole call on a fast line, and is needed only where the next steps
 * block. So it is done until the steps have shown to be short, and again as soon as they are not: from one window of calls
 * to the next. Steps that once blocked the I/O thread never get it again; the calls whose answers were awaited at that moment
 * are late by that once, which is why an option forbids it for those who mind.
 */
final class Continuations {

    private static final int WINDOW = 256;
    private static final int TOLERATED = WINDOW / 20;
    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Executor pool;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();

    private volatile boolean shortLately;
    private volatile boolean blockedOnce;

    /**
     * Decides between the I/O thread and that pool.
     *
     * @param ioThreadAllowed whether the I/O thread may be used at all
     */
    Continuations(Executor pool, boolean ioThreadAllowed) {
        this.pool = pool;
        this.blockedOnce = !ioThreadAllowed;
    }

    /** Runs what follows an answer. */
    void run(Runnable continuation) {
        if (shortLately
                && !blockedOnce
                && Thread.currentThread() instanceof IoThread thread
                && IoThread.inContinuation() == null) {
            thread.run(this, () -> timed(continuation));
        } else {
            pool.execute(() -> timed(continuation));
        }
    }

    /**
     * The steps have blocked the I/O thread.
     *
     * @return whether that is new
     */
    boolean blocked() {
        boolean first = !blockedOnce;
        blockedOnce = true;
        return first;
    }

    private void timed(Runnable continuation) {
        long start = System.nanoTime();
        try {
            continuation.run();
        } finally {
            count(System.nanoTime() - start > SHORT_NANOS);
        }
    }

    private void count(boolean isSlow) {
        if (isSlow) {
            slow.incrementAndGet();
        }
        if (seen.incrementAndGet() == WINDOW) {
            shortLately = slow.getAndSet(0) <= TOLERATED;
            seen.set(0);
        }
    }
}
