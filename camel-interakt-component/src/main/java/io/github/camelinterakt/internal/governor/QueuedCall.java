package io.github.camelinterakt.internal.governor;

import java.util.function.LongConsumer;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;

/** A call that needs a permit for each attempt. */
public abstract class QueuedCall {

    /** The time to live of a call that never expires. */
    public static final long NEVER = Long.MAX_VALUE;

    final Priority priority;
    final long timeToLive;

    // guarded by the governor's lock
    long sequence;
    long expiresAt;
    long queuedAt;
    long dueAt;
    long admittedAt;
    Reason refusal;
    LongConsumer permit;

    /**
     * A call.
     *
     * @param timeToLive how long it may wait, in nanoseconds from its first offer; {@link #NEVER} for no limit
     */
    protected QueuedCall(Priority priority, long timeToLive) {
        this.priority = priority;
        this.timeToLive = timeToLive;
    }

    /** Starts an attempt, which has a permit. Must not block. */
    protected abstract void start();

    /**
     * Fails the call, which gets no permit. Must not block.
     *
     * @param why {@code QUEUE_FULL}, {@code EXPIRED} or {@code SHUTDOWN}
     * @param detail null if the reason says it all
     */
    protected abstract void refuse(Reason why, String detail);
}
