package io.github.camelinterakt.sandbox.template;

/** Where a template stands. */
public enum ApprovalStatus {
    /** Waits for a decision; cannot be sent. */
    WAITING,
    /** May be sent. */
    APPROVED,
    /** Was refused; cannot be sent. */
    REJECTED
}
