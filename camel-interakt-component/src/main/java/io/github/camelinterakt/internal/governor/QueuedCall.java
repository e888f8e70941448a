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

    /** A call that may wait so many nanoseconds from its first offer; {@link #NEVER} for no limit. */
    protected QueuedCall(Priority priority, long timeToLive) {
        this.priority = priority;
        this.timeToLive = timeToLive;
    }

    /** Starts an attempt, which has a permit. Must not block. */
    protected abstract void start();

    /** Fails the call, which gets no permit; the detail is null if the reason says it all. Must not block. */
    protected abstract void refuse(Reason why, String detail);
}
