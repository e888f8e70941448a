package io.github.camelinterakt.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.account.Shown;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.WireTime;

/** Builds events as Interakt posts them: key order, time stamps without zone, JSON encoded in strings. */
public final class WebhookEvents {

    private static final String CLICKED = "message_api_clicked";

    private WebhookEvents() {}

    /** The type, wherever it is: account_update has it under another key, RCS too, and a click on a link has none. */
    static String typeOf(JsonNode event) {
        return Stream.of("type", "field", "entityType")
                .map(key -> JsonValues.text(event, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(CLICKED);
    }

    /** A reported status of a message; null if Interakt does not post it: it posts those of templates, and of RCS from delivery on. */
    public static Map<String, Object> status(
            Contact contact, Message message, String template, MessageStatus reported, Instant now) {
        if (message.channel() == Channel.RCS) {
            return reported == MessageStatus.SENT ? null : rcsStatus(contact, message, reported, now);
        }
        if (message.templateName() == null) {
            return null;
        }
        String prefix = message.campaignId() == null ? "message_api_" : "message_campaign_";
        return envelope(
                prefix + reported.lowerCase(), now, contact, message(message, template, reported, metaData(message)));
    }

    /** The tap on a message's button: a quick reply, or a link, whose event has no envelope. */
    public static Map<String, Object> click(
            Contact contact, Message message, String template, String buttonText, String link, Instant now) {
        Map<String, Object> click = new LinkedHashMap<>();
        click.put("click_type", link == null ? "QR" : "CTA");
        click.put("button_text", buttonText);
        click.put("button_link", link == null ? "" : link);
        click.put("click_timestamp", WireTime.naive(now).replace('T', ' '));
        Map<String, Object> metaData = metaData(message);
        Map<String, Object> shape = message(message, template, message.status(), metaData);
        if (link == null) {
            metaData.putAll(click);
            metaData.put("button_payload", Map.of("payload", Map.of("type", "QUICK_REPLY", "text", buttonText)));
            return envelope(message.campaignId() == null ? CLICKED : "message_campaign_clicked", now, contact, shape);
        }
        if (message.callbackData() != null) {
            click.put("callbackData", message.callbackData());
        }
        return JsonValues.object("customer", customer(contact), "message", shape, "event", click);
    }

    /** A message from a contact; the context is the key that names the message which it answers, or null. */
    public static Map<String, Object> received(
            Contact contact, ChatMessage entry, String text, String context, Instant now) {
        return envelope("message_received", now, contact, received(contact, entry, text, context));
    }

    private static Map<String, Object> received(Contact contact, ChatMessage entry, String text, String context) {
        Map<String, Object> shape =
                message(entry.id(), "CustomerMessage", MessageStatus.SENT, entry.at(), entry.type());
        shape.put(
                "media_url",
                entry.shown().media() == null ? null : entry.shown().media().url());
        shape.put("message", text);
        shape.put("meta_data", Map.of());
        if ("source_message_id".equals(context)) {
            shape.put(context, entry.replyTo());
        } else if (context != null) {
            shape.put(context, JsonValues.object("from", contact.phone(PhoneNumber::full), "id", entry.replyTo()));
        }
        return shape;
    }

    /** The second event of the answers to a Flow, which names the Flow and the template that it came with. */
    public static Map<String, Object> flowResponse(
            Contact contact, ChatMessage entry, String text, Message source, Instant now) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("template_name", source.templateName());
        template.put("campaign_id", source.campaignId());
        template.put("callback_data", source.callbackData());
        Map<String, Object> data = data(contact, received(contact, entry, text, "message_context"));
        data.put("source_template_message", template);
        // Needs more than the 53 bits of a double.
        data.put("flow_id", (1L << 60) + Math.floorMod(source.templateName().hashCode(), 1_000_000_007L));
        String kind = source.campaignId() == null ? "api" : "campaign";
        return envelope("message_" + kind + "_flow_response", now, data);
    }

    /** The state of an order, posted again at each change. */
    public static Map<String, Object> order(Contact contact, CartOrder order, Instant now) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Shown.Item item : order.items()) {
            Map<String, Object> shape = JsonValues.object("item_name", item.name(), "price", item.amount());
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
        Map<String, Object> phone = JsonValues.object("country_code", contact.phone(PhoneNumber::countryCode));
        phone.put("phone_number", contact.phone(PhoneNumber::national));
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
        Map<String, Object> entity = rcsEntity(entry.id(), entry.at());
        entity.put("text", shown.media() == null && shown.location() == null ? shown.body() : null);
        if (shown.media() != null) {
            Map<String, Object> file =
                    JsonValues.object("fileName", shown.media().fileName());
            file.put("fileUri", shown.media().url());
            entity.put("userFile", Map.of("payload", file));
        }
        if (shown.location() != null) {
            Map<String, Object> place =
                    JsonValues.object("latitude", shown.location().latitude());
            place.put("longitude", shown.location().longitude());
            entity.put("location", place);
        }
        return rcs(contact, "USER_MESSAGE", entity);
    }

    /** The tap on a suggestion, which is a reply, or an action that adds nothing to the conversation. */
    public static Map<String, Object> suggestion(
            Contact contact, ChatMessage entry, Shown.Button button, boolean reply, Instant now) {
        UUID id = UUID.nameUUIDFromBytes((entry.id() + "/" + now).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> entity = reply ? rcsEntity(entry.id(), entry.at()) : rcsEntity(id, now);
        Map<String, Object> response = JsonValues.object("postBack", JsonValues.object("data", button.id()));
        response.put("plainText", button.text());
        response.put("type", reply ? "REPLY" : "ACTION");
        entity.put("suggestionResponse", response);
        return rcs(contact, "USER_MESSAGE", entity);
    }

    private static Map<String, Object> rcsEntity(UUID id, Instant at) {
        Map<String, Object> entity = JsonValues.object("messageId", id, "sendTime", at.toString(), "text", "");
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
        Map<String, Object> event = JsonValues.object("userPhoneNumber", contact.phone(phone -> "+" + phone.full()));
        event.put("botId", "663a128464ee1034bb02ed7b");
        event.put("entityType", type);
        event.put("entity", entity);
        return event;
    }

    private static Map<String, Object> envelope(
            String type, Instant now, Contact contact, Map<String, Object> message) {
        return envelope(type, now, data(contact, message));
    }

    private static Map<String, Object> data(Contact contact, Map<String, Object> message) {
        return JsonValues.object("customer", customer(contact), "message", message);
    }

    private static Map<String, Object> envelope(String type, Instant now, Map<String, Object> data) {
        return JsonValues.object("version", "1.0", "timestamp", WireTime.naive(now), "type", type, "data", data);
    }

    private static Map<String, Object> customer(Contact contact) {
        Map<String, Object> customer = JsonValues.object("id", contact.id());
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

    /** A template message of the account. */
    private static Map<String, Object> message(
            Message message, String template, MessageStatus status, Map<String, Object> metaData) {
        boolean failed = status == MessageStatus.FAILED;
        String kind = message.campaignId() == null ? "PublicApiMessage" : "CampaignMessage";
        Map<String, Object> shape = message(message.id(), kind, status, message.acceptedAt(), "Template");
        shape.put("channel_failure_reason", failed ? message.error().reason() : null);
        shape.put("delivered_at_utc", failed ? null : time(message.times().delivered()));
        shape.put("seen_at_utc", failed ? null : time(message.times().read()));
        shape.put("campaign_id", message.campaignId());
        shape.put("is_template_message", true);
        shape.put("raw_template", template);
        shape.put("channel_error_code", failed ? message.error().code() : null);
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (JsonNode value : message.request().at("/template/bodyValues")) {
            parameters.add(JsonValues.object("type", "text", "text", value.asText()));
        }
        shape.put("message", JsonValues.write(List.of(JsonValues.object("type", "body", "parameters", parameters))));
        shape.put("meta_data", metaData);
        return shape;
    }

    /** All keys of a message in their order, with the values that all messages have. */
    private static Map<String, Object> message(
            UUID id, String kind, MessageStatus status, Instant receivedAt, String contentType) {
        Map<String, Object> shape = JsonValues.object("id", id, "chat_message_type", kind);
        shape.put("channel_failure_reason", null);
        shape.put("message_status", status.wireName());
        shape.put("received_at_utc", WireTime.naive(receivedAt));
        shape.put("delivered_at_utc", null);
        shape.put("seen_at_utc", null);
        shape.put("campaign_id", null);
        shape.put("is_template_message", false);
        shape.put("raw_template", null);
        shape.put("channel_error_code", null);
        shape.put("message_content_type", contentType);
        shape.put("media_url", null);
        return shape;
    }

    private static Map<String, Object> metaData(Message message) {
        Map<String, Object> source = JsonValues.object("callback_data", message.callbackData());
        return JsonValues.object("source", "PublicInterakt", "source_data", source);
    }

    private static String time(Instant instant) {
        return instant == null ? null : WireTime.naive(instant);
    }
}
