package io.github.camelinterakt.internal.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Template;

/** What a template was when it was last delivered: status, category, and a digest of all that a recipient sees. */
record TemplateState(JsonNode json) {

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
        return new TemplateState(Json.object()
                .put("status", template.getApprovalStatus())
                .put("category", json.path("category").asText(null))
                .put("content", UUID.nameUUIDFromBytes(bytes).toString()));
    }

    String value(String field) {
        return json.path(field).asText(null);
    }

    /** The fields that are different from before, in capitals; empty if none is. */
    List<String> changesSince(TemplateState before) {
        return before == null
                ? List.of("NEW")
                : Stream.of("status", "category", "content")
                        .filter(field -> !json.path(field).equals(before.json.path(field)))
                        .map(field -> field.toUpperCase(Locale.ROOT))
                        .toList();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
