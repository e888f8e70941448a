package io.github.camelinterakt.sandbox.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a server counts requests per minute. Interakt does not document its method, so clients must support each. */
public enum QuotaWindow {
    /** Counts the requests of each calendar minute. */
    @JsonProperty("fixed-minute")
    FIXED_MINUTE,
    /** Counts the requests of the last 60 seconds. */
    @JsonProperty("sliding")
    SLIDING,
    /** Holds as many tokens as the plan permits requests per minute, and refills them at a constant rate. */
    @JsonProperty("token-bucket")
    TOKEN_BUCKET
}
