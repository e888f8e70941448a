package io.github.camelinterakt.internal.governor;

/** Why a call got no permit. */
public enum Refusal {
    /** The queue of its priority is full. */
    QUEUE_FULL,
    /** Its time to live ended before it got a permit. */
    EXPIRED,
    /** The Camel context is stopping. */
    SHUTDOWN
}
