package io.github.camelinterakt.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.account.CartOrder;
import io.github.camelinterakt.sandbox.account.Channel;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.Shown;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.WireTime;

/** Builds events as Interakt posts them: key order, time stamps without zone, JSON encoded in strings. */
public final class WebhookEvents {

    private static final String CLICKED = "message_api_clicked";

    private WebhookEvents() {}

    /** The type, wherever it is: account_update has it under another key, RCS too, and a click on a link has none. */
    static String typeOf(String json) {
        JsonNode event = JsonValues.read(json);
        return Stream.of("type", "field", "entityType")
                .map(key -> JsonValues.text(event, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(CLICKED);
    }

    static Map<String, Object> test() {
        return Map.of("type", "Webhook Test");
    }

    /**
     * A status of a message, such as {@code delivered}; the message may have another one meanwhile. Null if it is not posted:
     * Interakt reports templates, and RCS messages from their delivery on.
     */
    public static Map<String, Object> status(Contact contact, Message message, MessageStatus reported, Instant now) {
        if (message.channel() == Channel.RCS) {
            return reported == MessageStatus.SENT ? null : rcsStatus(contact, message, reported, now);
        }
        if (message.templateName() == null) {
            return null;
        }
        String prefix = message.campaignId() == null ? "message_api_" : "message_campaign_";
        return envelope(
                prefix + reported.lowerCase(), now, customer(contact), message(message, reported, metaData(message)));
    }

    /** The tap on a message's button: a quick reply, or a link, whose event has no envelope. */
    public static Map<String, Object> click(
            Contact contact, Message message, String buttonText, String link, Instant now) {
        Map<String, Object> click = new LinkedHashMap<>();
        click.put("click_type", link == null ? "QR" : "CTA");
        click.put("button_text", buttonText);
        click.put("button_link", link == null ? "" : link);
        click.put("click_timestamp", WireTime.naive(now).replace('T', ' '));
        Map<String, Object> metaData = metaData(message);
        if (link == null) {
            metaData.putAll(click);
            metaData.put("button_payload", Map.of("payload", Map.of("type", "QUICK_REPLY", "text", buttonText)));
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

    /** A message from a contact; the context is the key that names the message which it answers, or null. */
    public static Map<String, Object> received(
            Contact contact, ChatMessage entry, String text, String context, Instant now) {
        return envelope("message_received", now, customer(contact), received(contact, entry, text, context));
    }

    private static Map<String, Object> received(Contact contact, ChatMessage entry, String text, String context) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", entry.id());
        message.put("chat_message_type", "CustomerMessage");
        message.put("channel_failure_reason", null);
        message.put("message_status", "Sent");
        message.put("received_at_utc", WireTime.naive(entry.at()));
        message.put("delivered_at_utc", null);
        message.put("seen_at_utc", null);
        message.put("campaign_id", null);
        message.put("is_template_message", false);
        message.put("raw_template", null);
        message.put("channel_error_code", null);
        message.put("message_content_type", entry.type());
        message.put(
                "media_url",
                entry.shown().media() == null ? null : entry.shown().media().url());
        message.put("message", text);
        message.put("meta_data", Map.of());
        if ("source_message_id".equals(context)) {
            message.put(context, entry.replyTo());
        } else if (context != null) {
            Map<String, Object> answered = new LinkedHashMap<>();
            answered.put(
                    "from", contact.phone() == null ? null : contact.phone().full());
            answered.put("id", entry.replyTo());
            message.put(context, answered);
        }
        return message;
    }

    /** The second event of the answers to a Flow, which names the Flow and the template that it came with. */
    public static Map<String, Object> flowResponse(
            Contact contact, ChatMessage entry, String text, Message source, Instant now) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("template_name", source.templateName());
        template.put("campaign_id", source.campaignId());
        template.put("callback_data", source.callbackData());
        String type = source.campaignId() == null ? "message_api_flow_response" : "message_campaign_flow_response";
        Map<String, Object> event =
                envelope(type, now, customer(contact), received(contact, entry, text, "message_context"));
        @SuppressWarnings("unchecked") // envelope() made it
        Map<String, Object> data = (Map<String, Object>) event.get("data");
        data.put("source_template_message", template);
        // Needs more than the 53 bits of a double.
        data.put("flow_id", (1L << 60) + Math.floorMod(source.templateName().hashCode(), 1_000_000_007L));
        return event;
    }

    /** The state of an order, posted again at each change. */
    public static Map<String, Object> order(Contact contact, CartOrder order, Instant now) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Shown.Item item : order.items()) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("item_name", item.name());
            shape.put("price", item.amount());
            shape.put("quantity", item.quantity());
            shape.put("amount", item.amount().multiply(item.quantity()));
            items.add(shape);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", order.number());
        data.put("created_at_utc", WireTime.naive(order.createdAt()));
        data.put("order_status", order.orderStatus());
        data.put("payment_status", order.paymentStatus());
        data.put("total_amount", order.total());
        data.put("order_items", items);
        data.put("customer_traits", contact.traits());
        Map<String, Object> phone = new LinkedHashMap<>();
        phone.put(
                "country_code", contact.phone() == null ? null : contact.phone().countryCode());
        phone.put(
                "phone_number", contact.phone() == null ? null : contact.phone().national());
        data.put("customer_phone_number", phone);
        return envelope("cart_order_update", now, data);
    }

    /** A decision about a template; the former category is null unless the category has changed. */
    public static Map<String, Object> templateStatus(Template template, String formerCategory, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", template.status());
        data.put("message_template_id", Long.parseLong(template.waTemplateId()));
        data.put("message_template_name", template.name());
        data.put("message_template_language", template.language());
        data.put("reason", template.rejectionReason());
        if (formerCategory != null) {
            data.put("previous_category", formerCategory);
            data.put("new_category", template.category());
        }
        return envelope("message_template_status_update", now, data);
    }

    /** A text, a place or a file that a contact sent by RCS. */
    public static Map<String, Object> rcsMessage(Contact contact, ChatMessage entry) {
        Shown shown = entry.shown();
        Map<String, Object> entity = rcsEntity(entry);
        entity.put("text", shown.media() == null && shown.location() == null ? shown.body() : null);
        if (shown.media() != null) {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("fileName", shown.media().fileName());
            payload.put("fileUri", shown.media().url());
            entity.put("userFile", Map.of("payload", payload));
        }
        if (shown.location() != null) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("latitude", shown.location().latitude());
            place.put("longitude", shown.location().longitude());
            entity.put("location", place);
        }
        return rcs(contact, "USER_MESSAGE", entity);
    }

    /** The tap on a suggestion, which is a reply or an action. */
    public static Map<String, Object> suggestion(
            Contact contact, ChatMessage entry, Shown.Button button, boolean reply, Instant now) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("postBack", Collections.singletonMap("data", button.id()));
        response.put("plainText", button.text());
        response.put("type", reply ? "REPLY" : "ACTION");
        Map<String, Object> entity = rcsEntity(entry);
        if (!reply) {
            entity.put("messageId", UUID.nameUUIDFromBytes((entry.id() + "/" + now).getBytes(StandardCharsets.UTF_8)));
            entity.put("sendTime", now.toString());
        }
        entity.put("suggestionResponse", response);
        return rcs(contact, "USER_MESSAGE", entity);
    }

    private static Map<String, Object> rcsEntity(ChatMessage entry) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("messageId", entry.id());
        entity.put("sendTime", entry.at().toString());
        entity.put("text", "");
        entity.put("userFile", null);
        entity.put("location", null);
        entity.put("suggestionResponse", null);
        return entity;
    }

    private static Map<String, Object> rcsStatus(
            Contact contact, Message message, MessageStatus reported, Instant now) {
        boolean failed = reported == MessageStatus.FAILED;
        String event = failed ? "TTL_EXPIRATION_REVOKED" : "MESSAGE_" + reported.name();
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("eventType", event);
        entity.put("messageId", message.id());
        entity.put("sendTime", now.toString());
        entity.put(
                failed ? "phoneNumber" : "senderPhoneNumber",
                "+" + message.phone().full());
        entity.put("eventId", message.id() + "/" + event);
        return rcs(contact, failed ? "SERVER_EVENT" : "USER_EVENT", entity);
    }

    private static Map<String, Object> rcs(Contact contact, String type, Map<String, Object> entity) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put(
                "userPhoneNumber",
                contact.phone() == null ? null : "+" + contact.phone().full());
        event.put("botId", "663a128464ee1034bb02ed7b");
        event.put("entityType", type);
        event.put("entity", entity);
        return event;
    }

    private static Map<String, Object> envelope(
            String type, Instant now, Map<String, Object> customer, Map<String, Object> message) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("customer", customer);
        data.put("message", message);
        return envelope(type, now, data);
    }

    private static Map<String, Object> envelope(String type, Instant now, Map<String, Object> data) {
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
        if (contact.username() != null) {
            customer.put("user_id", contact.scopedId());
            customer.put("username", contact.username());
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
