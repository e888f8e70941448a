package io.github.camelinterakt.internal.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;

/** The fields of a contact that the memory holds, by name: each trait, each tag, and the other fields of a request. */
final class ContactFields {

    /** The field of the contact itself, which says that it exists. */
    static final String CONTACT = "";

    static final String USER_ID = "userId";
    private static final String TRAITS = "traits";
    private static final String TAGS = "tags";
    private static final String TRAIT = TRAITS + "/";
    private static final String TAG = TAGS + "/";
    private static final Set<String> PHONE = Set.of("fullPhoneNumber", "countryCode", "phoneNumber");

    private ContactFields() {}

    /** The fields of a request. */
    static Map<String, Object> of(ObjectNode request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(CONTACT, true);
        Json.toMap(request).forEach((name, value) -> {
            if (name.equals(TRAITS) && value instanceof Map<?, ?> traits) {
                traits.forEach((trait, of) -> fields.put(TRAIT + trait, of));
            } else if (name.equals(TAGS) && value instanceof List<?> tags) {
                tags.forEach(tag -> fields.put(tag(tag.toString()), true));
            } else if (!PHONE.contains(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** The fields of a contact that was read. */
    static Map<String, Object> of(String userId, Map<String, Object> traits, List<String> tags) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(CONTACT, true);
        if (userId != null) {
            fields.put(USER_ID, userId);
        }
        traits.forEach((trait, value) -> fields.put(TRAIT + trait, value));
        tags.forEach(tag -> fields.put(tag(tag), true));
        return fields;
    }

    /** The name of the trait, or null for another field. */
    static String trait(String name) {
        return name.startsWith(TRAIT) ? name.substring(TRAIT.length()) : null;
    }

    /** Whether feed and webhook always show the field if it has a value. */
    static boolean isShown(String name) {
        return name.startsWith(TRAIT) || name.startsWith(TAG);
    }

    /** Removes all fields from a request except the wanted ones and those that identify the contact. */
    static void reduce(ObjectNode request, Set<String> wanted) {
        request.properties().removeIf(member -> {
            String name = member.getKey();
            if (name.equals(TRAITS) && member.getValue() instanceof ObjectNode traits) {
                traits.properties().removeIf(trait -> !wanted.contains(TRAIT + trait.getKey()));
                return traits.isEmpty();
            }
            if (name.equals(TAGS) && member.getValue() instanceof ArrayNode tags) {
                for (Iterator<JsonNode> each = tags.elements(); each.hasNext(); ) {
                    if (!wanted.contains(tag(each.next().asText()))) {
                        each.remove();
                    }
                }
                return tags.isEmpty();
            }
            return !PHONE.contains(name) && !name.equals(USER_ID) && !wanted.contains(name);
        });
    }

    /** Interakt compares tags without regard to case. */
    private static String tag(String name) {
        return TAG + name.toLowerCase(Locale.ROOT);
    }
}
