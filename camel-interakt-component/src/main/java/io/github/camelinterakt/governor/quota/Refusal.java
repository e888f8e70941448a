package io.github.camelinterakt.governor.quota;

/** Why a call was not let through. */
public enum Refusal {
    /** As many calls as may wait in its lane are waiting. */
    QUEUE_FULL,
    /** Its time to live ended before it got a permit. */
    EXPIRED,
    /** The Camel context is stopping. */
    SHUTDOWN
}
