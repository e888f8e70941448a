package io.github.camelinterakt.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What all types of the model share: they hold one JSON document, and are equal if it is. */
public abstract class JsonDocument implements JsonView {

    private final ObjectNode json;

    /** The document becomes this object's own and must not be changed afterwards. */
    JsonDocument(ObjectNode json) {
        this.json = json;
    }

    @Override
    public final ObjectNode toJson() {
        return json.deepCopy();
    }

    /** Returns the value itself, not a copy; a missing node if there is none. */
    final JsonNode value(String key) {
        return json.path(key);
    }

    final String string(String key) {
        return string(value(key));
    }

    /** Returns a scalar as a string and a container as its JSON; null if it is absent or null. */
    static String string(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof JsonDocument that && json.equals(that.json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Shows the class and the document's type only: the rest may be personal. */
    @Override
    public String toString() {
        String type = string("type");
        return getClass().getSimpleName() + (type == null ? "" : "[type=" + type + "]");
    }
}
