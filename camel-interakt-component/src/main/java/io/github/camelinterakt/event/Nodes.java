package io.github.camelinterakt.event;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Timestamps;

/** Reads what is there and is lenient about what is not: an odd value is an absent one, and stays in the JSON. */
final class Nodes {

    /** The wire encodes at most twice; once more does no harm, and an attacker's tower of strings ends here. */
    private static final int ENCODINGS = 3;

    private Nodes() {}

    /** The value as text, or null for a missing or null one; of an object or list its JSON. */
    static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** As {@link #text}; null also where the text is blank. */
    static String filled(JsonNode node) {
        String text = text(node);
        return text == null || text.isBlank() ? null : text;
    }

    /** The moment, or null where it is absent or not a time stamp. */
    static Instant instant(JsonNode node) {
        String text = filled(node);
        if (text == null) {
            return null;
        }
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The number, or null where it is absent or not a number. */
    static BigDecimal decimal(JsonNode node) {
        String text = filled(node);
        try {
            return text == null ? null : new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What a string of JSON stands for, encoded once or several times; anything else as it is. */
    static JsonNode unwrapped(JsonNode node) {
        JsonNode current = node;
        for (int i = 0; i < ENCODINGS && current.isTextual(); i++) {
            JsonNode inner = parsed(current.textValue());
            if (inner == null) {
                return current;
            }
            current = inner;
        }
        return current;
    }

    /** The part of an object, unwrapped; a missing node where there is none or it is not an object. */
    static JsonNode object(JsonNode parent, String key) {
        JsonNode node = parent.path(key);
        if (node.isObject()) {
            return node;
        }
        JsonNode unwrapped = unwrapped(node);
        return unwrapped.isObject() ? unwrapped : MissingNode.getInstance();
    }

    /** The digits of a phone number, or null where there are none. */
    static String digits(String phone) {
        if (phone == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder(phone.length());
        for (int i = 0; i < phone.length(); i++) {
            char c = phone.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.isEmpty() ? null : digits.toString();
    }

    static ObjectNode copy(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    /** Only what looks like encoded JSON is tried: a failed try costs far more than a look. */
    private static JsonNode parsed(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || "{[\"".indexOf(trimmed.charAt(0)) < 0) {
            return null;
        }
        try {
            return Json.parse(trimmed);
        } catch (IOException e) {
            return null;
        }
    }
}
