package io.github.camelinterakt.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides for one endpoint on which thread its routes go on after an answer.
 *
 * <p>A hand-over to another thread costs as much as a whole call on a fast line, and is needed only where the next steps
 * block. So it is done until the steps have shown to be short, and again as soon as they are not: from one window of calls
 * to the next. Steps that once blocked the I/O thread never get it again; the calls whose answers were awaited at that moment
 * are late by that once, which is why an option forbids it for those who mind.
 */
public final class Continuations {

    private static final int WINDOW = 256;
    /** On the average of a window: also on a busy machine, steps that only compute stay below. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Executor pool;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

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
    public void run(Runnable continuation) {
        IoThread thread = shortLately && !blockedOnce ? IoThread.here() : null;
        if (thread != null && !thread.isBusy()) {
            thread.run(this, () -> timed(continuation));
        } else {
            Connections.releaseKept();
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
            count(System.nanoTime() - start);
        }
    }

    private void count(long duration) {
        nanos.addAndGet(duration);
        if (seen.incrementAndGet() == WINDOW) {
            shortLately = nanos.getAndSet(0) <= WINDOW * SHORT_NANOS;
            seen.set(0);
        }
    }
}
