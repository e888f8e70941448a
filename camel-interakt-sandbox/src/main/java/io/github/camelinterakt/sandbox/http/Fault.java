package io.github.camelinterakt.sandbox.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;

/**
 * A fault to inject into a call. By default it replaces the call, which then has no effect on the account.
 * {@link #afterTheCall()} makes the account execute the call, so that only its response is lost or late.
 */
public final class Fault {

    private static final Map<String, com.github.tomakehurst.wiremock.http.Fault> BREAKAGES = Map.of(
            "reset", CONNECTION_RESET_BY_PEER,
            "empty", EMPTY_RESPONSE,
            "garbage", RANDOM_DATA_THEN_CLOSE,
            "brokenBody", MALFORMED_RESPONSE_CHUNK);

    private final String kind;
    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final Duration delay;
    private final boolean afterTheCall;

    private Fault(
            String kind, int status, Map<String, String> headers, String body, Duration delay, boolean afterTheCall) {
        this.kind = kind;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delay = delay;
        this.afterTheCall = afterTheCall;
    }

    /** Responds with a status and a body, which need not be JSON and may be empty. */
    public static Fault status(int status, String body) {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        return new Fault(status == 429 ? "rateLimited" : "status", status, json, body, Duration.ZERO, false);
    }

    /** Responds as if the quota were exceeded; {@code Retry-After} is in seconds, or an HTTP date. */
    public static Fault rateLimited(String retryAfter) {
        return status(429, "{\"result\": false, \"message\": \"Rate limit exceeded for this resource\"}")
                .header("Retry-After", retryAfter);
    }

    /** Resets the connection instead of responding. */
    public static Fault reset() {
        return broken("reset");
    }

    /** Closes the connection without sending a byte. */
    public static Fault empty() {
        return broken("empty");
    }

    /** Sends bytes that are not HTTP, then closes the connection. */
    public static Fault garbage() {
        return broken("garbage");
    }

    /** Sends status 200, headers and an invalid chunk of the body, then closes the connection. */
    public static Fault brokenBody() {
        return broken("brokenBody");
    }

    /** Executes the call and delays its response, in real time and whole milliseconds. */
    public static Fault delay(Duration delay) {
        return new Fault("delay", 0, Map.of(), null, delay, true);
    }

    private static Fault broken(String kind) {
        return new Fault(kind, 0, Map.of(), null, Duration.ZERO, false);
    }

    /** Adds a header to the fault's response. */
    public Fault header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Fault(kind, status, all, body, delay, afterTheCall);
    }

    /** Delays the response or the broken connection, in real time and whole milliseconds. */
    public Fault after(Duration time) {
        return new Fault(kind, status, headers, body, time, afterTheCall);
    }

    /** Makes the account execute the call before the fault. */
    public Fault afterTheCall() {
        return new Fault(kind, status, headers, body, delay, true);
    }

    /** What the fault does, as the control API names it: {@code status}, {@code reset} and so on. */
    public String kind() {
        return kind;
    }

    boolean followsCall() {
        return afterTheCall;
    }

    boolean replacesResponse() {
        return !kind.equals("delay");
    }

    /** Changes the response into this fault. */
    void apply(ResponseDefinitionBuilder response) {
        if (body != null) {
            response.withStatus(status).withBody(body);
        }
        response.withFault(BREAKAGES.get(kind));
        if (!delay.isZero()) {
            response.withFixedDelay(Math.toIntExact(delay.toMillis()));
        }
        headers.forEach(response::withHeader);
    }
}
