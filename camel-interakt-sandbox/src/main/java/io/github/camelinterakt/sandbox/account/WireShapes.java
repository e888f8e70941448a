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
        shape.put("phone_number", nationalOf(contact));
        shape.put("country_code", countryCodeOf(contact));
        shape.put("user_id", Objects.requireNonNullElse(contact.userId(), ""));
        shape.put("traits", contact.traits());
        shape.put("customer_created_at_source", contact.source());
        return shape;
    }

    Map<String, Object> lookedUpContact(Contact contact) {
        String account = contact.phone() == null ? null : contact.phone().full();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", contact.id());
        shape.put("created_at_utc", WireTime.offset(contact.createdAt()));
        shape.put("modified_at_utc", WireTime.naive(contact.modifiedAt()));
        shape.put("created_by_user_id", null);
        shape.put("organization_id", organizationId);
        shape.put("source_acquired_from", null);
        shape.put("sources_available_on", null);
        shape.put("tags", contact.tags().stream().map(contacts::tagId).toList());
        shape.put("phone_number", nationalOf(contact));
        shape.put("country_code", countryCodeOf(contact));
        shape.put("channel_type", "Whatsapp");
        shape.put("organization_channel_id", channelId);
        shape.put("channel_meta", "{}");
        shape.put("traits", contact.traits());
        shape.put("user_id", contact.userId());
        shape.put("customer_created_at_source", contact.source());
        shape.put("channel_phone_number", account);
        shape.put("channel_account_identifier", account);
        shape.put("instagram_account_identifier", null);
        shape.put("organization_channel", channelId);
        shape.put("tag_names", contact.tags());
        return shape;
    }

    Map<String, Object> createdTemplate(Template template) {
        Map<String, Object> definition = template.definition();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", template.id());
        shape.put("created_at_utc", WireTime.naive(template.createdAt()));
        shape.put("modified_at_utc", WireTime.naive(template.modifiedAt()));
        shape.put("created_by_user_id", null);
        shape.put("name", template.name());
        shape.put("language", template.language());
        shape.put("category", template.category());
        shape.put("sub_category", null);
        shape.put("template_category_label", null);
        shape.put("header_format", definition.get("header_format"));
        shape.put("header", definition.get("header"));
        shape.put("header_handle", listInString(definition.get("header_handle")));
        shape.put("header_handle_file_url", definition.get("header_handle_file_url"));
        shape.put("header_handle_file_name", definition.get("header_handle_file_name"));
        shape.put("header_text", listInString(definition.get("header_text")));
        shape.put("body", template.body());
        shape.put("body_text", listInString(definition.get("body_text")));
        shape.put("footer", definition.get("footer"));
        shape.put("buttons", buttonsInStrings(definition.get("buttons")));
        shape.put("button_text", listInString(definition.get("button_text")));
        shape.put("allow_category_change", true);
        shape.put("limited_time_offer", null);
        if (definition.containsKey("carousel_cards")) {
            shape.put("carousel_cards", listInString(definition.get("carousel_cards")));
        }
        shape.put("autosubmitted_for", null);
        shape.put("display_name", definition.get("display_name"));
        shape.put("organization_id", organizationId);
        shape.put("approval_status", template.status());
        shape.put("wa_template_id", template.waTemplateId());
        shape.put("is_archived", false);
        shape.put("channel_type", "Whatsapp");
        shape.put("is_click_tracking_enabled", false);
        shape.put("allow_delete", true);
        shape.put("rejection_reason", template.rejectionReason());
        return shape;
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
        shape.put("header_format", definition.get("header_format"));
        shape.put("header", definition.get("header"));
        shape.put("header_handle_file_url", definition.get("header_handle_file_url"));
        shape.put("header_handle_file_name", definition.get("header_handle_file_name"));
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

    Map<String, Object> uploaded(MediaFile file) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("file_url", file.url());
        shape.put("file_handle", file.handle());
        shape.put("file_name", file.file().name());
        return shape;
    }

    private static String nationalOf(Contact contact) {
        return contact.phone() == null ? null : contact.phone().national();
    }

    private static String countryCodeOf(Contact contact) {
        return contact.phone() == null ? null : contact.phone().countryCode();
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
