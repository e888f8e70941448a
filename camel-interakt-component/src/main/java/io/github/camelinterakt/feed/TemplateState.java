package io.github.camelinterakt.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.Template;

/**
 * What a template was when it was last handed out.
 *
 * @param status its approval status, or null
 * @param category its category, or null
 * @param content a digest of all that a recipient sees of it
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
        return new TemplateState(
                template.getApprovalStatus(), json.path("category").asText(null), digest(content.toString()));
    }

    /**
     * Reads what {@link #toString()} has written.
     *
     * @throws IOException if it is something else
     */
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
        return Json.object()
                .put("status", status)
                .put("category", category)
                .put("content", content)
                .toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
