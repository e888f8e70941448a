package io.github.camelinterakt.internal.preflight;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplateButton;
import io.github.camelinterakt.model.TemplateCard;
import io.github.camelinterakt.model.TemplateCategory;

/** Reports the differences between an otherwise valid request and the account's template. */
record TemplateComparison(Preflight preflight) {

    /** The number of values if the API's list does not contain it. */
    private static final int UNKNOWN = -1;

    /** A button's index has one or two digits. */
    private static final int MAX_BUTTONS = 100;

    static Preflight compare(InteraktOperation operation, JsonNode request, Templates templates) {
        Preflight preflight = Preflight.off(operation);
        TemplateComparison comparison = new TemplateComparison(preflight);
        if (operation == InteraktOperation.createCampaign) {
            comparison.approved(templates, request, "", "template_name", "language_code");
            return preflight;
        }
        JsonNode content = request.path("template");
        Template template = comparison.approved(templates, content, "/template", "name", "languageCode");
        if (template != null) {
            comparison.category(template.getCategory(), request.path("template_category"));
            comparison.values(template, content);
            comparison.cards(readable(template::getCarouselCards), content);
        }
        return preflight;
    }

    private Template approved(
            Templates templates, JsonNode content, String pointer, String nameKey, String languageKey) {
        String name = content.path(nameKey).asText();
        Template template = templates.find(name, content.path(languageKey).asText());
        if (template == null) {
            String key = templates.languages(name).isEmpty() ? nameKey : languageKey;
            preflight.add(pointer + "/" + key, Rule.TEMPLATE_UNKNOWN, content.path(key), templates.missing(name));
        } else if (!template.isApproved()) {
            String status = template.getApprovalStatus() == null ? "unknown" : template.getApprovalStatus();
            String problem = "the template's approval status is " + status + ": only an approved template can be sent";
            preflight.add(pointer + "/" + nameKey, Rule.TEMPLATE_APPROVAL, content.path(nameKey), problem);
        } else {
            return template;
        }
        return null;
    }

    private void category(TemplateCategory approved, JsonNode requested) {
        String category = requested.asText();
        if (approved != null && !category.isEmpty() && !approved.name().equalsIgnoreCase(category)) {
            String problem = "the template was approved as " + approved.name().toLowerCase(Locale.ROOT)
                    + ": check its price and request that category";
            preflight.add("/template_category", Rule.TEMPLATE_CATEGORY, requested, problem);
        }
    }

    private void values(Template template, JsonNode content) {
        // WhatsApp itself generates the text and the button of a one-time password.
        boolean isPassword = template.getCategory() == TemplateCategory.AUTHENTICATION;
        int header = header(template.getHeaderFormat(), template.getHeader());
        int body = variables(template.getBody());
        List<TemplateButton> buttons = isPassword ? null : readable(template::getButtons);
        values("/template", content, header, isPassword && body == 0 ? UNKNOWN : body, buttons);
    }

    private void cards(List<TemplateCard> cards, JsonNode content) {
        if (cards == null || cards.isEmpty()) {
            return;
        }
        count("/template", content, "carouselCards", "cards", cards.size());
        for (int i = 0; i < cards.size() && content.path("carouselCards").has(i); i++) {
            TemplateCard card = cards.get(i);
            int header = header(card.getHeaderFormat(), card.getHeader());
            JsonNode values = content.path("carouselCards").get(i);
            List<TemplateButton> buttons = readable(card::getButtons);
            values("/template/carouselCards/" + i, values, header, variables(card.getBody()), buttons);
        }
    }

    private void values(String pointer, JsonNode content, int header, int body, List<TemplateButton> buttons) {
        count(pointer, content, "headerValues", "header values", header);
        count(pointer, content, "bodyValues", "body values", body);
        for (int i = 0; buttons != null && i < MAX_BUTTONS; i++) {
            int expected = i < buttons.size() ? variables(buttons.get(i)) : 0;
            JsonNode values = content.path("buttonValues");
            count(pointer + "/buttonValues", values, Integer.toString(i), "values for button " + i, expected);
        }
    }

    private void count(String pointer, JsonNode object, String key, String what, int expected) {
        JsonNode given = object.path(key);
        if (expected != UNKNOWN && expected != given.size()) {
            String problem = "the template has " + expected + " " + what + ", but the request has " + given.size();
            preflight.add(pointer + "/" + key, Rule.TEMPLATE_VALUE_COUNT, given, problem);
        }
    }

    /** A list of the API's template; {@code null}, to skip the comparison, if it cannot be read. */
    private static <T> List<T> readable(Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    /** The number of values of a header: the variables of its text, or the URL of its media. */
    private static int header(String format, String header) {
        return switch (format == null ? "" : format.strip().toLowerCase(Locale.ROOT)) {
            case "" -> 0;
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
