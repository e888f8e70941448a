package io.github.camelinterakt.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.json.Json;

/** What of a contact is remembered, under one name each: traits, tags, and the rest of the document. */
final class ContactFields {

    /** The contact itself: that it is there. */
    static final String CONTACT = "";

    static final String USER_ID = "userId";
    private static final String TRAITS = "traits";
    private static final String TAGS = "tags";
    private static final String TRAIT = TRAITS + "/";
    private static final String TAG = TAGS + "/";
    private static final Set<String> PHONE = Set.of("fullPhoneNumber", "countryCode", "phoneNumber");

    private ContactFields() {}

    /** Those of a request's document. */
    static Map<String, Object> of(ObjectNode document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(CONTACT, true);
        Json.toMap(document).forEach((name, value) -> {
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

    /** Those that Interakt shows. */
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

    /** The trait of that name; null if it is no trait. */
    static String trait(String name) {
        return name.startsWith(TRAIT) ? name.substring(TRAIT.length()) : null;
    }

    /** Whether Interakt shows the field of that name wherever it shows contacts, once it is set. */
    static boolean isShown(String name) {
        return name.startsWith(TRAIT) || name.startsWith(TAG);
    }

    /**
     * Takes out of a request's document what need not be sent. What names the contact stays.
     *
     * @param wanted the names of what stays
     */
    static void reduce(ObjectNode document, Set<String> wanted) {
        if (document.get(TRAITS) instanceof ObjectNode traits) {
            traits.properties().removeIf(trait -> !wanted.contains(TRAIT + trait.getKey()));
            if (traits.isEmpty()) {
                document.remove(TRAITS);
            }
        }
        if (document.get(TAGS) instanceof ArrayNode tags) {
            for (int i = tags.size() - 1; i >= 0; i--) {
                if (!wanted.contains(tag(tags.get(i).asText()))) {
                    tags.remove(i);
                }
            }
            if (tags.isEmpty()) {
                document.remove(TAGS);
            }
        }
        document.properties()
                .removeIf(entry -> isPlain(entry.getKey(), entry.getValue()) && !wanted.contains(entry.getKey()));
    }

    private static boolean isPlain(String name, JsonNode value) {
        boolean isTraits = name.equals(TRAITS) && value.isObject();
        boolean isTags = name.equals(TAGS) && value.isArray();
        return !isTraits && !isTags && !PHONE.contains(name) && !name.equals(USER_ID);
    }

    /** Interakt compares tags without case. */
    private static String tag(String name) {
        return TAG + name.toLowerCase(Locale.ROOT);
    }
}
