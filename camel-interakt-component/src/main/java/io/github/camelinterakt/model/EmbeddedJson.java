package io.github.camelinterakt.model;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/** Decodes JSON that the API encodes in strings, once or several times. */
final class EmbeddedJson {

    private EmbeddedJson() {}

    /** Returns the texts of a list, however often encoded. A text that is not JSON is a list of this text. */
    static List<String> texts(JsonNode value) {
        JsonNode decoded;
        try {
            decoded = decoded(value);
        } catch (IOException e) {
            return List.of(value.asText());
        }
        boolean isText =
                decoded.isValueNode() && !decoded.isNull() && !decoded.asText().isBlank();
        return isText ? List.of(decoded.asText()) : JsonView.texts(decoded);
    }

    /**
     * Returns the objects of a list, however often encoded. A value that is not a list, such as {@code "{}"}, is an empty list.
     *
     * @throws IllegalStateException if they cannot be read
     */
    static <T> List<T> objects(String key, JsonNode value, Function<ObjectNode, T> type) {
        try {
            return JsonView.objects(decoded(value), type);
        } catch (IOException e) {
            // Not chained, because the cause's message quotes the document.
            throw new IllegalStateException(
                    "The template's '" + key + "' has an unexpected format: read it from the template's JSON document");
        }
    }

    private static JsonNode decoded(JsonNode value) throws IOException {
        JsonNode node = value;
        while (node.isTextual() && !node.asText().isBlank()) {
            JsonNode inner = Json.parse(node.asText());
            if (inner.isNumber() || inner.isBoolean()) {
                return node;
            }
            node = inner;
        }
        return node;
    }
}
