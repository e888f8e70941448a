package io.github.camelinterakt.sandbox.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message template.
 *
 * @param id the account's id of it
 * @param name its name in lower case with underscores, by which messages refer to it
 * @param language its language's code, such as {@code en}
 * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}
 * @param status where it stands
 * @param rejectionReason why it was rejected; null otherwise
 * @param createdAt when it was created
 * @param modifiedAt when it or its status was last changed
 * @param waTemplateId WhatsApp's id of it, a string of digits
 * @param definition the document that created it
 */
public record Template(
        UUID id,
        String name,
        String language,
        String category,
        ApprovalStatus status,
        String rejectionReason,
        Instant createdAt,
        Instant modifiedAt,
        String waTemplateId,
        Map<String, Object> definition) {

    /**
     * The template's text.
     *
     * @return the body with its variables, such as <code>Hi {{1}}</code>
     */
    public String body() {
        return String.valueOf(definition.get("body"));
    }

    /**
     * Whether header, body, a button or a card has a variable.
     *
     * @return true if values have to be given when it is sent
     */
    public boolean hasVariables() {
        return Variables.in(definition.get("header")) > 0
                || Variables.in(body()) > 0
                || Variables.in(definition.getOrDefault("buttons", List.of())) > 0
                || Variables.in(definition.getOrDefault("carousel_cards", List.of())) > 0;
    }

    Template decided(ApprovalStatus decision, String reason, Instant now) {
        return new Template(id, name, language, category, decision, reason, createdAt, now, waTemplateId, definition);
    }
}
