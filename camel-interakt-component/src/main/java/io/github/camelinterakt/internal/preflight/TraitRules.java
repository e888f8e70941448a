package io.github.camelinterakt.internal.preflight;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.NestedTraits;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.ValuePolicy;

/** Checks the traits of a contact or an event, and cleans and flattens them according to the options. */
record TraitRules(ValuePolicy policy, NestedTraits nested) implements Check {

    private static final String TRAITS = "traits";
    private static final Check IS_OBJECT = Check.optional(Check.OBJECT, TRAITS);
    private static final int SPACES = 2;
    private static final Pattern FORBIDDEN = Pattern.compile("[ \\n\\t\\r]*[\\n\\t\\r][ \\n\\t\\r]*| {3,}");

    @Override
    public void check(JsonNode request, String root, Preflight preflight) {
        IS_OBJECT.check(request, root, preflight);
        if (!(request.get(TRAITS) instanceof ObjectNode traits)) {
            return;
        }
        if (nested == NestedTraits.flatten) {
            ObjectNode flat = JsonNodeFactory.instance.objectNode();
            flatten("", traits, flat, "/" + TRAITS, preflight);
            ((ObjectNode) request).set(TRAITS, flat);
            traits = flat;
        }
        for (Map.Entry<String, JsonNode> trait : traits.properties()) {
            String pointer = Check.child("/" + TRAITS, trait.getKey());
            if (trait.getValue() instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, checked(list.get(i), pointer + "/" + i, preflight));
                }
            } else {
                trait.setValue(checked(trait.getValue(), pointer, preflight));
            }
        }
    }

    private JsonNode checked(JsonNode value, String pointer, Preflight preflight) {
        if (value.isContainerNode()) {
            preflight.add(pointer, Rule.NESTED_TRAIT, value);
        } else if (value.isTextual() && Check.hasForbiddenSpace(value.textValue(), SPACES)) {
            if (policy == ValuePolicy.clean) {
                return TextNode.valueOf(
                        FORBIDDEN.matcher(value.textValue()).replaceAll(" ").strip());
            }
            preflight.add(pointer, Rule.TRAIT_WHITE_SPACE, value);
        }
        return value;
    }

    /** Preserves the order of the fields. Of two fields with the same name, keeps the first and adds a violation. */
    private static void flatten(String prefix, ObjectNode from, ObjectNode into, String pointer, Preflight preflight) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            String name = prefix + field.getKey();
            String at = Check.child(pointer, field.getKey());
            if (field.getValue() instanceof ObjectNode nested) {
                flatten(name + "_", nested, into, at, preflight);
            } else if (into.has(name)) {
                preflight.add(at, Rule.TRAIT_COLLISION, field.getValue());
            } else {
                into.set(name, field.getValue());
            }
        }
    }
}
