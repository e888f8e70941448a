package io.github.camelinterakt.internal.governor;

import java.util.random.RandomGenerator;

import io.github.camelinterakt.Plan;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;

/**
 * Reacts to the server's 429s: pauses the account, and lowers the rate where the limit that is set looks too high. The rate is
 * halved; after a quiet time it rises by a tenth of the limit each minute. A step that leads to a 429 is taken back, and
 * the quiet time doubles.
 */
final class Throttle {

    static final long MAX_PAUSE = 65_000_000_000L;
    /** Doubled each time: three retries span more than a window. */
    private static final long FIRST_PAUSE = 10_000_000_000L;

    private static final int MAX_DOUBLINGS = 3;
    private static final int QUIET_WINDOWS = 5;
    private static final int MAX_QUIET_WINDOWS = 60;
    private static final int STEPS = 10;

    private final long window;
    private final RandomGenerator random;

    private long began = Long.MIN_VALUE;
    private long until;
    /** Pauses since the last call with another response. */
    private int refusalsInARow;
    /** After a pause one call, the scout, is sent, and the others wait for its response. */
    private QueuedCall scout;

    private int rate = Integer.MAX_VALUE;
    private boolean raised;
    private long raiseAt;
    private int quietWindows = QUIET_WINDOWS;

    Throttle(long window, RandomGenerator random) {
        this.window = window;
        this.random = random;
    }

    /**
     * The server refused a call, and asked for no more calls so long, or for nothing (0). Refusals of calls that were in flight
     * when a pause began belong to that pause; returns whether one begins.
     */
    boolean refused(QueuedCall call, long now, long retryAfter, int limit) {
        boolean begins = call.admittedAt > began;
        if (begins) {
            lower(now, limit, began != Long.MIN_VALUE && now - began <= QUIET_WINDOWS * window);
            began = now;
        }
        if (retryAfter > 0) {
            until = Math.max(until, now + Math.min(retryAfter, MAX_PAUSE));
        } else if (begins) {
            long delay = FIRST_PAUSE << Math.min(refusalsInARow, MAX_DOUBLINGS);
            // Jitter keeps nodes from returning together; only upwards, as earlier would be too early.
            until = Math.max(until, now + Math.min(MAX_PAUSE, delay + (long) (delay * random.nextDouble() / 4)));
        }
        refusalsInARow += begins ? 1 : 0;
        scout = scout == call ? null : scout;
        return begins;
    }

    /** A first refusal may be caused by calls of an earlier process, unless half the limit is a plan that exists. */
    private void lower(long now, int limit, boolean repeated) {
        int current = Math.min(limit, rate(now, limit));
        if (raised) {
            rate = current - step(limit);
        } else if (repeated || current / 2 >= Plan.GROWTH.requestsPerMinute()) {
            rate = Math.max(step(limit), current / 2);
        } else {
            return;
        }
        quietWindows = raised || current < limit ? Math.min(MAX_QUIET_WINDOWS, 2 * quietWindows) : quietWindows;
        raised = false;
        raiseAt = now + quietWindows * window;
    }

    /** The rate that the server accepts; {@link Integer#MAX_VALUE} as long as it has shown no limit. */
    int rate(long now, int limit) {
        while (rate < limit && now >= raiseAt) {
            rate += step(limit);
            raised = true;
            raiseAt += window;
        }
        if (rate >= limit) {
            rate = Integer.MAX_VALUE;
            if (raised && now >= raiseAt) {
                raised = false;
                quietWindows = QUIET_WINDOWS;
            }
        }
        return rate;
    }

    private static int step(int limit) {
        return Math.max(1, limit / STEPS);
    }

    /** Whether calls may start: there is no pause, and no scout whose response they wait for. */
    boolean isOpen(long now) {
        return now >= until && scout == null;
    }

    /** When the last pause ends or ended. */
    long pausedUntil() {
        return until;
    }

    void admitted(QueuedCall call) {
        if (refusalsInARow > 0) {
            scout = call;
        }
    }

    /** An attempt has ended, and was not refused. */
    void ended(QueuedCall call, boolean answered) {
        if (scout == call) {
            scout = null;
            refusalsInARow = answered ? 0 : refusalsInARow;
        }
    }
}
