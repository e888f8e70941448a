package io.github.camelinterakt.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;

/**
 * The API's answer: an immutable view on the JSON document that came back. Keys that this class does not know are kept
 * and are found in {@link #toJson()} and {@link #toMap()}.
 */
public class ApiResponse {

    private final ObjectNode json;

    /**
     * Wraps an answer.
     *
     * @param json the answer's document; it is copied
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiResponse(ObjectNode json) {
        this.json = json.deepCopy();
    }

    /**
     * Whether the API says that it worked. The status of the HTTP response alone does not tell: the API also answers
     * with 200 or 201 and {@code "result": false}.
     *
     * @return false if the document says {@code "result": false}; true otherwise, also where it has no result
     */
    public final boolean isSuccess() {
        return !"false".equalsIgnoreCase(json.path("result").asText());
    }

    /**
     * The API's message to the caller.
     *
     * @return the message, or null if there is none
     */
    public final String getMessage() {
        return text(json.path("message"));
    }

    /**
     * The id that the API gave to the message or event.
     *
     * @return the id, or null where the answer has none
     */
    public final String getId() {
        return text(json.path("id"));
    }

    /**
     * The whole answer.
     *
     * @return a copy, which the caller may change
     */
    @JsonValue
    public final ObjectNode toJson() {
        return json.deepCopy();
    }

    /**
     * The whole answer as maps, lists, strings, numbers, booleans and nulls.
     *
     * @return a new map, which the caller may change
     */
    public final Map<String, Object> toMap() {
        return Json.toMap(json);
    }

    /**
     * The whole answer as JSON.
     *
     * @return the document in UTF-8
     */
    public final byte[] toBytes() {
        return Json.toBytes(json);
    }

    /**
     * A part of the answer, for sub-types; not a copy.
     *
     * @param key the key at the top of the document
     * @return the part; a missing node if there is none
     */
    protected final JsonNode part(String key) {
        return json.path(key);
    }

    /**
     * A part as text.
     *
     * @param node the part
     * @return the text of a string or the JSON of anything else, or null for a missing or null part
     */
    protected static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ApiResponse that && json.equals(that.json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Shows the type, the result and the id: an answer may hold personal data. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[result=" + isSuccess() + ", id=" + getId() + "]";
    }
}
