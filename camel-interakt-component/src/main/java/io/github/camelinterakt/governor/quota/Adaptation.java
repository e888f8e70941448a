package io.github.camelinterakt.governor.quota;

import io.github.camelinterakt.Plan;

/**
 * Finds the rate that gets through when the plan that is set is not the account's. Down at once to what the server let
 * through, up again in steps after a quiet time, and that time doubles with each step that was one too many.
 */
final class Adaptation {

    private static final int QUIET_WINDOWS = 5;
    private static final int MAX_QUIET_WINDOWS = 60;
    private static final int STEPS = 10;

    private final long window;
    private final long startedAt;
    private int ceiling = Integer.MAX_VALUE;
    /** The ceiling before it was last raised; 0 if it was not, or has proved to be right since. */
    private int proven;

    private long raiseAt;
    private int quietWindows = QUIET_WINDOWS;
    private long lastRefusal;
    private boolean refusedBefore;

    Adaptation(long window, long startedAt) {
        this.window = window;
        this.startedAt = startedAt;
    }

    /** How many permits the server has shown to accept; {@link Integer#MAX_VALUE} where it has not shown a bound. */
    int ceiling(long now, int limit) {
        if (ceiling >= limit) {
            ceiling = Integer.MAX_VALUE;
            proven = now >= raiseAt ? 0 : proven;
            return ceiling;
        }
        if (now >= raiseAt) {
            proven = ceiling;
            long steps = 1 + (now - raiseAt) / window;
            raiseAt += steps * window;
            long raised = ceiling + steps * Math.max(1, limit / STEPS);
            ceiling = raised >= limit ? Integer.MAX_VALUE : (int) raised;
        }
        return ceiling;
    }

    /**
     * The server has refused calls.
     *
     * @param when it began to
     * @param limit what is set
     * @param accepted how many calls it has accepted within the last window
     * @param since when it answered the first of these
     * @return whether the ceiling is lower now
     */
    boolean refused(long when, long now, int limit, int accepted, long since) {
        boolean again = refusedBefore && when - lastRefusal <= QUIET_WINDOWS * window;
        // At first the calls of an earlier process may still count, and they say nothing about the plan.
        boolean inFirstWindow = when - startedAt <= window;
        boolean lowered = ceiling < limit;
        refusedBefore = true;
        lastRefusal = when;
        int current = Math.min(limit, ceiling);
        int smaller = smaller(current, accepted);
        if (smaller == 0 && (!again || inFirstWindow)) {
            return false;
        }
        // Where less than a tenth gets through, somebody else uses the quota up: a pause is the answer to that.
        int through = smaller > 0 ? smaller : Math.max(limit / STEPS, estimate(accepted, now - since));
        proven = 0;
        if (lowered) {
            quietWindows = Math.min(MAX_QUIET_WINDOWS, 2 * quietWindows);
        }
        raiseAt = now + quietWindows * window;
        if (through >= current) {
            return false;
        }
        ceiling = through;
        return true;
    }

    /** Whether a refusal after so many accepted calls leaves no doubt, so that no further answers need be waited for. */
    boolean isClear(int limit, int accepted) {
        return smaller(Math.min(limit, ceiling), accepted) > 0;
    }

    /** The ceiling that is known to be right, below the current one; 0 if none is. */
    private int smaller(int current, int accepted) {
        return proven > 0 && proven < current ? proven : smallerPlan(current, accepted);
    }

    /** A bucket was refilled in the meantime by what its limit gives in that time; a sliding window was not. */
    private int estimate(int accepted, long spread) {
        return Math.max(1, (int) (accepted / (1 + Math.min(1.0, (double) spread / window))));
    }

    /** A plan below the one that is set, of which all was accepted before the server refused; 0 if there is none. */
    private static int smallerPlan(int limit, int accepted) {
        int found = 0;
        for (Plan plan : Plan.values()) {
            boolean next = limit <= 2 * plan.requestsPerMinute();
            if (next && plan.requestsPerMinute() < limit && plan.requestsPerMinute() <= accepted) {
                found = plan.requestsPerMinute();
            }
        }
        return found;
    }
}
