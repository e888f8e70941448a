package io.github.camelinterakt.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.WireTime;

/** Converts contacts, templates and files to the API's JSON: its key order, time stamps, and JSON encoded in strings. */
final class WireShapes {

    private static final List<String> LOOKED_UP_CONTACT = keys("""
            id created_at_utc modified_at_utc created_by_user_id organization_id source_acquired_from \
            sources_available_on tags phone_number country_code channel_type organization_channel_id channel_meta \
            traits user_id customer_created_at_source channel_phone_number channel_account_identifier \
            instagram_account_identifier organization_channel tag_names""");

    /** A created template's, and with {@code is_deleted} those of the template in a message's events. */
    private static final List<String> TEMPLATE = keys("""
            id created_at_utc modified_at_utc created_by_user_id is_deleted name language category sub_category \
            template_category_label header_format header header_handle header_handle_file_url \
            header_handle_file_name header_text body body_text footer buttons button_text allow_category_change \
            limited_time_offer autosubmitted_for display_name organization_id approval_status wa_template_id \
            is_archived channel_type is_click_tracking_enabled allow_delete rejection_reason""");

    private final UUID organizationId;
    private final UUID channelId;
    private final ContactBook contacts;

    WireShapes(UUID organizationId, UUID channelId, ContactBook contacts) {
        this.organizationId = organizationId;
        this.channelId = channelId;
        this.contacts = contacts;
    }

    Map<String, Object> listedContact(Contact contact) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", contact.id());
        shape.put("created_at_utc", WireTime.naive(contact.createdAt()));
        shape.put("modified_at_utc", WireTime.naive(contact.modifiedAt()));
        shape.put("phone_number", contact.phone(PhoneNumber::national));
        shape.put("country_code", contact.phone(PhoneNumber::countryCode));
        shape.put("user_id", Objects.requireNonNullElse(contact.userId(), ""));
        shape.put("traits", contact.traits());
        shape.put("customer_created_at_source", contact.source());
        return shape;
    }

    Map<String, Object> lookedUpContact(Contact contact) {
        String account = contact.phone(PhoneNumber::full);
        Map<String, Object> shape = listedContact(contact);
        shape.put("created_at_utc", WireTime.offset(contact.createdAt()));
        shape.put("user_id", contact.userId());
        shape.put("organization_id", organizationId);
        shape.put("tags", contact.tags().stream().map(contacts::tagId).toList());
        shape.put("channel_type", "Whatsapp");
        shape.put("organization_channel_id", channelId);
        shape.put("channel_meta", "{}");
        shape.put("channel_phone_number", account);
        shape.put("channel_account_identifier", account);
        shape.put("organization_channel", channelId);
        shape.put("tag_names", contact.tags());
        return ordered(LOOKED_UP_CONTACT, shape);
    }

    Map<String, Object> createdTemplate(Template template) {
        Map<String, Object> definition = template.definition();
        Map<String, Object> shape = listedTemplate(template);
        shape.put("modified_at_utc", WireTime.naive(template.modifiedAt()));
        shape.put("header_handle", listInString(definition.get("header_handle")));
        shape.put("header_text", listInString(definition.get("header_text")));
        shape.put("body_text", listInString(definition.get("body_text")));
        shape.put("button_text", listInString(definition.get("button_text")));
        shape.put("allow_category_change", true);
        shape.put("organization_id", organizationId);
        shape.put("is_archived", false);
        shape.put("channel_type", "Whatsapp");
        shape.put("is_click_tracking_enabled", false);
        shape.put("allow_delete", true);
        shape.put("rejection_reason", template.rejectionReason());
        Map<String, Object> created = ordered(TEMPLATE, shape);
        created.remove("is_deleted");
        if (definition.containsKey("carousel_cards")) {
            created.put("carousel_cards", listInString(definition.get("carousel_cards")));
            created.put("is_carousel", false); // as seen at Interakt
            created.put("previous_category", template.category());
        }
        return created;
    }

    /** The template as the events of its messages have it: a string. */
    String rawTemplate(Template template) {
        Object cards = template.definition().getOrDefault("carousel_cards", List.of());
        Map<String, Object> shape = ordered(TEMPLATE, createdTemplate(template));
        shape.put("created_at_utc", WireTime.millis(template.createdAt()));
        shape.put("modified_at_utc", WireTime.millis(template.modifiedAt()));
        shape.put("created_by_user_id", "None"); // as seen at Interakt
        shape.put("is_deleted", false);
        shape.put("buttons", listInString(template.definition().get("buttons")));
        shape.put("carousel_cards", listInString(cards));
        shape.put("is_carousel", !cards.equals(List.of()));
        shape.put("is_mpm", false);
        return JsonValues.write(shape);
    }

    Map<String, Object> listedTemplate(Template template) {
        Map<String, Object> definition = template.definition();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", template.id());
        shape.put("created_at_utc", WireTime.naive(template.createdAt()));
        shape.put("name", template.name());
        shape.put("language", template.language());
        shape.put("category", template.category());
        shape.put("template_category_label", null);
        for (String key : List.of("header_format", "header", "header_handle_file_url", "header_handle_file_name")) {
            shape.put(key, definition.get(key));
        }
        shape.put("body", template.body());
        shape.put("footer", definition.get("footer"));
        shape.put("buttons", buttonsInStrings(definition.get("buttons")));
        shape.put("autosubmitted_for", null);
        shape.put("display_name", definition.get("display_name"));
        shape.put("approval_status", template.status());
        shape.put("wa_template_id", template.waTemplateId());
        shape.put("variable_present", template.hasVariables() ? "Yes" : "No");
        return shape;
    }

    /** The values of these keys in their order; null for what is not known. */
    private static Map<String, Object> ordered(List<String> keys, Map<String, Object> values) {
        Map<String, Object> shape = new LinkedHashMap<>();
        keys.forEach(key -> shape.put(key, values.get(key)));
        return shape;
    }

    private static List<String> keys(String text) {
        return List.of(text.split(" ", -1));
    }

    private static String listInString(Object list) {
        return list == null ? null : JsonValues.write(list);
    }

    /** The only field that the API encodes twice; without buttons it is an empty object, not an empty list. */
    private static String buttonsInStrings(Object buttons) {
        boolean none = buttons == null || buttons.equals(List.of());
        return JsonValues.write(JsonValues.write(none ? Map.of() : buttons));
    }
}
