package io.github.camelinterakt.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/**
 * Reads fields and reports what is missing or of the wrong type. A null counts as missing. Nothing here allocates as long as
 * all is right: this runs on every message.
 */
final class Values {

    private static final String MUST_BE_TEXT = "must be a text";
    private static final String MUST_BE_LIST = "must be a list";
    private static final String MUST_BE_OBJECT = "must be an object";

    private Values() {}

    /** A text that must be there and not be empty; {@code null}, and a finding, if it is not. */
    static String text(ObjectNode in, String key, Findings findings) {
        String text = optionalText(in, key, findings);
        if (text == null && isAbsent(in.get(key)) || text != null && text.isEmpty()) {
            findings.add(in, key, Rule.REQUIRED);
            return null;
        }
        return text;
    }

    /** A text that may be missing; {@code null}, and a finding, if it is something else. */
    static String optionalText(ObjectNode in, String key, Findings findings) {
        JsonNode value = in.get(key);
        if (isAbsent(value)) {
            return null;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        findings.add(in, key, Rule.TYPE, MUST_BE_TEXT);
        return null;
    }

    /** A value of any type that must be there and not be an empty text. */
    static void present(ObjectNode in, String key, Findings findings) {
        JsonNode value = in.get(key);
        if (isAbsent(value) || value.isTextual() && value.textValue().isEmpty()) {
            findings.add(in, key, Rule.REQUIRED);
        }
    }

    /** An object that must be there; {@code null}, and a finding, if it is not. */
    static ObjectNode object(ObjectNode in, String key, Findings findings) {
        JsonNode value = in.get(key);
        if (isAbsent(value)) {
            findings.add(in, key, Rule.REQUIRED);
            return null;
        }
        return optionalObject(in, key, findings);
    }

    /** An object that may be missing; {@code null}, and a finding, if it is something else. */
    static ObjectNode optionalObject(ObjectNode in, String key, Findings findings) {
        JsonNode value = in.get(key);
        if (isAbsent(value)) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        findings.add(in, key, Rule.TYPE, MUST_BE_OBJECT);
        return null;
    }

    /** An element that must be an object; {@code null}, and a finding, if it is not. */
    static ObjectNode object(ArrayNode in, int index, Findings findings) {
        if (in.get(index) instanceof ObjectNode object) {
            return object;
        }
        findings.add(in, index, Rule.TYPE, MUST_BE_OBJECT);
        return null;
    }

    /** A list that must be there and not be empty; {@code null}, and a finding, if it is not. */
    static ArrayNode list(ObjectNode in, String key, Findings findings) {
        ArrayNode list = optionalList(in, key, findings);
        if (list == null ? isAbsent(in.get(key)) : list.isEmpty()) {
            findings.add(in, key, Rule.REQUIRED);
            return null;
        }
        return list;
    }

    /** A list that may be missing; {@code null}, and a finding, if it is something else. */
    static ArrayNode optionalList(ObjectNode in, String key, Findings findings) {
        JsonNode value = in.get(key);
        if (isAbsent(value)) {
            return null;
        }
        if (value instanceof ArrayNode list) {
            return list;
        }
        findings.add(in, key, Rule.TYPE, MUST_BE_LIST);
        return null;
    }

    /** A text out of a few, which must be there; {@code null}, and a finding, if it is not. */
    static String choice(ObjectNode in, String key, Findings findings, String[] allowed) {
        if (isAbsent(in.get(key))) {
            findings.add(in, key, Rule.REQUIRED, "is missing: set it to " + String.join(" or ", allowed));
            return null;
        }
        return optionalChoice(in, key, findings, allowed);
    }

    /** A text out of a few, which may be missing; {@code null}, and a finding, if it is another. */
    static String optionalChoice(ObjectNode in, String key, Findings findings, String[] allowed) {
        JsonNode value = in.get(key);
        if (isAbsent(value)) {
            return null;
        }
        if (value.isTextual()) {
            for (String one : allowed) {
                if (one.equals(value.textValue())) {
                    return one;
                }
            }
        }
        findings.add(
                in,
                key,
                Rule.CHOICE,
                (allowed.length == 1 ? "must be " : "must be one of ") + String.join(", ", allowed));
        return null;
    }

    /** An http or https URL, which must be there. */
    static void url(ObjectNode in, String key, Findings findings) {
        String url = text(in, key, findings);
        if (url != null && !isWebUrl(url)) {
            findings.add(in, key, Rule.URL);
        }
    }

    /** An http or https URL, which may be missing. */
    static void optionalUrl(ObjectNode in, String key, Findings findings) {
        String url = optionalText(in, key, findings);
        if (url != null && !isWebUrl(url)) {
            findings.add(in, key, Rule.URL);
        }
    }

    /** An http or https URL, of which it was found before whether it is there. */
    static void urlIfAny(ObjectNode in, String key, Findings findings) {
        JsonNode url = in.get(key);
        if (url != null && url.isTextual() && !url.textValue().isBlank() && !isWebUrl(url.textValue())) {
            findings.add(in, key, Rule.URL);
        }
    }

    /** A bound on a text's characters. */
    static void atMost(String text, int characters, ObjectNode in, String key, Findings findings, Rule rule) {
        if (text != null && isLonger(text, characters)) {
            findings.add(in, key, rule);
        }
    }

    /** Characters as a reader counts them: a pair of surrogates is one. */
    static boolean isLonger(String text, int characters) {
        return text.length() > characters && text.codePointCount(0, text.length()) > characters;
    }

    /** Whether there is a newline, a tab, or more spaces in a row than so many. */
    static boolean hasForbiddenSpace(String text, int spaces) {
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                row = 0;
            } else if (c == ' ') {
                if (++row > spaces) {
                    return true;
                }
            } else if (c == '\n' || c == '\t' || c == '\r') {
                return true;
            } else {
                row = 0;
            }
        }
        return false;
    }

    static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }

    static boolean isWebUrl(String url) {
        int host = url.regionMatches(true, 0, "https://", 0, 8) ? 8 : 7;
        if (host == 7 && !url.regionMatches(true, 0, "http://", 0, 7) || url.length() == host) {
            return false;
        }
        for (int i = host; i < url.length(); i++) {
            if (Character.isWhitespace(url.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
