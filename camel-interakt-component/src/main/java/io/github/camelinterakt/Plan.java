package io.github.camelinterakt;

/** What Interakt lets an account call a minute. The figures are those of the API's notes. */
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

    /** Requests a minute; 0 where it is a matter of agreement. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }
}
