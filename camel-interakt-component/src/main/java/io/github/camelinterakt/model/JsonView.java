package io.github.camelinterakt.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/**
 * An immutable JSON document with accessors; equal to another if the documents are equal. It keeps keys without accessor. An
 * application's {@code ObjectMapper} writes the document unchanged, whatever its configuration. Camel converts it to
 * {@code String}, {@code byte[]}, {@code InputStream}, {@code Map} and {@code JsonNode}.
 */
public abstract class JsonView implements Cloneable {

    /** Is set once, before the view is returned. */
    private ObjectNode json;

    /** Creates a view of the document, which must not be modified afterwards. */
    protected JsonView(ObjectNode json) {
        this.json = json;
    }

    /** Returns a copy of the document. */
    @JsonValue
    public final ObjectNode toJson() {
        return json.deepCopy();
    }

    /** Returns the document as a new map of maps, lists, strings, numbers, booleans and nulls. */
    public final Map<String, Object> toMap() {
        return Json.toMap(json);
    }

    /** Returns the document in UTF-8. */
    public byte[] toBytes() {
        return Json.toBytes(json);
    }

    /** Returns a view of the same class of another document. */
    final JsonView copy(ObjectNode other) {
        try {
            JsonView copy = (JsonView) clone();
            copy.json = other;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the value itself, not a copy; a missing node if there is none. */
    final JsonNode value(String key) {
        return json.path(key);
    }

    final String string(String key) {
        return string(value(key));
    }

    /** Returns a scalar as a string, and an object or list as JSON; null if it is absent or null. */
    static String string(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Returns the objects of a list; empty if the value is not a list. */
    static <T> List<T> objects(JsonNode list, Function<ObjectNode, T> type) {
        return elements(list)
                .filter(ObjectNode.class::isInstance)
                .map(object -> type.apply((ObjectNode) object))
                .toList();
    }

    /** Returns the elements of a list as texts; empty if the value is not a list. */
    static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof JsonView that && json.equals(that.json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Prints the class and the document's type only: the other values may be personal data. */
    @Override
    public String toString() {
        String type = string("type");
        return getClass().getSimpleName() + (type == null ? "" : "[type=" + type + "]");
    }
}
