package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The WhatsApp message that an event is about. */
public final class EventMessage {

    /** What a customer types here is text, even where it looks like JSON. */
    private static final Set<String> PLAIN = Set.of("Text", "Image", "Document", "Audio", "Video", "Sticker");

    private final JsonNode json;

    EventMessage(JsonNode json) {
        this.json = json;
    }

    /** The message's id, or null. It can differ from the id that sending it returned: correlate by callback data first. */
    public String getId() {
        return Nodes.filled(json.path("id"));
    }

    /** Who sent it: {@code CustomerMessage}, {@code PublicApiMessage}, {@code CampaignMessage} and others, or null. */
    public String getChatMessageType() {
        return Nodes.filled(json.path("chat_message_type"));
    }

    /** Whether a customer sent it; the account's own messages are echoed too. */
    public boolean isFromCustomer() {
        return "CustomerMessage".equals(getChatMessageType());
    }

    /** The status that the message has; null if it has none that is known. */
    public MessageStatus getStatus() {
        return MessageStatus.of(Nodes.filled(json.path("message_status")));
    }

    /** What the message is: {@code Text}, {@code Image}, {@code InteractiveListReply} and others, an open set; or null. */
    public String getContentType() {
        return Nodes.filled(json.path("message_content_type"));
    }

    /** The text, a media message's caption, or the title of the button or row that was chosen; null for other kinds. */
    public String getText() {
        JsonNode content = content();
        if (content.isValueNode()) {
            return Nodes.filled(content);
        }
        Reply reply = Reply.of(content, getContentType());
        return reply == null ? null : reply.title();
    }

    /** What the customer chose of the buttons or rows of a message, or null. */
    public Reply getReply() {
        return Reply.of(content(), getContentType());
    }

    /** Whether it is a customer's answer to a WhatsApp Flow. */
    public boolean isFlowReply() {
        return "InteractiveFlowReply".equals(getContentType()) || content().has("nfm_reply");
    }

    /** The fields of a customer's answer to a WhatsApp Flow as plain Java values; empty where it is none. */
    public Map<String, Object> getFlowAnswers() {
        if (!isFlowReply()) {
            return Map.of();
        }
        JsonNode content = content();
        JsonNode reply = content.has("nfm_reply") ? Nodes.object(content, "nfm_reply") : content;
        JsonNode answers = reply.has("response_json") ? Nodes.object(reply, "response_json") : reply;
        return Nodes.map(answers);
    }

    /** The URL from which the media can be downloaded for some time, or null. */
    public String getMediaUrl() {
        return Nodes.filled(json.path("media_url"));
    }

    /** Whether it was made from a template. */
    public boolean isTemplateMessage() {
        return json.path("is_template_message").asBoolean();
    }

    /** The template that it was made from, as Interakt stored it, as plain Java values; empty where there is none. */
    public Map<String, Object> getTemplate() {
        return Nodes.map(json, "raw_template");
    }

    /** The name of the template that it was made from, or null. */
    public String getTemplateName() {
        return Nodes.filled(Nodes.object(json, "raw_template").path("name"));
    }

    /** The campaign that it belongs to, or null. */
    public String getCampaignId() {
        return Nodes.filled(json.path("campaign_id"));
    }

    /** The name of the campaign that it belongs to, or null. */
    public String getCampaignName() {
        return Nodes.filled(json.path("campaign_name"));
    }

    /** Why it failed, as a code, such as {@code 131047} (the 24-hour window is closed); or null. */
    public String getFailureCode() {
        return Nodes.filled(json.path("channel_error_code"));
    }

    /** Why it failed, in words; or null. */
    public String getFailureReason() {
        return Nodes.filled(json.path("channel_failure_reason"));
    }

    /** When Interakt got it, or null. */
    public Instant getReceivedAt() {
        return Nodes.instant(json.path("received_at_utc"));
    }

    /** When it was delivered, or null. */
    public Instant getDeliveredAt() {
        return Nodes.instant(json.path("delivered_at_utc"));
    }

    /** When it was read, or null. */
    public Instant getReadAt() {
        return Nodes.instant(json.path("seen_at_utc"));
    }

    /** What it cost, or null where the event does not say it. */
    public MessageCost getCost() {
        JsonNode cost = Nodes.object(Nodes.object(json, "meta_data"), "message_cost");
        return cost.isMissingNode()
                ? null
                : new MessageCost(
                        Nodes.decimal(cost.path("whatsapp_cost")),
                        Nodes.decimal(cost.path("interakt_markup")),
                        Nodes.decimal(cost.path("actual_message_cost")));
    }

    /** The id of the message that this one answers to or reacts on, or null. */
    public String getContextMessageId() {
        return Nodes.filled(Nodes.object(json, "message_context").path("id"), json.path("source_message_id"));
    }

    /** The advertisement that brought the customer, as plain Java values; empty where there is none. */
    public Map<String, Object> getReferral() {
        return Nodes.map(json, "referral");
    }

    /** The message's own JSON. */
    public ObjectNode toJson() {
        return Nodes.copy(json);
    }

    private JsonNode content() {
        JsonNode message = json.path("message");
        String type = getContentType();
        return type != null && PLAIN.contains(type) ? message : Nodes.unwrapped(message);
    }
}
