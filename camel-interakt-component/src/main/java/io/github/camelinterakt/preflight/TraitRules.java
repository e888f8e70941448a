package io.github.camelinterakt.preflight;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.preflight.Check.Place;

/** The rules of contacts' and events' traits; cleans and flattens them as far as the options want it. */
final class TraitRules {

    private static final String TRAITS = "traits";
    private static final int SPACES = 2;
    private static final Pattern FORBIDDEN = Pattern.compile("[ \\n\\t\\r]*[\\n\\t\\r][ \\n\\t\\r]*| {3,}");

    private final boolean clean;
    private final boolean flatten;

    TraitRules(TraitPolicy policy, NestedTraits nested) {
        this.clean = policy == TraitPolicy.clean;
        this.flatten = nested == NestedTraits.flatten;
    }

    void check(ObjectNode document, Findings findings) {
        Place root = Place.root(findings);
        Row.optional(TRAITS, Check.OBJECT).forEach(row -> row.check(document, root));
        if (!(document.get(TRAITS) instanceof ObjectNode traits)) {
            return;
        }
        Place place = root.at(document, TRAITS);
        if (flatten) {
            ObjectNode flat = JsonNodeFactory.instance.objectNode();
            flatten("", traits, flat, place);
            document.set(TRAITS, flat);
            traits = flat;
        }
        for (Map.Entry<String, JsonNode> trait : traits.properties()) {
            Place at = place.at(traits, trait.getKey());
            if (trait.getValue() instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, checked(list.get(i), at.at(list, Integer.toString(i))));
                }
            } else {
                traits.set(trait.getKey(), checked(trait.getValue(), at));
            }
        }
    }

    private JsonNode checked(JsonNode value, Place place) {
        if (value.isContainerNode()) {
            place.violates(Rule.NESTED_TRAIT, Rule.NESTED_TRAIT.text());
        } else if (value.isTextual() && Check.hasForbiddenSpace(value.textValue(), SPACES)) {
            if (clean) {
                return TextNode.valueOf(
                        FORBIDDEN.matcher(value.textValue()).replaceAll(" ").strip());
            }
            place.violates(Rule.TRAIT_WHITE_SPACE, Rule.TRAIT_WHITE_SPACE.text());
        }
        return value;
    }

    /** The fields in their order; of two of one name the first stays, and the call is refused. */
    private static void flatten(String prefix, ObjectNode from, ObjectNode into, Place place) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode nested) {
                flatten(name + "_", nested, into, place.at(from, field.getKey()));
            } else if (into.has(name)) {
                place.at(from, field.getKey()).violates(Rule.TRAIT_COLLISION, Rule.TRAIT_COLLISION.text());
            } else {
                into.set(name, field.getValue());
            }
        }
    }
}
