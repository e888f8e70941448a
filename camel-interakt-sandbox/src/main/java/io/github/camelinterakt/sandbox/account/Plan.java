package io.github.camelinterakt.sandbox.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A plan of Interakt, as far as the API shows it. */
public enum Plan {
    /** 300 requests per minute, and no session messages: they are refused with 403. */
    @JsonProperty("growth")
    GROWTH(300),
    /** 600 requests per minute. */
    @JsonProperty("advanced")
    ADVANCED(600),
    /** As agreed: no limit unless one is set. */
    @JsonProperty("enterprise")
    ENTERPRISE(0);

    final int requestsPerMinute;

    Plan(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }
}
