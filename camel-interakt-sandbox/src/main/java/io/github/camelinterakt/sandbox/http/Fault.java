package io.github.camelinterakt.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/**
 * A fault to inject into a call. By default it replaces the call, which then has no effect on the account.
 * {@link #afterTheCall()} makes the account execute the call, so that only its response is lost or late.
 */
public final class Fault {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final com.github.tomakehurst.wiremock.http.Fault breakage;
    private final Duration delay;
    private final boolean afterTheCall;

    private Fault(
            int status,
            Map<String, String> headers,
            byte[] body,
            com.github.tomakehurst.wiremock.http.Fault breakage,
            Duration delay,
            boolean afterTheCall) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.breakage = breakage;
        this.delay = delay;
        this.afterTheCall = afterTheCall;
    }

    /**
     * Responds with a given status and body.
     *
     * @param status the HTTP status
     * @param body the body; need not be JSON, may be empty
     * @return the fault
     */
    public static Fault status(int status, String body) {
        return new Fault(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                null,
                Duration.ZERO,
                false);
    }

    /**
     * Responds as if the quota were exceeded.
     *
     * @param retryAfter the header's value: seconds, or an HTTP date
     * @return the fault
     */
    public static Fault rateLimited(String retryAfter) {
        return status(429, "{\"result\": false, \"message\": \"Rate limit exceeded for this resource\"}")
                .header("Retry-After", retryAfter);
    }

    /**
     * Resets the connection instead of responding.
     *
     * @return the fault
     */
    public static Fault reset() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
    }

    /**
     * Closes the connection without sending a byte.
     *
     * @return the fault
     */
    public static Fault empty() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }

    /**
     * Sends bytes that are not HTTP, then closes the connection.
     *
     * @return the fault
     */
    public static Fault garbage() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
    }

    /**
     * Sends status 200, headers and an invalid chunk of the body, then closes the connection.
     *
     * @return the fault
     */
    public static Fault brokenBody() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
    }

    /**
     * Executes the call and delays its response.
     *
     * @param delay the delay in real time, in whole milliseconds
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(0, Map.of(), null, null, delay, true);
    }

    private static Fault broken(com.github.tomakehurst.wiremock.http.Fault breakage) {
        return new Fault(0, Map.of(), null, breakage, Duration.ZERO, false);
    }

    /**
     * Adds a header to the fault's response.
     *
     * @param name the header's name
     * @param value the header's value
     * @return a new fault
     */
    public Fault header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Fault(status, Map.copyOf(all), body, breakage, delay, afterTheCall);
    }

    /**
     * Delays the fault.
     *
     * @param time the delay of the response or of the broken connection in real time, in whole milliseconds
     * @return a new fault
     */
    public Fault after(Duration time) {
        return new Fault(status, headers, body, breakage, time, afterTheCall);
    }

    /**
     * Makes the account execute the call before the fault.
     *
     * @return a new fault
     */
    public Fault afterTheCall() {
        return new Fault(status, headers, body, breakage, delay, true);
    }

    /**
     * What the fault does.
     *
     * @return {@code status}, {@code rateLimited}, {@code delay}, {@code reset}, {@code empty}, {@code garbage} or {@code brokenBody}
     */
    public String kind() {
        if (breakage == null) {
            return status == 0 ? "delay" : status == 429 ? "rateLimited" : "status";
        }
        return switch (breakage) {
            case CONNECTION_RESET_BY_PEER -> "reset";
            case EMPTY_RESPONSE -> "empty";
            case RANDOM_DATA_THEN_CLOSE -> "garbage";
            case MALFORMED_RESPONSE_CHUNK -> "brokenBody";
        };
    }

    boolean followsCall() {
        return afterTheCall;
    }

    boolean replacesResponse() {
        return status != 0 || breakage != null;
    }

    /** Changes the response into this fault. */
    void apply(ResponseDefinitionBuilder response) {
        if (status != 0) {
            response.withStatus(status).withBody(body);
        }
        if (breakage != null) {
            response.withFault(breakage);
        }
        if (!delay.isZero()) {
            response.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        headers.forEach(response::withHeader);
    }
}
