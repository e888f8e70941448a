package io.github.camelinterakt.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Template;

/**
 * What a template was when it was last delivered.
 *
 * @param content a digest of all that a recipient sees
 */
record TemplateState(String status, String category, String content) {

    /** What the API's notes list as a template's content. */
    private static final List<String> CONTENT = List.of(
            "name",
            "language",
            "header_format",
            "header",
            "header_text",
            "body",
            "body_text",
            "footer",
            "button_type",
            "buttons",
            "button_text",
            "carousel_cards");

    static TemplateState of(Template template) {
        JsonNode json = template.toJson();
        StringBuilder content = new StringBuilder();
        CONTENT.forEach(field -> content.append(field + "=" + json.get(field) + "\n"));
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        return new TemplateState(
                template.getApprovalStatus(),
                json.path("category").asText(null),
                UUID.nameUUIDFromBytes(bytes).toString());
    }

    /** Reads what {@link #toString()} has written. */
    static TemplateState parse(String text) throws IOException {
        JsonNode json = Json.parse(text);
        return new TemplateState(
                json.path("status").asText(null),
                json.path("category").asText(null),
                json.path("content").asText());
    }

    /** What is different from before; empty if nothing is. */
    List<String> changesSince(TemplateState before) {
        if (before == null) {
            return List.of("NEW");
        }
        List<String> changes = new ArrayList<>();
        if (!Objects.equals(status, before.status)) {
            changes.add("STATUS");
        }
        if (!Objects.equals(category, before.category)) {
            changes.add("CATEGORY");
        }
        if (!content.equals(before.content)) {
            changes.add("CONTENT");
        }
        return changes;
    }

    @Override
    public String toString() {
        return Json.tree(this).toString();
    }
}
