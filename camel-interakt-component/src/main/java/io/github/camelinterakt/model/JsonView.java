package io.github.camelinterakt.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;

/**
 * An immutable JSON document with accessors. Keys without accessor are kept. An application's {@code ObjectMapper} writes the
 * document as it is, whatever its configuration. Camel converts it to {@code String}, {@code byte[]}, {@code InputStream},
 * {@code Map} and {@code JsonNode}.
 */
public interface JsonView {

    /** Returns a copy of the document. */
    @JsonValue
    ObjectNode toJson();

    /** Returns the document as a new map of maps, lists, strings, numbers, booleans and nulls. */
    default Map<String, Object> toMap() {
        return Json.toMap(toJson());
    }

    /** Returns the document in UTF-8. */
    default byte[] toBytes() {
        return Json.toBytes(toJson());
    }
}
