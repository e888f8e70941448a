package io.github.camelinterakt.governor.quota;

import io.github.camelinterakt.Priority;

/**
 * A call that wants a permit. It is its own node in a lane's queue, so that waiting costs no other object (but one where it
 * has a time to live), and a call that need not wait costs none at all.
 */
public abstract class QueuedCall {

    /** The time to live of a call that waits as long as it takes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Priority priority;
    private final long timeToLive;

    // All below belongs to the quota, and is guarded by its lock.
    QueuedCall before;
    QueuedCall after;
    Lane lane;
    long sequence;
    long expiresAt;
    long queuedAt;
    long dueAt;
    long admittedAt;
    Refusal refusal;

    /**
     * A call.
     *
     * @param timeToLive how long, in nanoseconds from its first offer on, it may wait; {@link #NEVER} for no bound
     */
    protected QueuedCall(Priority priority, long timeToLive) {
        this.priority = priority;
        this.timeToLive = timeToLive;
    }

    /** Its priority. */
    public final Priority priority() {
        return priority;
    }

    /** How long it waited for its permit, the time of earlier tries included. */
    public final long waited() {
        return admittedAt - queuedAt;
    }

    /** Decides that it gets no permit. */
    public final void refuseWith(Refusal why) {
        refusal = why;
    }

    /** Why it got no permit; null if it got one. */
    public final Refusal refusal() {
        return refusal;
    }

    /** Whether its time to live ends by then. */
    public final boolean expiresBy(long then) {
        return expiresAt <= then;
    }

    final long timeToLive() {
        return timeToLive;
    }

    /** It has a permit: makes the call. On a thread that others wait for, so it must not block. */
    protected abstract void start();

    /** It gets no permit. On a thread that others wait for, so it must not block. */
    protected abstract void refuse(Refusal why);

    /** Does what the quota decided. */
    public final void go() {
        if (refusal == null) {
            start();
        } else {
            refuse(refusal);
        }
    }
}
