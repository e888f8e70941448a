package io.github.camelinterakt.sandbox.quota;

/** How a server counts the requests of a minute. Which of them Interakt uses is not known, so a client has to live with each. */
public enum QuotaWindow {
    /** Counts from the start of each minute of the clock, and starts afresh with the next. */
    FIXED_MINUTE,
    /** Counts the requests of the last 60 seconds, at every moment. */
    SLIDING,
    /** Holds as many tokens as the plan has requests a minute, and refills them evenly. */
    TOKEN_BUCKET
}
