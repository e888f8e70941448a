package io.github.camelinterakt.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/** The rules of campaigns, and of templates that are created. */
final class AccountRules {

    private static final String[] CAMPAIGN_TYPES = {"PublicAPI"};
    private static final String[] CATEGORIES = {"Utility", "Marketing", "Authentication"};
    private static final String[] HEADERS = {"TEXT", "IMAGE", "VIDEO", "DOCUMENT"};
    private static final String[] BUTTON_TYPES = {"Call To Action", "Quick Replies"};
    private static final String[] BUTTONS = {"PHONE_NUMBER", "URL", "QUICK_REPLY"};
    private static final String[] CALLS_TO_ACTION = {"PHONE_NUMBER", "URL"};
    private static final String[] REPLIES = {"QUICK_REPLY"};
    private static final String CALL_TO_ACTION = "Call To Action";
    private static final String PHONE_NUMBER = "PHONE_NUMBER";
    private static final String URL = "URL";

    private AccountRules() {}

    static void campaign(ObjectNode document, Findings findings) {
        Values.choice(document, "campaign_type", findings, CAMPAIGN_TYPES);
    }

    static void template(ObjectNode document, Findings findings) {
        Values.text(document, "display_name", findings);
        String language = Values.text(document, "language", findings);
        if (language != null && isCode(language)) {
            findings.add(document, "language", Rule.TEMPLATE_LANGUAGE);
        }
        Values.choice(document, "category", findings, CATEGORIES);
        header(document, findings);
        samples(document, "body_text", Values.text(document, "body", findings), findings);
        String buttonType = Values.optionalChoice(document, "button_type", findings, BUTTON_TYPES);
        buttons(
                buttonType == null
                        ? Values.optionalList(document, "buttons", findings)
                        : Values.list(document, "buttons", findings),
                buttonType,
                findings);
        ArrayNode cards = Values.optionalList(document, "carousel_cards", findings);
        for (int i = 0; cards != null && i < cards.size(); i++) {
            ObjectNode card = Values.object(cards, i, findings);
            if (card != null) {
                card(card, findings);
            }
        }
    }

    private static void header(ObjectNode document, Findings findings) {
        String format = Values.optionalChoice(document, "header_format", findings, HEADERS);
        if ("TEXT".equals(format)) {
            samples(document, "header_text", Values.text(document, "header", findings), findings);
        } else if (format != null) {
            Values.list(document, "header_handle", findings);
            Values.optionalUrl(document, "header_handle_file_url", findings);
        }
    }

    private static void card(ObjectNode card, Findings findings) {
        JsonNode index = card.get("card_index");
        if (Values.isAbsent(index)) {
            findings.add(card, "card_index", Rule.REQUIRED);
        } else if (!index.isIntegralNumber()) {
            findings.add(card, "card_index", Rule.TYPE, "must be the card's place, a number counted from 0");
        }
        Values.text(card, "header_format", findings);
        Values.optionalUrl(card, "header_handle_file_url", findings);
        samples(card, "body_text", Values.text(card, "body", findings), findings);
        buttons(Values.optionalList(card, "buttons", findings), null, findings);
    }

    private static void buttons(ArrayNode buttons, String buttonType, Findings findings) {
        for (int i = 0; buttons != null && i < buttons.size(); i++) {
            ObjectNode button = Values.object(buttons, i, findings);
            if (button != null) {
                button(button, buttonType, findings);
            }
        }
    }

    private static void button(ObjectNode button, String buttonType, Findings findings) {
        String type;
        if (buttonType == null) {
            type = Values.choice(button, "type", findings, BUTTONS);
        } else if (buttonType.equals(CALL_TO_ACTION)) {
            type = Values.choice(button, "type", findings, CALLS_TO_ACTION);
        } else {
            type = Values.choice(button, "type", findings, REPLIES);
        }
        Values.text(button, "text", findings);
        if (PHONE_NUMBER.equals(type)) {
            Values.present(button, "phone_number", findings);
        } else if (URL.equals(type)) {
            Values.url(button, "url", findings);
        }
    }

    private static void samples(ObjectNode in, String key, String text, Findings findings) {
        ArrayNode samples = Values.optionalList(in, key, findings);
        if (text != null && (samples == null ? 0 : samples.size()) < Variables.count(text)) {
            findings.add(in, key, Rule.TEMPLATE_SAMPLES);
        }
    }

    /** Codes are {@code en}, {@code fil}, {@code en_US}; no language's name looks like that. */
    private static boolean isCode(String language) {
        int name = language.indexOf('_') < 0 ? language.length() : language.indexOf('_');
        if (name < 2 || name > 3) {
            return false;
        }
        for (int i = 0; i < name; i++) {
            if (language.charAt(i) < 'a' || language.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
