package io.github.camelinterakt.event;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Timestamps;

/** Reads values leniently: a value of an unexpected type counts as absent, but stays in the JSON. */
final class Nodes {

    /** The maximum depth of JSON encoded in strings. Interakt uses at most two; the limit stops malicious nesting. */
    private static final int ENCODINGS = 3;

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    /** A country and letters and digits, such as {@code IN.13491208655302741918} or {@code US.ENT.11815799212886844830}. */
    private static final Pattern BUSINESS_SCOPED = Pattern.compile("[A-Z]{2}(\\.[A-Za-z0-9]+)+");
    /** By E.164. */
    private static final int DIGITS_OF_PHONE = 15;

    private Nodes() {}

    /** The first value that is neither missing, null nor blank, as text, for an object or list as JSON; or null. */
    static String filled(JsonNode... candidates) {
        return first(Nodes::text, candidates);
    }

    /** The first value that is a time stamp, or null. */
    static Instant instant(JsonNode... candidates) {
        return first(Nodes::timestamp, candidates);
    }

    /** The digits of the first value that can be a phone number, or null: an id with letters contains digits, too. */
    static String digits(JsonNode... candidates) {
        return first(
                node -> {
                    String digits = LETTER.matcher(node.asText()).find()
                            ? ""
                            // A column of floats adds zeros.
                            : node.asText().replaceFirst("\\.0+\\s*$", "").replaceAll("[^0-9]", "");
                    return digits.isEmpty() || digits.length() > DIGITS_OF_PHONE ? null : digits;
                },
                candidates);
    }

    /** The first value that is a business-scoped user id, or null. */
    static String businessScopedUserId(JsonNode... candidates) {
        return first(
                node -> {
                    String id = node.asText().strip();
                    return BUSINESS_SCOPED.matcher(id).matches() ? id : null;
                },
                candidates);
    }

    private static <T> T first(Function<JsonNode, T> reader, JsonNode... candidates) {
        return Arrays.stream(candidates)
                .map(reader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String text(JsonNode node) {
        String text = node.isContainerNode() ? node.toString() : node.asText();
        return node.isNull() || text.isBlank() ? null : text;
    }

    private static Instant timestamp(JsonNode node) {
        try {
            return text(node) == null ? null : Timestamps.parse(text(node));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The number, or null if it is absent or not a number. */
    static BigDecimal decimal(JsonNode node) {
        String text = filled(node);
        try {
            return text == null ? null : new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Decodes JSON that is encoded in a string, once or several times; returns any other value unchanged. */
    static JsonNode unwrapped(JsonNode node) {
        JsonNode current = node;
        for (int i = 0; i < ENCODINGS && current.isTextual(); i++) {
            current = parsed(current);
        }
        return current;
    }

    /** An object's field, decoded; a missing node if it is absent or not an object. */
    static JsonNode object(JsonNode parent, String key) {
        JsonNode node = parent.path(key);
        if (node.isObject()) {
            return node;
        }
        JsonNode unwrapped = unwrapped(node);
        return unwrapped.isObject() ? unwrapped : MissingNode.getInstance();
    }

    /** An object's field as plain Java values; empty if it is absent. */
    static Map<String, Object> map(JsonNode parent, String key) {
        return map(object(parent, key));
    }

    /** An object as plain Java values; empty if the node is not an object. */
    static Map<String, Object> map(JsonNode node) {
        return Json.toMap(copy(node));
    }

    static ObjectNode copy(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    /** Parses only text that looks like JSON, because a failed attempt to parse is expensive. */
    private static JsonNode parsed(JsonNode node) {
        String text = node.textValue().trim();
        try {
            return text.startsWith("{") || text.startsWith("[") || text.startsWith("\"") ? Json.parse(text) : node;
        } catch (IOException e) {
            return node;
        }
    }
}
