package io.github.camelinterakt.sandbox.account;

/** How a server counts requests per minute. Interakt does not document its method, so clients must support each. */
public enum QuotaWindow {
    /** Counts the requests of each calendar minute. */
    FIXED_MINUTE,
    /** Counts the requests of the last 60 seconds. */
    SLIDING,
    /** Holds as many tokens as the plan permits requests per minute, and refills them at a constant rate. */
    TOKEN_BUCKET
}
