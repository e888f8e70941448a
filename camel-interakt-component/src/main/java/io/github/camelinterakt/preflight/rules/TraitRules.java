package io.github.camelinterakt.preflight.rules;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.NestedTraits;
import io.github.camelinterakt.preflight.Rule;
import io.github.camelinterakt.preflight.TraitPolicy;

/** The rules of contacts' and events' traits, and what is done with traits that break them although their meaning is clear. */
final class TraitRules {

    private static final String TRAITS = "traits";
    private static final int SPACES = 2;

    private final boolean clean;
    private final boolean flatten;

    TraitRules(TraitPolicy policy, NestedTraits nested) {
        this.clean = policy == TraitPolicy.clean;
        this.flatten = nested == NestedTraits.flatten;
    }

    /** Checks the traits of a contact or an event, and changes them as far as the options want it. */
    void check(ObjectNode document, Findings findings) {
        ObjectNode traits = Values.optionalObject(document, TRAITS, findings);
        if (traits == null) {
            return;
        }
        if (flatten && hasObject(traits)) {
            ObjectNode flat = JsonNodeFactory.instance.objectNode();
            flatten("", traits, flat, findings);
            document.set(TRAITS, flat);
            traits = flat;
        }
        for (Map.Entry<String, JsonNode> trait : traits.properties()) {
            JsonNode value = trait.getValue();
            if (value.isTextual()) {
                if (Values.hasForbiddenSpace(value.textValue(), SPACES)) {
                    if (clean) {
                        traits.set(trait.getKey(), cleaned(value.textValue()));
                    } else {
                        findings.add(traits, trait.getKey(), Rule.TRAIT_WHITE_SPACE);
                    }
                }
            } else if (value instanceof ArrayNode list) {
                list(list, findings);
            } else if (value.isObject()) {
                findings.add(traits, trait.getKey(), Rule.NESTED_TRAIT);
            }
        }
    }

    private void list(ArrayNode list, Findings findings) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = list.get(i);
            if (value.isContainerNode()) {
                findings.add(list, i, Rule.NESTED_TRAIT);
            } else if (value.isTextual() && Values.hasForbiddenSpace(value.textValue(), SPACES)) {
                if (clean) {
                    list.set(i, cleaned(value.textValue()));
                } else {
                    findings.add(list, i, Rule.TRAIT_WHITE_SPACE);
                }
            }
        }
    }

    private static boolean hasObject(ObjectNode traits) {
        for (JsonNode value : traits) {
            if (value.isObject()) {
                return true;
            }
        }
        return false;
    }

    /** The fields in their order; of two of one name the first stays, and the call is refused. */
    private static void flatten(String prefix, ObjectNode from, ObjectNode into, Findings findings) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode nested) {
                flatten(name + "_", nested, into, findings);
            } else if (into.has(name)) {
                findings.add(from, field.getKey(), Rule.TRAIT_COLLISION);
            } else {
                into.set(name, field.getValue());
            }
        }
    }

    private static TextNode cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean breaking = false;
            while (end < text.length() && isSpace(text.charAt(end))) {
                breaking |= text.charAt(end) != ' ';
                end++;
            }
            if (end == i) {
                cleaned.append(text.charAt(i++));
            } else if (!breaking && end - i <= SPACES) {
                cleaned.append(text, i, end);
                i = end;
            } else {
                if (i > 0 && end < text.length()) {
                    cleaned.append(' ');
                }
                i = end;
            }
        }
        return TextNode.valueOf(cleaned.toString());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
