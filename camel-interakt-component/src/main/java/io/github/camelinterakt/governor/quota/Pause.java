package io.github.camelinterakt.governor.quota;

import java.util.random.RandomGenerator;

/**
 * The account's pause after a 429. All refusals of calls that were under way when it began belong to it. When it is over, one
 * call goes ahead of all others, and only its success ends the matter: a server that still refuses is asked once, not
 * by everybody.
 */
final class Pause {

    /** Doubled each time: three retries span more than a window. */
    private static final long BASE_NANOS = 10_000_000_000L;

    private static final int MAX_DOUBLINGS = 10;

    private final RandomGenerator random;

    private long began = Long.MIN_VALUE;
    private long until;
    private int inARow;
    private boolean cautious;
    private QueuedCall scout;

    Pause(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A call was refused.
     *
     * @param retryAfter what the server asks for; 0 or less if it says nothing, or no time of the future
     * @param maximum the longest pause
     * @return whether this begins a pause, rather than belonging to one
     */
    boolean refused(QueuedCall call, long now, long retryAfter, long maximum) {
        boolean isNew = call.admittedAt > began;
        if (isNew) {
            began = now;
            inARow++;
            cautious = true;
        }
        if (retryAfter > 0) {
            until = Math.max(until, now + Math.min(retryAfter, maximum));
        } else if (isNew) {
            until = Math.max(until, now + backOff(maximum));
        }
        if (scout == call) {
            scout = null;
        }
        return isNew;
    }

    private long backOff(long maximum) {
        long delay = BASE_NANOS << Math.min(inARow - 1, MAX_DOUBLINGS);
        // Later than the back-off, never earlier, and not all nodes at once.
        return Math.min(maximum, delay + (long) (delay * random.nextDouble() / 4));
    }

    boolean isOver(long now) {
        return now >= until;
    }

    /** When the last pause began. */
    long began() {
        return began;
    }

    long until() {
        return until;
    }

    /** Whether nobody may go now, although the pause is over: the one that went ahead is not back. */
    boolean awaitsScout() {
        return scout != null;
    }

    void admitted(QueuedCall call) {
        if (cautious) {
            scout = call;
        }
    }

    /** A call is over, and was not refused. */
    void over(QueuedCall call, boolean answered) {
        if (scout == call) {
            scout = null;
            if (answered) {
                cautious = false;
                inARow = 0;
            }
        }
    }
}
