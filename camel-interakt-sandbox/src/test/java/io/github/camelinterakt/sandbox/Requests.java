package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The valid requests of {@code requests.yaml}, and ways to break them. */
final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode ALL = load();

    private Requests() {}

    static List<String> names() {
        return ALL.properties().stream().map(entry -> entry.getKey()).toList();
    }

    static String path(String name) {
        return ALL.path(name).path("path").asText();
    }

    static JsonNode body(String name) {
        return ALL.path(name).path("body").deepCopy();
    }

    /** The request with one value set, or taken away where the value is null. */
    static JsonNode changed(String name, String pointer, String json) {
        JsonNode body = body(name);
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = body.at(place.head());
        String key = place.last().getMatchingProperty();
        JsonNode value = json == null ? null : read(json);
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(key);
            } else {
                object.set(key, value);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = place.last().getMatchingIndex();
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            throw new IllegalArgumentException("Nothing at " + place.head() + " of " + name);
        }
        return body;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode load() {
        try (InputStream in = Requests.class.getResourceAsStream("requests.yaml")) {
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
