package io.github.camelinterakt.sandbox.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a refused request says when the next one is permitted: the header {@code Retry-After}. */
public enum RetryAfter {
    /** In seconds, as seen at Interakt. */
    @JsonProperty("seconds")
    SECONDS,
    /** As an HTTP date. */
    @JsonProperty("date")
    DATE,
    /** Not at all. */
    @JsonProperty("none")
    NONE
}
