package io.github.camelinterakt.preflight.rules;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;

/** The rules of a message's template, on WhatsApp and RCS: its values, orders, and the SMS that stands in for it. */
final class TemplateRules {

    private static final String[] SMS = {"sms"};
    private static final String[] DEFAULT = {"default"};
    private static final int SPACES = 4;
    private static final int SMS_SENDER_ID = 6;

    private TemplateRules() {}

    static void check(ObjectNode template, Findings findings) {
        values(template, findings);
        ArrayNode cards = Values.optionalList(template, "carouselCards", findings);
        if (cards != null) {
            for (int i = 0; i < cards.size(); i++) {
                ObjectNode card = Values.object(cards, i, findings);
                if (card != null) {
                    values(card, findings);
                }
            }
        }
        ArrayNode orders = Values.optionalList(template, "order_details", findings);
        if (orders != null) {
            for (int i = 0; i < orders.size(); i++) {
                ObjectNode order = Values.object(orders, i, findings);
                if (order != null) {
                    order(order, findings);
                }
            }
        }
        ObjectNode status = Values.optionalObject(template, "order_status", findings);
        if (status != null) {
            Values.present(status, "reference_id", findings);
            ObjectNode order = Values.object(status, "order", findings);
            if (order != null) {
                Values.present(order, "status", findings);
            }
        }
    }

    /** The SMS that is sent when the message cannot be delivered. */
    static void fallback(ObjectNode document, Findings findings) {
        if (Values.isAbsent(document.get("fallback"))) {
            return;
        }
        ArrayNode fallbacks = Values.list(document, "fallback", findings);
        for (int i = 0; fallbacks != null && i < fallbacks.size(); i++) {
            ObjectNode sms = Values.object(fallbacks, i, findings);
            if (sms != null) {
                Values.choice(sms, "channel", findings, SMS);
                String sender = Values.text(sms, "sender_id", findings);
                if (sender != null && sender.codePointCount(0, sender.length()) != SMS_SENDER_ID) {
                    findings.add(sms, "sender_id", Rule.SMS_SENDER_ID);
                }
                Values.present(sms, "pe_id", findings);
                Values.choice(sms, "provider_name", findings, DEFAULT);
                ObjectNode content = Values.object(sms, "content", findings);
                if (content != null) {
                    Values.text(content, "message", findings);
                    Values.present(content, "dlt_te_id", findings);
                    Values.optionalList(content, "variables", findings);
                }
            }
        }
    }

    private static void values(ObjectNode in, Findings findings) {
        texts(Values.optionalList(in, "headerValues", findings), findings);
        texts(Values.optionalList(in, "bodyValues", findings), findings);
        ObjectNode buttons = Values.optionalObject(in, "buttonValues", findings);
        if (buttons != null) {
            for (Map.Entry<String, JsonNode> button : buttons.properties()) {
                if (!isIndex(button.getKey())) {
                    findings.add(buttons, button.getKey(), Rule.BUTTON_INDEX);
                }
                texts(Values.list(buttons, button.getKey(), findings), findings);
            }
        }
    }

    /** Numbers and booleans are texts to the platform, and break no rule of texts. */
    private static void texts(ArrayNode values, Findings findings) {
        for (int i = 0; values != null && i < values.size(); i++) {
            JsonNode value = values.get(i);
            if (value.isTextual()
                    ? value.textValue().isEmpty() || Values.hasForbiddenSpace(value.textValue(), SPACES)
                    : value.isNull() || value.isContainerNode()) {
                findings.add(values, i, Rule.TEMPLATE_VALUE);
            }
        }
    }

    private static boolean isIndex(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return key.length() == 1 || key.length() == 2 && key.charAt(0) != '0';
    }

    private static void order(ObjectNode order, Findings findings) {
        Values.present(order, "reference_id", findings);
        ArrayNode items = Values.list(order, "order_items", findings);
        for (int i = 0; items != null && i < items.size(); i++) {
            ObjectNode item = Values.object(items, i, findings);
            if (item != null) {
                Values.present(item, "name", findings);
                Values.present(item, "quantity", findings);
                Values.present(item, "amount", findings);
            }
        }
        ArrayNode addresses = Values.optionalList(order, "shipping_addresses", findings);
        for (int i = 0; addresses != null && i < addresses.size(); i++) {
            ObjectNode address = Values.object(addresses, i, findings);
            if (address != null) {
                Values.present(address, "name", findings);
                Values.present(address, "phone_number", findings);
                Values.present(address, "address", findings);
                Values.present(address, "city", findings);
                Values.present(address, "state", findings);
                Values.present(address, "in_pin_code", findings);
                Values.present(address, "country", findings);
            }
        }
        Values.present(order, "subtotal", findings);
        Values.present(order, "total_amount", findings);
        Values.present(order, "currency", findings);
    }
}
