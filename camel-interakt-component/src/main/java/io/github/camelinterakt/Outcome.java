package io.github.camelinterakt;

/** Whether Interakt may have carried a failed call out. */
public enum Outcome {
    /** Not carried out: refused locally, not connected, or turned away (429, 503 with Retry-After). Safe to repeat. */
    NOT_SENT,
    /** Interakt refused the call, and will refuse it again. */
    REJECTED,
    /** A time-out, a broken connection or a server error: repeating may do it twice, unless it is idempotent. */
    MAYBE_SENT
}
