package io.github.camelinterakt.sandbox.account;

/** How a refused request says when the next one is permitted: the header {@code Retry-After}. */
public enum RetryAfter {
    /** In seconds, as seen at Interakt. */
    SECONDS,
    /** As an HTTP date. */
    DATE,
    /** Not at all. */
    NONE
}
