package io.github.camelinterakt.preflight.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.preflight.Rule;
import io.github.camelinterakt.preflight.Violation;

/** What differs between a request's template and the account's. The request itself breaks no other rule. */
final class TemplateComparison {

    private final List<Violation> violations = new ArrayList<>();

    private TemplateComparison() {}

    /**
     * Compares a message.
     *
     * @return what differs; empty if nothing does
     */
    static List<Violation> ofMessage(Templates templates, ObjectNode document) {
        TemplateComparison comparison = new TemplateComparison();
        JsonNode content = document.path("template");
        KnownTemplate known = comparison.known(
                templates,
                "/template/name",
                content.path("name").asText(),
                "/template/languageCode",
                content.path("languageCode").asText());
        if (known != null) {
            comparison.category(known, document.path("template_category").asText());
            comparison.values(known.values(), "/template", content);
            comparison.cards(known.cards(), content.path("carouselCards"));
        }
        return comparison.violations;
    }

    /** Compares a campaign; see {@link #ofMessage}. */
    static List<Violation> ofCampaign(Templates templates, ObjectNode document) {
        TemplateComparison comparison = new TemplateComparison();
        comparison.known(
                templates,
                "/template_name",
                document.path("template_name").asText(),
                "/language_code",
                document.path("language_code").asText());
        return comparison.violations;
    }

    /** The reason of a refusal: of several the one that the API would name. */
    static Reason reasonOf(List<Violation> violations) {
        return switch (violations.get(0).rule()) {
            case TEMPLATE_UNKNOWN, TEMPLATE_APPROVAL -> Reason.TEMPLATE_NOT_FOUND;
            case TEMPLATE_CATEGORY -> Reason.CATEGORY_MISMATCH;
            default -> Reason.INVALID_REQUEST;
        };
    }

    private KnownTemplate known(
            Templates templates, String namePointer, String name, String languagePointer, String language) {
        KnownTemplate known = templates.find(name, language);
        if (known == null) {
            unknown(templates, namePointer, name, languagePointer, language);
        } else if (!known.approved()) {
            String status = known.approvalStatus() == null ? "not known" : known.approvalStatus();
            add(
                    namePointer,
                    Rule.TEMPLATE_APPROVAL,
                    name.length(),
                    "the template's approval status is " + status + ": only an approved one can be sent");
            return null;
        }
        return known;
    }

    private void unknown(
            Templates templates, String namePointer, String name, String languagePointer, String language) {
        if (templates.languages(name).isEmpty()) {
            add(
                    namePointer,
                    Rule.TEMPLATE_UNKNOWN,
                    name.length(),
                    "the account has no template of this name" + nearest(templates, name));
        } else {
            add(
                    languagePointer,
                    Rule.TEMPLATE_UNKNOWN,
                    language.length(),
                    "the template does not exist in this language; it exists in "
                            + String.join(", ", templates.languages(name)));
        }
    }

    static String nearest(Templates templates, String name) {
        List<String> nearest = templates.nearest(name);
        return nearest.isEmpty() ? ", nor one near it" : "; the nearest: " + String.join(", ", nearest);
    }

    private void category(KnownTemplate known, String asked) {
        if (known.category() != null
                && !asked.isEmpty()
                && !known.category().name().equalsIgnoreCase(asked)) {
            add(
                    "/template_category",
                    Rule.TEMPLATE_CATEGORY,
                    asked.length(),
                    "the template was approved as " + known.category().name().toLowerCase(Locale.ROOT)
                            + ": check its price, and ask for that category");
        }
    }

    private void cards(List<KnownTemplate.Wanted> known, JsonNode cards) {
        if (known.isEmpty()) {
            return;
        }
        if (known.size() != cards.size()) {
            count("/template/carouselCards", "cards", known.size(), cards.size());
        }
        for (int i = 0; i < known.size() && i < cards.size(); i++) {
            values(known.get(i), "/template/carouselCards/" + i, cards.get(i));
        }
    }

    private void values(KnownTemplate.Wanted wanted, String pointer, JsonNode given) {
        count(
                pointer + "/headerValues",
                "header values",
                wanted.header(),
                given.path("headerValues").size());
        count(
                pointer + "/bodyValues",
                "body values",
                wanted.body(),
                given.path("bodyValues").size());
        if (wanted.buttons() != null) {
            buttons(wanted.buttons(), pointer + "/buttonValues", given.path("buttonValues"));
        }
    }

    private void buttons(List<Integer> wanted, String pointer, JsonNode given) {
        for (int i = 0; i < wanted.size(); i++) {
            int values = given.path(Integer.toString(i)).size();
            if (wanted.get(i) != KnownTemplate.UNKNOWN) {
                count(pointer + "/" + i, "values for button " + i, wanted.get(i), values);
            }
        }
        for (Map.Entry<String, JsonNode> button : given.properties()) {
            if (Integer.parseInt(button.getKey()) >= wanted.size()) {
                count(
                        pointer + "/" + button.getKey(),
                        "values for button " + button.getKey(),
                        0,
                        button.getValue().size());
            }
        }
    }

    private void count(String pointer, String what, int wanted, int given) {
        if (wanted != KnownTemplate.UNKNOWN && wanted != given) {
            add(
                    pointer,
                    Rule.TEMPLATE_VALUE_COUNT,
                    given,
                    "the template takes " + wanted + " " + what + ", and the request has " + given);
        }
    }

    private void add(String pointer, Rule rule, int length, String problem) {
        violations.add(new Violation(pointer, rule, length, problem));
    }
}
