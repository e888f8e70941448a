package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplateButton;
import io.github.camelinterakt.model.TemplateCard;
import io.github.camelinterakt.model.TemplateCategory;

/** Finds the differences between the template of a request that is valid otherwise and the account's template. */
final class TemplateComparison {

    /** The number of values where the API's list does not tell it. */
    private static final int UNKNOWN = -1;

    private final List<Violation> violations = new ArrayList<>();

    private TemplateComparison() {}

    static List<Violation> compare(InteraktOperation operation, JsonNode request, Templates templates) {
        TemplateComparison comparison = new TemplateComparison();
        if (operation == InteraktOperation.createCampaign) {
            comparison.approved(templates, request, "", "template_name", "language_code");
        } else {
            JsonNode content = request.path("template");
            Template template = comparison.approved(templates, content, "/template", "name", "languageCode");
            if (template != null) {
                comparison.category(
                        template.getCategory(),
                        request.path("template_category").asText());
                comparison.values(template, content);
                comparison.cards(readable(template::getCarouselCards), content.path("carouselCards"));
            }
        }
        return comparison.violations;
    }

    private Template approved(
            Templates templates, JsonNode content, String pointer, String nameKey, String languageKey) {
        String name = content.path(nameKey).asText();
        String language = content.path(languageKey).asText();
        Template template = templates.find(name, language);
        if (template == null) {
            boolean isOtherLanguage = !templates.languages(name).isEmpty();
            int length = (isOtherLanguage ? language : name).length();
            String key = isOtherLanguage ? languageKey : nameKey;
            add(pointer + "/" + key, Rule.TEMPLATE_UNKNOWN, length, templates.missing(name));
            return null;
        }
        if (!template.isApproved()) {
            String status = template.getApprovalStatus() == null ? "unknown" : template.getApprovalStatus();
            String problem = "the template's approval status is " + status + ": only an approved template can be sent";
            add(pointer + "/" + nameKey, Rule.TEMPLATE_APPROVAL, name.length(), problem);
            return null;
        }
        return template;
    }

    private void category(TemplateCategory approved, String requested) {
        if (approved != null && !requested.isEmpty() && !approved.name().equalsIgnoreCase(requested)) {
            String problem = "the template was approved as " + approved.name().toLowerCase(Locale.ROOT)
                    + ": check its price and request that category";
            add("/template_category", Rule.TEMPLATE_CATEGORY, requested.length(), problem);
        }
    }

    private void values(Template template, JsonNode given) {
        // WhatsApp itself writes the text and the button of a one-time password.
        boolean isPassword = template.getCategory() == TemplateCategory.AUTHENTICATION;
        int header = header(template.getHeaderFormat(), template.getHeader());
        int body = variables(template.getBody());
        List<TemplateButton> buttons = isPassword ? null : readable(template::getButtons);
        values("/template", header, isPassword && body == 0 ? UNKNOWN : body, buttons, given);
    }

    private void cards(List<TemplateCard> cards, JsonNode given) {
        if (cards == null || cards.isEmpty()) {
            return;
        }
        count("/template/carouselCards", "cards", cards.size(), given.size());
        for (int i = 0; i < cards.size() && i < given.size(); i++) {
            TemplateCard card = cards.get(i);
            int header = header(card.getHeaderFormat(), card.getHeader());
            List<TemplateButton> buttons = readable(card::getButtons);
            values("/template/carouselCards/" + i, header, variables(card.getBody()), buttons, given.get(i));
        }
    }

    private void values(String pointer, int header, int body, List<TemplateButton> buttons, JsonNode given) {
        JsonNode headerValues = given.path("headerValues");
        JsonNode bodyValues = given.path("bodyValues");
        JsonNode buttonValues = given.path("buttonValues");
        count(pointer + "/headerValues", "header values", header, headerValues.size());
        count(pointer + "/bodyValues", "body values", body, bodyValues.size());
        if (buttons == null) {
            return;
        }
        for (int i = 0; i < buttons.size(); i++) {
            JsonNode values = buttonValues.path(Integer.toString(i));
            button(pointer, Integer.toString(i), variables(buttons.get(i)), values.size());
        }
        for (Map.Entry<String, JsonNode> button : buttonValues.properties()) {
            if (Integer.parseInt(button.getKey()) >= buttons.size()) {
                button(pointer, button.getKey(), 0, button.getValue().size());
            }
        }
    }

    private void button(String pointer, String index, int expected, int given) {
        count(pointer + "/buttonValues/" + index, "values for button " + index, expected, given);
    }

    private void count(String pointer, String what, int expected, int given) {
        if (expected != UNKNOWN && expected != given) {
            String problem = "the template takes " + expected + " " + what + ", and the request has " + given;
            add(pointer, Rule.TEMPLATE_VALUE_COUNT, given, problem);
        }
    }

    private void add(String pointer, Rule rule, int length, String problem) {
        violations.add(new Violation(pointer, rule, length, problem));
    }

    /** A list of the API's template; {@code null} if it cannot be read, and is not compared. */
    private static <T> List<T> readable(Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    /** How many values a header takes: those of its text, or the URL of its media. */
    private static int header(String format, String header) {
        if (format == null || format.isBlank()) {
            return 0;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "text" -> variables(header);
            case "image", "video", "document" -> 1;
            default -> UNKNOWN;
        };
    }

    private static int variables(TemplateButton button) {
        return "URL".equalsIgnoreCase(button.getType()) ? variables(button.getUrl()) : UNKNOWN;
    }

    private static int variables(String text) {
        return text == null ? UNKNOWN : Check.variables(text);
    }
}
