package io.github.camelinterakt.sandbox.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.WireTime;

/** Builds events as Interakt posts them: key order, time stamps without zone, JSON encoded in strings. */
final class EventShapes {

    /** Also the type of a click event that does not contain a type. */
    static final String CLICKED = "message_api_clicked";

    private EventShapes() {}

    static Map<String, Object> test() {
        return Map.of("type", "Webhook Test");
    }

    /** A status of a message, such as {@code delivered}; the message may have another one meanwhile. */
    static Map<String, Object> status(Contact contact, Message message, MessageStatus reported, Instant now) {
        String prefix = message.campaignId() == null ? "message_api_" : "message_campaign_";
        return envelope(
                prefix + reported.lowerCase(), now, customer(contact), message(message, reported, metaData(message)));
    }

    /** The tap on a message's button: a quick reply, or a link, whose event has no envelope. */
    static Map<String, Object> click(Contact contact, Message message, String buttonText, String link, Instant now) {
        Map<String, Object> click = new LinkedHashMap<>();
        click.put("click_type", link == null ? "QR" : "CTA");
        click.put("button_text", buttonText);
        click.put("button_link", link == null ? "" : link);
        click.put("click_timestamp", WireTime.naive(now).replace('T', ' '));
        Map<String, Object> metaData = metaData(message);
        if (link == null) {
            metaData.putAll(click);
            String type = message.campaignId() == null ? CLICKED : "message_campaign_clicked";
            return envelope(type, now, customer(contact), message(message, message.status(), metaData));
        }
        if (message.callbackData() != null) {
            click.put("callbackData", message.callbackData());
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("customer", customer(contact));
        event.put("message", message(message, message.status(), metaData));
        event.put("event", click);
        return event;
    }

    /** A text message from a contact. */
    static Map<String, Object> text(Contact contact, UUID id, String text, Instant now) {
        return received(contact, id, "Text", text, now);
    }

    /** The tap on a button of an interactive message. */
    static Map<String, Object> buttonReply(Contact contact, UUID id, String buttonId, String title, Instant now) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("type", "button_reply");
        reply.put("button_reply", Map.of("id", buttonId, "title", title));
        return received(contact, id, "InteractiveButtonReply", JsonValues.write(reply), now);
    }

    private static Map<String, Object> received(
            Contact contact, UUID id, String contentType, String text, Instant now) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("chat_message_type", "CustomerMessage");
        message.put("channel_failure_reason", null);
        message.put("message_status", "Sent");
        message.put("received_at_utc", WireTime.naive(now));
        message.put("delivered_at_utc", null);
        message.put("seen_at_utc", null);
        message.put("campaign_id", null);
        message.put("is_template_message", false);
        message.put("raw_template", null);
        message.put("channel_error_code", null);
        message.put("message_content_type", contentType);
        message.put("media_url", null);
        message.put("message", text);
        message.put("meta_data", Map.of());
        return envelope("message_received", now, customer(contact), message);
    }

    private static Map<String, Object> envelope(
            String type, Instant now, Map<String, Object> customer, Map<String, Object> message) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("customer", customer);
        data.put("message", message);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("version", "1.0");
        envelope.put("timestamp", WireTime.naive(now));
        envelope.put("type", type);
        envelope.put("data", data);
        return envelope;
    }

    private static Map<String, Object> customer(Contact contact) {
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("id", contact.id());
        if (contact.phone() != null) {
            customer.put("channel_phone_number", contact.phone().full());
            customer.put("phone_number", contact.phone().national());
            customer.put("country_code", contact.phone().countryCode());
        }
        customer.put("traits", contact.traits());
        return customer;
    }

    private static Map<String, Object> message(Message message, MessageStatus status, Map<String, Object> metaData) {
        boolean failed = status == MessageStatus.FAILED;
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", message.id());
        shape.put("chat_message_type", message.campaignId() == null ? "PublicApiMessage" : "CampaignMessage");
        shape.put("channel_failure_reason", failed ? message.error().reason() : null);
        shape.put("message_status", status.wireName());
        shape.put("received_at_utc", WireTime.naive(message.acceptedAt()));
        shape.put("delivered_at_utc", failed ? null : time(message.times().delivered()));
        shape.put("seen_at_utc", failed ? null : time(message.times().read()));
        shape.put("campaign_id", message.campaignId());
        shape.put("is_template_message", true);
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", message.templateName());
        template.put("language", message.languageCode());
        shape.put("raw_template", JsonValues.write(template));
        shape.put("channel_error_code", failed ? message.error().code() : null);
        shape.put("message_content_type", "Template");
        shape.put("media_url", null);
        shape.put("message", JsonValues.write(bodyValues(message)));
        shape.put("meta_data", metaData);
        return shape;
    }

    private static List<Object> bodyValues(Message message) {
        JsonNode values = message.request().at("/template/bodyValues");
        List<Map<String, Object>> parameters = new ArrayList<>();
        values.forEach(value -> parameters.add(Map.of("type", "text", "text", value.asText())));
        return List.of(Map.of("type", "body", "parameters", parameters));
    }

    private static Map<String, Object> metaData(Message message) {
        Map<String, Object> metaData = new LinkedHashMap<>();
        metaData.put("source", "PublicInterakt");
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("callback_data", message.callbackData());
        metaData.put("source_data", source);
        return metaData;
    }

    private static String time(Instant instant) {
        return instant == null ? null : WireTime.naive(instant);
    }
}
