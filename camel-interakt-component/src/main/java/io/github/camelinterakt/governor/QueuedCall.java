package io.github.camelinterakt.governor;

import io.github.camelinterakt.Priority;

/** A call that needs a permit for each try. */
public abstract class QueuedCall {

    /** The time to live of a call that waits as long as it takes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Priority priority;
    private final long timeToLive;

    // The governor's, guarded by its lock.
    long sequence;
    long expiresAt;
    long queuedAt;
    long dueAt;
    long admittedAt;
    Refusal refusal;
    SharedQuota.Permit permit;

    /**
     * A call.
     *
     * @param timeToLive how long it may wait, in nanoseconds from its first offer; {@link #NEVER} for no limit
     */
    protected QueuedCall(Priority priority, long timeToLive) {
        this.priority = priority;
        this.timeToLive = timeToLive;
    }

    final Priority priority() {
        return priority;
    }

    final long timeToLive() {
        return timeToLive;
    }

    /** Starts the call, which has a permit now. Must not block. */
    protected abstract void start();

    /** Fails the call, which gets no permit. Must not block. */
    protected abstract void refuse(Refusal why);
}
