package io.github.camelinterakt;

/** Whether Interakt may have carried a failed call out. */
public enum Outcome {
    /**
     * Not carried out: refused locally, no connection, 429, or, if the call is idempotent or retryOn503 is set, 503 with
     * Retry-After. Safe to repeat.
     */
    NOT_SENT,
    /** Interakt refused the call, and will refuse it again. */
    REJECTED,
    /** Time-out, broken connection or server error: the call may have taken effect, and a repetition may do so again. */
    MAYBE_SENT
}
