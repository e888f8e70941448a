package io.github.camelinterakt;

/** What is known of a failed call's effect: may it have been carried out? */
public enum Outcome {
    /**
     * Interakt has surely not carried the call out: it was refused locally, no connection came about, or Interakt turned it
     * away unread (429, or 503 with Retry-After). It is safe to repeat.
     */
    NOT_SENT,
    /** Interakt has read the call and refused it. The same call again will be refused again. */
    REJECTED,
    /**
     * The request may have reached Interakt and no usable answer came back: a time-out, a broken connection, a server
     * error. Repeating it may do it twice, unless the operation is idempotent.
     */
    MAYBE_SENT
}
