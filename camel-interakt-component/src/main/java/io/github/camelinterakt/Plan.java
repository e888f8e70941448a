package io.github.camelinterakt;

/** An account's plan, which limits its requests per minute. */
public enum Plan {
    /** 300 requests a minute. */
    GROWTH(300),
    /** 600 requests a minute. */
    ADVANCED(600),
    /** As agreed with Interakt. */
    ENTERPRISE(0);

    private final int requestsPerMinute;

    Plan(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Requests per minute; 0 if they are agreed upon with Interakt. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }
}
