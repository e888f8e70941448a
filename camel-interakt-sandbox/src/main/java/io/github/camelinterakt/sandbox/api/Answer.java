package io.github.camelinterakt.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param headers headers beside the content type
 * @param body the JSON object, as plain Java values in the order in which they are written
 */
public record Answer(int status, Map<String, String> headers, Map<String, Object> body) {

    /**
     * An answer without further headers.
     *
     * @param status the HTTP status
     * @param body the JSON object
     * @return the answer
     */
    public static Answer of(int status, Map<String, Object> body) {
        return new Answer(status, Map.of(), body);
    }

    /**
     * The usual answer to a call that did what it should.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @return the answer, with {@code result} true
     */
    public static Answer success(int status, String message) {
        return of(status, result(true, message));
    }

    /**
     * An answer with one more value beside {@code result} and {@code message}.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @param key the value's key, such as {@code id} or {@code data}
     * @param value the value
     * @return the answer, with {@code result} true
     */
    public static Answer success(int status, String message, String key, Object value) {
        Map<String, Object> body = result(true, message);
        body.put(key, value);
        return of(status, body);
    }

    /**
     * The API's way to say no.
     *
     * @param status the HTTP status
     * @param message the API's text
     * @return the answer, with {@code result} false
     */
    public static Answer failure(int status, String message) {
        return of(status, result(false, message));
    }

    /**
     * The same answer with a header.
     *
     * @param name the header's name
     * @param value the header's value
     * @return a new answer
     */
    public Answer withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, all, body);
    }

    private static Map<String, Object> result(boolean result, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("result", result);
        body.put("message", message);
        return body;
    }
}
