package io.github.camelinterakt.model;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Brings the values of traits into what JSON has: strings, numbers, booleans, null, lists and maps, all immutable. Dates
 * become ISO 8601 in UTC, as the API's notes want them.
 */
final class Traits {

    private static final String INTERNAL = "_internal";

    private Traits() {}

    /**
     * Brings one value into JSON's types.
     *
     * @throws IllegalArgumentException if it cannot be; the message has the trait's name and the value's class only
     */
    static Object normalised(String name, Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return finite(name, number);
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof JsonNode json) {
            return fromJson(name, json);
        }
        if (value instanceof Map<?, ?> map) {
            return copyOf(name, map);
        }
        if (value instanceof Collection<?> values) {
            return copyOf(name, values);
        }
        if (value.getClass().isArray()) {
            return copyOfArray(name, value);
        }
        return date(name, value);
    }

    /** Whether Interakt keeps this trait for itself. */
    static boolean isInternal(String name) {
        return name.startsWith(INTERNAL);
    }

    static Map<String, Object> copyOf(String name, Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String inner = String.valueOf(key);
            copy.put(inner, normalised(name.isEmpty() ? inner : name + "." + inner, value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<Object> copyOf(String name, Collection<?> values) {
        List<Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(normalised(name, value));
        }
        return Collections.unmodifiableList(copy);
    }

    private static List<Object> copyOfArray(String name, Object array) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            values.add(Array.get(array, i));
        }
        return copyOf(name, values);
    }

    private static Number finite(String name, Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("The trait '" + name + "' is " + value + ", which JSON cannot hold");
            }
        }
        return number;
    }

    private static Object fromJson(String name, JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            return copyOf(name, map);
        }
        if (json.isArray()) {
            List<JsonNode> values = new ArrayList<>();
            json.forEach(values::add);
            return copyOf(name, values);
        }
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (json.isNumber()) {
            return json.numberValue();
        }
        return json.isBoolean() ? (Object) json.booleanValue() : json.asText();
    }

    @SuppressWarnings("JavaUtilDate") // rows of a database hold them
    private static String date(String name, Object value) {
        if (value instanceof Instant instant) {
            return Timestamps.format(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return Timestamps.format(time.toInstant());
        }
        if (value instanceof ZonedDateTime time) {
            return Timestamps.format(time.toInstant());
        }
        if (value instanceof LocalDateTime time) {
            return Timestamps.format(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof java.sql.Date || value instanceof java.sql.Time) {
            return value.toString();
        }
        if (value instanceof Date time) {
            return Timestamps.format(Instant.ofEpochMilli(time.getTime()));
        }
        throw new IllegalArgumentException("The trait '" + name + "' is a "
                + value.getClass().getName()
                + ". Give a string, a number, a boolean, a date, a list or a map");
    }
}
