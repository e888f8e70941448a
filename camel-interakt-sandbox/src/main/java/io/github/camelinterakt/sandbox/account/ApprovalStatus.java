package io.github.camelinterakt.sandbox.account;

/** The approval status of a template. */
public enum ApprovalStatus {
    /** Waiting for approval; cannot be sent. */
    WAITING,
    /** Approved; can be sent. */
    APPROVED,
    /** Rejected; cannot be sent. */
    REJECTED
}
