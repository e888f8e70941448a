package io.github.camelinterakt.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/** The rules of WhatsApp messages: session texts, media, buttons and lists; {@link TemplateRules} has the templates'. */
final class MessageRules {

    private static final String[] CATEGORIES = {"utility", "marketing", "authentication"};
    private static final String[] BUTTON = {"button"};
    private static final String[] LIST = {"list"};
    private static final String[] REPLY = {"reply"};
    private static final int CALLBACK_DATA = 512;
    private static final int MESSAGE_TEXT = 4096;
    private static final int BUTTONS = 3;
    private static final int BUTTON_TITLE = 20;
    private static final int ROWS = 10;
    private static final int ROW_TITLE = 24;
    private static final int ROW_DESCRIPTION = 72;

    private MessageRules() {}

    static void check(ObjectNode document, Findings findings) {
        JsonNode callbackData = document.get("callbackData");
        if (!Values.isAbsent(callbackData)
                && (!callbackData.isTextual() || Values.isLonger(callbackData.textValue(), CALLBACK_DATA))) {
            findings.add(document, "callbackData", Rule.CALLBACK_DATA);
        }
        if (document.get("template") instanceof ObjectNode template && isOfType(document, "Template")) {
            Values.optionalChoice(document, "template_category", findings, CATEGORIES);
            TemplateRules.check(template, findings);
            TemplateRules.fallback(document, findings);
        } else if (document.get("data") instanceof ObjectNode data) {
            session(document, data, findings);
        }
    }

    private static void session(ObjectNode document, ObjectNode data, Findings findings) {
        if (data.get("message") instanceof ObjectNode message) {
            if (isOfType(document, "InteractiveButton")) {
                buttons(message, findings);
            } else if (isOfType(document, "InteractiveList")) {
                list(message, findings);
            }
        } else if (data.has("message") && isOfType(document, "Text")) {
            // null where it is no text, which was found when the document was made
            String text = data.get("message").textValue();
            Values.atMost(text, MESSAGE_TEXT, data, "message", findings, Rule.MESSAGE_TEXT);
        }
        Values.urlIfAny(data, "mediaUrl", findings);
    }

    private static void buttons(ObjectNode message, Findings findings) {
        Values.choice(message, "type", findings, BUTTON);
        headerAndBody(message, findings);
        ObjectNode action = Values.object(message, "action", findings);
        ArrayNode buttons = action == null ? null : Values.list(action, "buttons", findings);
        if (buttons == null) {
            return;
        }
        if (buttons.size() > BUTTONS) {
            findings.add(action, "buttons", Rule.BUTTON_COUNT);
        }
        for (int i = 0; i < buttons.size(); i++) {
            ObjectNode button = Values.object(buttons, i, findings);
            if (button != null) {
                Values.choice(button, "type", findings, REPLY);
                ObjectNode reply = Values.object(button, "reply", findings);
                if (reply != null) {
                    Values.text(reply, "id", findings);
                    Values.atMost(
                            Values.text(reply, "title", findings),
                            BUTTON_TITLE,
                            reply,
                            "title",
                            findings,
                            Rule.BUTTON_TITLE);
                }
            }
        }
    }

    private static void list(ObjectNode message, Findings findings) {
        Values.choice(message, "type", findings, LIST);
        headerAndBody(message, findings);
        ObjectNode action = Values.object(message, "action", findings);
        if (action == null) {
            return;
        }
        Values.text(action, "button", findings);
        ArrayNode sections = Values.list(action, "sections", findings);
        if (sections == null) {
            return;
        }
        int rows = 0;
        for (int i = 0; i < sections.size(); i++) {
            ObjectNode section = Values.object(sections, i, findings);
            if (section != null) {
                if (sections.size() > 1) {
                    Values.text(section, "title", findings);
                }
                rows += rows(section, findings);
            }
        }
        if (rows > ROWS) {
            findings.add(action, "sections", Rule.ROW_COUNT);
        }
    }

    private static int rows(ObjectNode section, Findings findings) {
        ArrayNode rows = Values.list(section, "rows", findings);
        if (rows == null) {
            return 0;
        }
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = Values.object(rows, i, findings);
            if (row != null) {
                Values.text(row, "id", findings);
                String title = Values.text(row, "title", findings);
                Values.atMost(title, ROW_TITLE, row, "title", findings, Rule.ROW_TITLE);
                String description = Values.optionalText(row, "description", findings);
                Values.atMost(description, ROW_DESCRIPTION, row, "description", findings, Rule.ROW_DESCRIPTION);
            }
        }
        return rows.size();
    }

    private static void headerAndBody(ObjectNode message, Findings findings) {
        ObjectNode header = Values.optionalObject(message, "header", findings);
        if (header != null) {
            link(header, "image", findings);
            link(header, "video", findings);
            link(header, "document", findings);
        }
        ObjectNode body = Values.object(message, "body", findings);
        if (body != null) {
            Values.text(body, "text", findings);
        }
    }

    private static void link(ObjectNode header, String media, Findings findings) {
        ObjectNode content = Values.optionalObject(header, media, findings);
        if (content != null) {
            Values.optionalUrl(content, "link", findings);
        }
    }

    private static boolean isOfType(ObjectNode document, String type) {
        JsonNode given = document.get("type");
        return given != null && type.equals(given.textValue());
    }
}
