package io.github.camelinterakt.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/**
 * What goes wrong with a call. A fault takes the place of the call, which then changes nothing, unless it is said to come
 * {@link #afterTheCall() after} it: then the account has done what was asked, and only the answer is lost or late.
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
     * Another status than the call would have had.
     *
     * @param status the HTTP status
     * @param body the body as it is; JSON or not, may be empty
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
     * The API's answer over the quota.
     *
     * @param retryAfter the header's value: seconds, or an HTTP date
     * @return the fault
     */
    public static Fault rateLimited(String retryAfter) {
        return status(429, "{\"result\": false, \"message\": \"Rate limit exceeded for this resource\"}")
                .header("Retry-After", retryAfter);
    }

    /**
     * The connection is reset where the answer should begin.
     *
     * @return the fault
     */
    public static Fault reset() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
    }

    /**
     * The connection is closed without a byte.
     *
     * @return the fault
     */
    public static Fault empty() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }

    /**
     * Bytes that are no HTTP, then the connection is closed.
     *
     * @return the fault
     */
    public static Fault garbage() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
    }

    /**
     * Status 200 and headers, then bytes that are no part of a chunked body, then the connection is closed.
     *
     * @return the fault
     */
    public static Fault brokenBody() {
        return broken(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
    }

    /**
     * The call is done and answered as usual, but late.
     *
     * @param delay of real time, to the millisecond
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(0, Map.of(), null, null, delay, true);
    }

    private static Fault broken(com.github.tomakehurst.wiremock.http.Fault breakage) {
        return new Fault(0, Map.of(), null, breakage, Duration.ZERO, false);
    }

    /**
     * The same fault with a header in its answer.
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
     * The same fault, later.
     *
     * @param time of real time, to the millisecond, before the answer or the breakage
     * @return a new fault
     */
    public Fault after(Duration time) {
        return new Fault(status, headers, body, breakage, time, afterTheCall);
    }

    /**
     * The same fault, but the account does first what the call asks for.
     *
     * @return a new fault
     */
    public Fault afterTheCall() {
        return new Fault(status, headers, body, breakage, delay, true);
    }

    boolean comesAfterTheCall() {
        return afterTheCall;
    }

    boolean replacesTheAnswer() {
        return status != 0 || breakage != null;
    }

    /** Changes the answer into this fault. */
    void apply(ResponseDefinitionBuilder answer) {
        if (status != 0) {
            answer.withStatus(status).withBody(body);
        }
        if (breakage != null) {
            answer.withFault(breakage);
        }
        if (!delay.isZero()) {
            answer.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        headers.forEach(answer::withHeader);
    }
}
