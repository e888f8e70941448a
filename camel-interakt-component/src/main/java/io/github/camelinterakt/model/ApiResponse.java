package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The API's response. */
public class ApiResponse extends JsonView {

    /** Wraps a response's document. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiResponse(ObjectNode json) {
        super(json.deepCopy());
    }

    /**
     * Whether the request succeeded: false if the document contains {@code "result": false}. The HTTP status is not sufficient,
     * because the API also responds with 200 or 201 and {@code "result": false}.
     */
    public final boolean isSuccess() {
        return !"false".equalsIgnoreCase(string("result"));
    }

    /** Returns the API's message to the caller, or null. */
    public final String getMessage() {
        return string("message");
    }

    /** Returns the API's id of the message or event, or null. */
    public final String getId() {
        return string("id");
    }

    /** Returns a value of the response's {@code data}; a missing node if there is none. */
    final JsonNode data(String key) {
        return value("data").path(key);
    }

    /** Prints the class, the result and the id, because a response may contain personal data. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[result=" + isSuccess() + ", id=" + getId() + "]";
    }
}
