package io.github.camelinterakt.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/** The rules of RCS messages: suggestions and cards. */
final class RcsRules {

    private static final String[] WIDTHS = {"SMALL_WIDTH", "MEDIUM_WIDTH"};
    private static final String[] ORIENTATIONS = {"VERTICAL", "HORIZONTAL"};
    private static final String[] HEIGHTS = {"SHORT", "MEDIUM", "TALL"};
    private static final int SUGGESTIONS = 4;
    private static final String SUGGESTED = "suggestions";
    private static final String[] ACTIONS = {"openUrl", "dialerAction", "showLocation", "createCalendarEvent"};

    private RcsRules() {}

    static void check(ObjectNode document, Findings findings) {
        TemplateRules.fallback(document, findings);
        JsonNode type = document.get("type");
        if (type == null || !type.isTextual()) {
            return;
        }
        switch (type.textValue()) {
            case "Template" -> {
                if (document.get("template") instanceof ObjectNode template) {
                    TemplateRules.check(template, findings);
                }
            }
            case "Image" -> {
                if (document.get("contentInfo") instanceof ObjectNode content) {
                    JsonNode fileUrl = content.get("fileUrl");
                    // an empty one was found when the document was made
                    if (fileUrl != null
                            && !(fileUrl.isTextual() && fileUrl.textValue().isBlank())) {
                        Values.optionalUrl(content, "fileUrl", findings);
                    }
                    Values.optionalUrl(content, "thumbnailUrl", findings);
                }
            }
            default -> {
                if (document.get("message") instanceof ObjectNode message) {
                    message(type.textValue(), message, findings);
                }
            }
        }
    }

    private static void message(String type, ObjectNode message, Findings findings) {
        Values.optionalText(message, "plainText", findings);
        Values.optionalObject(message, "richCardDetails", findings);
        switch (type) {
            case "QR" -> suggestions(message, "reply", findings);
            case "BUTTON_URL" -> suggestions(message, "openUrl", findings);
            case "DIALER_ACTION" -> suggestions(message, "dialerAction", findings);
            case "Location" -> suggestions(message, "showLocation", findings);
            case "Calender" -> suggestions(message, "createCalendarEvent", findings);
            case "CAROUSEL" -> {
                suggestions(message, null, findings);
                if (message.get("richCardDetails") instanceof ObjectNode details) {
                    carousel(Values.object(details, "carousel", findings), findings);
                }
            }
            case "STANDALONE_CAROUSEL" -> {
                if (message.get("richCardDetails") instanceof ObjectNode details) {
                    standalone(Values.object(details, "standalone", findings), findings);
                }
            }
            default -> {
                // a text has none
            }
        }
    }

    private static void carousel(ObjectNode carousel, Findings findings) {
        if (carousel == null) {
            return;
        }
        Values.choice(carousel, "cardWidth", findings, WIDTHS);
        ArrayNode cards = Values.list(carousel, "contents", findings);
        for (int i = 0; cards != null && i < cards.size(); i++) {
            card(Values.object(cards, i, findings), findings);
        }
    }

    private static void standalone(ObjectNode standalone, Findings findings) {
        if (standalone != null) {
            Values.choice(standalone, "cardOrientation", findings, ORIENTATIONS);
            card(Values.object(standalone, "content", findings), findings);
        }
    }

    private static void card(ObjectNode card, Findings findings) {
        if (card == null) {
            return;
        }
        Values.text(card, "cardTitle", findings);
        ObjectNode media = Values.object(card, "cardMedia", findings);
        if (media != null) {
            Values.choice(media, "mediaHeight", findings, HEIGHTS);
            ObjectNode content = Values.object(media, "contentInfo", findings);
            if (content != null) {
                content(content, findings);
            }
        }
        suggestions(card, null, findings);
    }

    private static void content(ObjectNode content, Findings findings) {
        Values.url(content, "fileUrl", findings);
        Values.optionalUrl(content, "thumbnailUrl", findings);
    }

    /** The suggestions of a message or card; of that kind, which then must be there, or of any. */
    private static void suggestions(ObjectNode in, String kind, Findings findings) {
        ArrayNode suggestions =
                kind == null ? Values.optionalList(in, SUGGESTED, findings) : Values.list(in, SUGGESTED, findings);
        if (suggestions == null) {
            return;
        }
        if (suggestions.size() > SUGGESTIONS) {
            findings.add(in, SUGGESTED, Rule.SUGGESTION_COUNT);
        }
        for (int i = 0; i < suggestions.size(); i++) {
            ObjectNode suggestion = Values.object(suggestions, i, findings);
            if (suggestion != null) {
                suggestion(suggestion, kind, findings);
            }
        }
    }

    private static void suggestion(ObjectNode suggestion, String kind, Findings findings) {
        boolean reply = kind == null ? suggestion.has("reply") : "reply".equals(kind);
        ObjectNode content = Values.object(suggestion, reply ? "reply" : "action", findings);
        if (content == null) {
            return;
        }
        Values.text(content, "plainText", findings);
        ObjectNode postBack = Values.object(content, "postBack", findings);
        if (postBack != null) {
            Values.text(postBack, "data", findings);
        }
        if (!reply) {
            action(content, kind == null ? actionOf(content) : kind, findings);
        }
    }

    private static void action(ObjectNode content, String kind, Findings findings) {
        if (kind == null) {
            return;
        }
        ObjectNode action = Values.object(content, kind, findings);
        if (action == null) {
            return;
        }
        switch (kind) {
            case "openUrl" -> Values.url(action, "url", findings);
            case "dialerAction" -> Values.present(action, "phoneNumber", findings);
            case "showLocation" -> {
                // The odd spelling is the wire's.
                ObjectNode coordinates = Values.object(action, "coordinAtes", findings);
                if (coordinates != null) {
                    coordinate(coordinates, "latitude", 90, findings);
                    coordinate(coordinates, "longitude", 180, findings);
                }
            }
            default -> {
                time(action, "startTime", findings);
                time(action, "endTime", findings);
                Values.text(action, "title", findings);
            }
        }
    }

    private static String actionOf(ObjectNode content) {
        for (String action : ACTIONS) {
            if (content.has(action)) {
                return action;
            }
        }
        return null;
    }

    private static void coordinate(ObjectNode coordinates, String key, int most, Findings findings) {
        JsonNode value = coordinates.get(key);
        if (Values.isAbsent(value)) {
            findings.add(coordinates, key, Rule.REQUIRED);
        } else if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= most)) {
            findings.add(coordinates, key, Rule.COORDINATE);
        }
    }

    private static void time(ObjectNode event, String key, Findings findings) {
        String time = Values.text(event, key, findings);
        if (time != null && !UtcTime.RFC_3339.matches(time)) {
            findings.add(event, key, Rule.TIMESTAMP);
        }
    }
}
