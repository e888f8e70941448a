package io.github.camelinterakt.preflight.template;

import java.util.List;
import java.util.Locale;

import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplateButton;
import io.github.camelinterakt.model.TemplateCard;
import io.github.camelinterakt.model.TemplateCategory;
import io.github.camelinterakt.preflight.rules.Variables;

/**
 * What is kept of a template: how it may be sent, and how many values it wants.
 *
 * @param name its name
 * @param language its language's code
 * @param category its category; {@code null} if it is not known
 * @param approvalStatus its approval status; {@code null} if there is none
 * @param approved whether it may be sent
 * @param values the values of header, body and buttons
 * @param cards the values of a carousel's cards; empty if it has none, or if the list does not tell
 */
record KnownTemplate(
        String name,
        String language,
        TemplateCategory category,
        String approvalStatus,
        boolean approved,
        Wanted values,
        List<Wanted> cards) {

    /** The number of values is not known. */
    static final int UNKNOWN = -1;

    /**
     * How many values are wanted.
     *
     * @param header for the header: its variables, or the media's URL; {@link #UNKNOWN} for a kind that is not known
     * @param body for the body; {@link #UNKNOWN} if it is not known
     * @param buttons for each button in its order; {@link #UNKNOWN} for a kind that is not known; {@code null} if the
     *     buttons are not known
     */
    record Wanted(int header, int body, List<Integer> buttons) {}

    static KnownTemplate of(Template template) {
        // What a code's message says is WhatsApp's, and its button comes with it.
        boolean ofWhatsApp = template.getCategory() == TemplateCategory.AUTHENTICATION;
        return new KnownTemplate(
                template.getName(),
                template.getLanguage(),
                template.getCategory(),
                template.getApprovalStatus(),
                template.isApproved(),
                new Wanted(
                        header(template.getHeaderFormat(), template.getHeader()),
                        ofWhatsApp && variables(template.getBody()) == 0 ? UNKNOWN : variables(template.getBody()),
                        ofWhatsApp ? null : buttons(template)),
                cards(template));
    }

    private static List<Wanted> cards(Template template) {
        try {
            return template.getCarouselCards().stream().map(KnownTemplate::card).toList();
        } catch (IllegalStateException unreadable) {
            return List.of();
        }
    }

    private static Wanted card(TemplateCard card) {
        String format = card.headerFormat() == null ? null : card.headerFormat().name();
        return new Wanted(
                header(format, card.header()),
                variables(card.body()),
                card.buttons() == null ? null : buttons(card.buttons()));
    }

    private static List<Integer> buttons(Template template) {
        try {
            return buttons(template.getButtons());
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    private static List<Integer> buttons(List<TemplateButton> buttons) {
        return buttons.stream().map(KnownTemplate::button).toList();
    }

    private static int button(TemplateButton button) {
        return "URL".equalsIgnoreCase(button.type()) && button.url() != null ? Variables.count(button.url()) : UNKNOWN;
    }

    private static int header(String format, String header) {
        if (format == null || format.isBlank()) {
            return 0;
        }
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "TEXT" -> variables(header);
            case "IMAGE", "VIDEO", "DOCUMENT" -> 1;
            default -> UNKNOWN;
        };
    }

    private static int variables(String text) {
        return text == null ? UNKNOWN : Variables.count(text);
    }
}
