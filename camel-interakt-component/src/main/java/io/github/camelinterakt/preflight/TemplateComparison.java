package io.github.camelinterakt.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplateButton;
import io.github.camelinterakt.model.TemplateCard;
import io.github.camelinterakt.model.TemplateCategory;

/** What differs between the template of a request, which breaks no other rule, and the account's. */
final class TemplateComparison {

    private static final int UNKNOWN = -1;

    private final List<Violation> violations = new ArrayList<>();

    private TemplateComparison() {}

    static List<Violation> ofMessage(Templates templates, JsonNode document) {
        TemplateComparison comparison = new TemplateComparison();
        JsonNode content = document.path("template");
        String name = content.path("name").asText();
        String language = content.path("languageCode").asText();
        if (comparison.known(templates, "/template/name", name, "/template/languageCode", language)) {
            Template template = templates.find(name, language);
            comparison.category(
                    template.getCategory(), document.path("template_category").asText());
            comparison.values(template, content);
            comparison.cards(template, content.path("carouselCards"));
        }
        return comparison.violations;
    }

    static List<Violation> ofCampaign(Templates templates, JsonNode document) {
        TemplateComparison comparison = new TemplateComparison();
        comparison.known(
                templates,
                "/template_name",
                document.path("template_name").asText(),
                "/language_code",
                document.path("language_code").asText());
        return comparison.violations;
    }

    /** The reason of a refusal: of several violations the one that the API would name. */
    static Reason reasonOf(List<Violation> violations) {
        return switch (violations.get(0).rule()) {
            case TEMPLATE_UNKNOWN, TEMPLATE_APPROVAL -> Reason.TEMPLATE_NOT_FOUND;
            case TEMPLATE_CATEGORY -> Reason.CATEGORY_MISMATCH;
            default -> Reason.INVALID_REQUEST;
        };
    }

    private boolean known(
            Templates templates, String namePointer, String name, String languagePointer, String language) {
        Template template = templates.find(name, language);
        if (template == null) {
            boolean otherLanguage = !templates.languages(name).isEmpty();
            add(
                    otherLanguage ? languagePointer : namePointer,
                    Rule.TEMPLATE_UNKNOWN,
                    (otherLanguage ? language : name).length(),
                    templates.missing(name));
        } else if (!template.isApproved()) {
            String status = template.getApprovalStatus() == null ? "not known" : template.getApprovalStatus();
            String problem = "the template's approval status is " + status + ": only an approved one can be sent";
            add(namePointer, Rule.TEMPLATE_APPROVAL, name.length(), problem);
        }
        return violations.isEmpty();
    }

    private void category(TemplateCategory approved, String requested) {
        if (approved != null && !requested.isEmpty() && !approved.name().equalsIgnoreCase(requested)) {
            String problem = "the template was approved as " + approved.name().toLowerCase(Locale.ROOT)
                    + ": check its price, and ask for that category";
            add("/template_category", Rule.TEMPLATE_CATEGORY, requested.length(), problem);
        }
    }

    private void values(Template template, JsonNode given) {
        // The text of a one-time code's message is WhatsApp's own, and its button comes with it.
        boolean ofWhatsApp = template.getCategory() == TemplateCategory.AUTHENTICATION;
        int body = variables(template.getBody());
        values(
                "/template",
                header(template.getHeaderFormat(), template.getHeader()),
                ofWhatsApp && body == 0 ? UNKNOWN : body,
                ofWhatsApp ? null : readable(template::getButtons),
                given);
    }

    /** Buttons that cannot be read are not compared. */
    private static List<TemplateButton> readable(Supplier<List<TemplateButton>> buttons) {
        try {
            return buttons.get();
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    private void cards(Template template, JsonNode given) {
        List<TemplateCard> cards;
        try {
            cards = template.getCarouselCards();
        } catch (IllegalStateException unreadable) {
            return;
        }
        if (!cards.isEmpty()) {
            count("/template/carouselCards", "cards", cards.size(), given.size());
        }
        for (int i = 0; i < cards.size() && i < given.size(); i++) {
            TemplateCard card = cards.get(i);
            values(
                    "/template/carouselCards/" + i,
                    header(card.getHeaderFormat(), card.getHeader()),
                    variables(card.getBody()),
                    readable(card::getButtons),
                    given.get(i));
        }
    }

    private void values(String pointer, int header, int body, List<TemplateButton> buttons, JsonNode given) {
        count(
                pointer + "/headerValues",
                "header values",
                header,
                given.path("headerValues").size());
        count(
                pointer + "/bodyValues",
                "body values",
                body,
                given.path("bodyValues").size());
        if (buttons == null) {
            return;
        }
        JsonNode values = given.path("buttonValues");
        for (int i = 0; i < buttons.size(); i++) {
            button(pointer, Integer.toString(i), variables(buttons.get(i)), values.path(Integer.toString(i)));
        }
        for (Map.Entry<String, JsonNode> button : values.properties()) {
            if (Integer.parseInt(button.getKey()) >= buttons.size()) {
                button(pointer, button.getKey(), 0, button.getValue());
            }
        }
    }

    private void button(String pointer, String index, int wanted, JsonNode given) {
        count(pointer + "/buttonValues/" + index, "values for button " + index, wanted, given.size());
    }

    private void count(String pointer, String what, int wanted, int given) {
        if (wanted != UNKNOWN && wanted != given) {
            String problem = "the template takes " + wanted + " " + what + ", and the request has " + given;
            add(pointer, Rule.TEMPLATE_VALUE_COUNT, given, problem);
        }
    }

    private void add(String pointer, Rule rule, int length, String problem) {
        violations.add(new Violation(pointer, rule, length, problem));
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
