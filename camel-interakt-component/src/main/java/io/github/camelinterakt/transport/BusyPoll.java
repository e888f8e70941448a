package io.github.camelinterakt.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides for one I/O thread when it looks for an answer again and again for a moment (busy polling) before it goes to sleep.
 *
 * <p>From a peer on the same machine, such as a gateway or the sandbox, an answer is there sooner than a thread has fallen
 * asleep and been woken up; to look for it takes no more processor time than that, and less than half of the time.
 * docs/benchmarks.md has the figures. It is done only while a single call is under way on the thread, which so keeps no other
 * one waiting, and only as long as it pays: where answers take longer, a thousandth of the calls at most are looked for in
 * vain.
 */
final class BusyPoll {

    /** As long as it takes to sleep and to be woken up, about: to look in vain then costs no more than once as much. */
    static final long LONGEST_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    /** After answers that came one after another for so long, the thread looks after its other connections. */
    static final long LONGEST_ROW_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final int MOST_LEFT_OUT = 1024;

    private static final ThreadLocal<BusyPoll> HERE =
            ThreadLocal.withInitial(() -> new BusyPoll(Runtime.getRuntime().availableProcessors(), System::nanoTime));

    private final boolean isPossible;
    private final LongSupplier nanoTime;
    private int awaited;
    private int leftOut;
    private int nextLeftOut = 1;

    /**
     * For a thread.
     *
     * @param processors how many there are: on a single one, the peer cannot answer meanwhile
     * @param nanoTime as {@link System#nanoTime()}
     */
    BusyPoll(int processors, LongSupplier nanoTime) {
        isPossible = processors > 1;
        this.nanoTime = nanoTime;
    }

    /** This thread's. */
    static BusyPoll here() {
        return HERE.get();
    }

    /** The time, in nanoseconds from some origin. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** A connection of the thread now waits for an answer. */
    void awaits() {
        awaited++;
    }

    /** A connection of the thread waits no more. */
    void awaitsNoMore() {
        awaited--;
    }

    /** Whether to look for an answer that is awaited now; to be asked once for each. */
    boolean isToLook() {
        if (!isPossible || awaited != 1) {
            return false;
        }
        if (leftOut > 0) {
            leftOut--;
            return false;
        }
        return true;
    }

    /** The answer has come while it was looked for, or has not. */
    void looked(boolean found) {
        leftOut = found ? 0 : nextLeftOut;
        nextLeftOut = found ? 1 : Math.min(MOST_LEFT_OUT, 2 * nextLeftOut);
    }
}
