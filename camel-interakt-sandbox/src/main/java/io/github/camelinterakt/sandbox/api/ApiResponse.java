package io.github.camelinterakt.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response of the API. */
public record ApiResponse(int status, Map<String, String> headers, Map<String, Object> body) {

    public static ApiResponse of(int status, Map<String, Object> body) {
        return new ApiResponse(status, Map.of(), body);
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

    public ApiResponse withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ApiResponse(status, all, body);
    }

    private static Map<String, Object> result(boolean result, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("result", result);
        body.put("message", message);
        return body;
    }
}
