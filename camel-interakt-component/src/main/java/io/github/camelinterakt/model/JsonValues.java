package io.github.camelinterakt.model;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/** Converts Java values to JSON. Dates become ISO 8601 in UTC, as the API requires. */
final class JsonValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValues() {}

    /** Converts a value to JSON, or throws IllegalArgumentException, whose message contains the name and the class only. */
    static JsonNode of(String name, Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node.isMissingNode() ? NODES.nullNode() : node.deepCopy();
        }
        if (value instanceof JsonView view) {
            return view.toJson();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, inner) -> object.set(String.valueOf(key), of(name + "." + key, inner)));
            return object;
        }
        if (value instanceof Collection<?> values) {
            ArrayNode array = NODES.arrayNode();
            values.forEach(inner -> array.add(of(name, inner)));
            return array;
        }
        if (value.getClass().isArray()) {
            return of(
                    name,
                    IntStream.range(0, Array.getLength(value))
                            .mapToObj(i -> Array.get(value, i))
                            .toList());
        }
        if (value instanceof Number || value instanceof Boolean) {
            if ((value instanceof Double || value instanceof Float)
                    && !Double.isFinite(((Number) value).doubleValue())) {
                throw new IllegalArgumentException(
                        "The value of '" + name + "' is " + value + ", which JSON does not support");
            }
            return Json.tree(value);
        }
        return NODES.textNode(text(name, value));
    }

    @SuppressWarnings("JavaUtilDate") // rows of a database hold them
    private static String text(String name, Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return Timestamps.format(Instant.from((TemporalAccessor) value));
        }
        if (value instanceof LocalDateTime time) {
            return Timestamps.format(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof LocalDate
                || value instanceof java.sql.Date
                || value instanceof java.sql.Time) {
            return value.toString();
        }
        if (value instanceof Date time) {
            return Timestamps.format(Instant.ofEpochMilli(time.getTime()));
        }
        throw new IllegalArgumentException("The value of '" + name + "' is a "
                + value.getClass().getName()
                + ". It must be a string, a number, a boolean, a date, a list or a map");
    }
}
