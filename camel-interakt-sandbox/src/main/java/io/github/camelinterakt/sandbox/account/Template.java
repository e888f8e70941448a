package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;

/**
 * A message template.
 *
 * @param id the account's id for the template
 * @param name the name to which messages refer, in lower case with underscores
 * @param language the language code, such as {@code en}
 * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}
 * @param status the approval status
 * @param rejectionReason the reason for its rejection; null if it was not rejected
 * @param createdAt the time of creation
 * @param modifiedAt the time of the last change, also of its status
 * @param waTemplateId WhatsApp's id for the template, a string of digits
 * @param definition the request that created it
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

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([1-9][0-9]?)}}");

    /** The number of variables in a text, or in the texts of a list. */
    static int variables(Object text) {
        return (int) VARIABLE.matcher(String.valueOf(text))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .count();
    }

    /** Fills the variables of a text. */
    static String fill(String text, JsonNode values) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            JsonNode value = values.path(Integer.parseInt(match.group(1)) - 1);
            return Matcher.quoteReplacement(value.isMissingNode() ? match.group() : value.asText());
        });
    }

    /** The template's text. */
    public String body() {
        return String.valueOf(definition.get("body"));
    }

    /** Whether header, body, a button or a card has a variable. */
    boolean hasVariables() {
        return Stream.of("header", "body", "buttons", "carousel_cards")
                .anyMatch(key -> variables(definition.get(key)) > 0);
    }

    /** Whether a message has as many values as the header, the text and the links of this template and its cards need. */
    boolean takes(JsonNode values) {
        JsonNode template = tree();
        JsonNode cards = template.path("carousel_cards");
        boolean takes = takes(template, values)
                && cards.size() == values.path("carouselCards").size();
        for (int i = 0; takes && i < cards.size(); i++) {
            takes = takes(cards.get(i), values.path("carouselCards").get(i));
        }
        return takes;
    }

    private boolean takes(JsonNode part, JsonNode values) {
        String format = part.path("header_format").asText("").toUpperCase(Locale.ROOT);
        int header = format.isEmpty() || format.equals("TEXT")
                ? variables(part.path("header").asText())
                : 1;
        boolean takes = values.path("headerValues").size() == header
                && values.path("bodyValues").size()
                        == variables(part.path("body").asText());
        for (int i = 0; i < part.path("buttons").size(); i++) {
            JsonNode url = part.path("buttons").get(i).path("url");
            takes &= url.isMissingNode()
                    || values.path("buttonValues").path(Integer.toString(i)).size() == variables(url.asText());
        }
        return takes;
    }

    JsonNode tree() {
        return JsonValues.convert(definition, JsonNode.class);
    }

    Template with(String newCategory, ApprovalStatus newStatus, String reason, Instant now) {
        return new Template(
                id, name, language, newCategory, newStatus, reason, createdAt, now, waTemplateId, definition);
    }
}
