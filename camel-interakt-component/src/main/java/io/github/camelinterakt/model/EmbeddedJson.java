package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads what the API writes as strings that hold JSON, which may again be a string that holds JSON. */
final class EmbeddedJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            // Else a text that begins like JSON, such as "12 pieces", would be cut.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EmbeddedJson() {}

    /** The texts of a list, however often encoded. A text that is no JSON is a list of this text. */
    static List<String> texts(JsonNode value) {
        JsonNode decoded;
        try {
            decoded = decoded(value);
        } catch (JsonProcessingException e) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        if (decoded.isArray()) {
            decoded.forEach(text -> texts.add(text.asText()));
        } else if (decoded.isValueNode()
                && !decoded.isNull()
                && !decoded.asText().isBlank()) {
            texts.add(decoded.asText());
        }
        return List.copyOf(texts);
    }

    /**
     * The objects of a list, however often encoded. Whatever is no list, such as {@code "{}"}, means none.
     *
     * @throws IllegalStateException if they cannot be read
     */
    static <T> List<T> objects(String key, JsonNode value, Class<T> type) {
        try {
            List<T> objects = new ArrayList<>();
            JsonNode decoded = decoded(value);
            for (JsonNode object : decoded) {
                if (decoded.isArray() && object.isObject()) {
                    objects.add(MAPPER.treeToValue(object, type));
                }
            }
            return List.copyOf(objects);
        } catch (JsonProcessingException e) {
            // Not chained: the cause's message quotes the document.
            throw new IllegalStateException("The template's '" + key
                    + "' is not the JSON that was expected; read it from the template's JSON document");
        }
    }

    private static JsonNode decoded(JsonNode value) throws JsonProcessingException {
        JsonNode node = value;
        while (node.isTextual() && !node.asText().isBlank()) {
            JsonNode inner = MAPPER.readTree(node.asText());
            if (inner.isNumber() || inner.isBoolean()) {
                return node;
            }
            node = inner;
        }
        return node;
    }
}
