package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The WhatsApp message of an event. */
public final class EventMessage {

    /** The types whose content is plain text, even if it looks like JSON. */
    private static final Set<String> PLAIN = Set.of("Text", "Image", "Document", "Audio", "Video", "Sticker");

    private final JsonNode json;

    EventMessage(JsonNode json) {
        this.json = json;
    }

    /** The message's id, or null. It can differ from the id in the response to the sent message: prefer the callback data to correlate. */
    public String getId() {
        return Nodes.filled(json.path("id"));
    }

    /** The kind of sender: {@code CustomerMessage}, {@code PublicApiMessage}, {@code CampaignMessage} and others, or null. */
    public String getChatMessageType() {
        return Nodes.filled(json.path("chat_message_type"));
    }

    /** Whether a customer sent the message; events report the account's own messages too. */
    public boolean isFromCustomer() {
        return "CustomerMessage".equals(getChatMessageType());
    }

    /** The message's status; null if it is missing or unknown. */
    public MessageStatus getStatus() {
        return MessageStatus.of(Nodes.filled(json.path("message_status")));
    }

    /** The content type: {@code Text}, {@code Image}, {@code InteractiveListReply} and others, an open set; or null. */
    public String getContentType() {
        return Nodes.filled(json.path("message_content_type"));
    }

    /** The text, a media message's caption, or the title of the selected button or row; null for other types. */
    public String getText() {
        JsonNode content = content();
        if (content.isValueNode()) {
            return Nodes.filled(content);
        }
        Reply reply = Reply.of(content, getContentType());
        return reply == null ? null : reply.title();
    }

    /** The content of a message in JSON, such as an order or a location, as plain Java values; else empty. */
    public Map<String, Object> getContent() {
        return Nodes.map(content());
    }

    /** The button or row that the customer selected, or null. */
    public Reply getReply() {
        return Reply.of(content(), getContentType());
    }

    /** Whether the message is a customer's reply to a WhatsApp Flow. */
    public boolean isFlowReply() {
        return "InteractiveFlowReply".equals(getContentType()) || content().has("nfm_reply");
    }

    /** The fields of a customer's reply to a WhatsApp Flow as plain Java values; empty for other messages. */
    public Map<String, Object> getFlowAnswers() {
        if (!isFlowReply()) {
            return Map.of();
        }
        JsonNode content = content();
        JsonNode reply = content.has("nfm_reply") ? Nodes.object(content, "nfm_reply") : content;
        JsonNode answers = reply.has("response_json") ? Nodes.object(reply, "response_json") : reply;
        return Nodes.map(answers);
    }

    /** The URL of the media, which is valid for a limited time, or null. */
    public String getMediaUrl() {
        return Nodes.filled(json.path("media_url"));
    }

    /** Whether the message uses a template. */
    public boolean isTemplateMessage() {
        return json.path("is_template_message").asBoolean();
    }

    /** The message's template as stored by Interakt, as plain Java values; empty if there is none. */
    public Map<String, Object> getTemplate() {
        return Nodes.map(json, "raw_template");
    }

    /** The name of the message's template, or null. */
    public String getTemplateName() {
        return Nodes.filled(Nodes.object(json, "raw_template").path("name"));
    }

    /** The id of the message's campaign, or null. */
    public String getCampaignId() {
        return Nodes.filled(json.path("campaign_id"));
    }

    /** The name of the message's campaign, or null. */
    public String getCampaignName() {
        return Nodes.filled(json.path("campaign_name"));
    }

    /** The error code of a failed message, such as {@code 131047} (the 24-hour window is closed); or null. */
    public String getFailureCode() {
        return Nodes.filled(json.path("channel_error_code"));
    }

    /** The error text of a failed message, or null. */
    public String getFailureReason() {
        return Nodes.filled(json.path("channel_failure_reason"));
    }

    /** The time at which Interakt received the message, or null. */
    public Instant getReceivedAt() {
        return Nodes.instant(json.path("received_at_utc"));
    }

    /** The time of delivery, or null. */
    public Instant getDeliveredAt() {
        return Nodes.instant(json.path("delivered_at_utc"));
    }

    /** The time at which the message was read, or null. */
    public Instant getReadAt() {
        return Nodes.instant(json.path("seen_at_utc"));
    }

    /** The message's cost, or null if the event does not contain it. */
    public MessageCost getCost() {
        JsonNode cost = Nodes.object(Nodes.object(json, "meta_data"), "message_cost");
        return cost.isMissingNode()
                ? null
                : new MessageCost(
                        Nodes.decimal(cost.path("whatsapp_cost")),
                        Nodes.decimal(cost.path("interakt_markup")),
                        Nodes.decimal(cost.path("actual_message_cost")));
    }

    /** The id of the message to which this one is a reply or a reaction, or null. */
    public String getContextMessageId() {
        return Nodes.filled(Nodes.object(json, "message_context").path("id"), json.path("source_message_id"));
    }

    /** The advertisement that referred the customer, as plain Java values; empty if there is none. */
    public Map<String, Object> getReferral() {
        return Nodes.map(json, "referral");
    }

    /** The message's JSON. */
    public ObjectNode toJson() {
        return Nodes.copy(json);
    }

    /** What differs once the message is edited: its content, and the path of its media, whose URL is signed anew each time. */
    String edition() {
        String text = getText() != null ? getText() : Nodes.filled(content());
        return text + "\n" + (getMediaUrl() == null ? "" : getMediaUrl().replaceAll("^\\w+://[^/]+|[?#].*", ""));
    }

    private JsonNode content() {
        JsonNode message = json.path("message");
        String type = getContentType();
        return type != null && PLAIN.contains(type) ? message : Nodes.unwrapped(message);
    }
}
