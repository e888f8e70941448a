package io.github.camelinterakt.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response of the API.
 *
 * @param status the HTTP status
 * @param headers the headers in addition to the content type
 * @param body the JSON object as plain Java values, in the order of its keys
 */
public record ApiResponse(int status, Map<String, String> headers, Map<String, Object> body) {

    /**
     * Creates a response without further headers.
     *
     * @param status the HTTP status
     * @param body the JSON object
     * @return the response
     */
    public static ApiResponse of(int status, Map<String, Object> body) {
        return new ApiResponse(status, Map.of(), body);
    }

    /**
     * Creates the usual response to a successful call.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @return the response, with {@code result} true
     */
    public static ApiResponse success(int status, String message) {
        return of(status, result(true, message));
    }

    /**
     * Creates a response with a value in addition to {@code result} and {@code message}.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @param key the value's key, such as {@code id} or {@code data}
     * @param value the value
     * @return the response, with {@code result} true
     */
    public static ApiResponse success(int status, String message, String key, Object value) {
        Map<String, Object> body = result(true, message);
        body.put(key, value);
        return of(status, body);
    }

    /**
     * Creates the response to a refused call.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @return the response, with {@code result} false
     */
    public static ApiResponse failure(int status, String message) {
        return of(status, result(false, message));
    }

    /**
     * Adds a header.
     *
     * @param name the header's name
     * @param value the header's value
     * @return a new response
     */
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
