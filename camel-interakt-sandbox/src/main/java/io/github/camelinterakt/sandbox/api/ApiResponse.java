package io.github.camelinterakt.sandbox.api;

import java.util.Map;

/** A response of the API; the header {@code Retry-After} is null on most. */
public record ApiResponse(int status, String retryAfter, Map<String, Object> body) {

    public static ApiResponse of(int status, Map<String, Object> body) {
        return new ApiResponse(status, null, body);
    }

    public static ApiResponse success(int status, String message) {
        return of(status, result(true, message));
    }

    /** Creates a response with a value in addition to {@code result} and {@code message}. */
    public static ApiResponse success(int status, String message, String key, Object value) {
        Map<String, Object> body = result(true, message);
        body.put(key, value);
        return of(status, body);
    }

    public static ApiResponse failure(int status, String message) {
        return of(status, result(false, message));
    }

    private static Map<String, Object> result(boolean result, String message) {
        return JsonValues.object("result", result, "message", message);
    }
}
