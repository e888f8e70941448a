package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What an RCS event is about: a user's message, or what became of a message to the user. */
public final class RcsEntity {

    private final JsonNode root;
    private final JsonNode entity;

    RcsEntity(JsonNode root) {
        this.root = root;
        this.entity = Nodes.object(root, "entity");
    }

    /** The RCS agent's id, or null. */
    public String getBotId() {
        return Nodes.filled(root.path("botId"));
    }

    /** What happened, such as {@code MESSAGE_READ} or {@code TTL_EXPIRATION_REVOKED}; null for a user's message. */
    public String getEventType() {
        return Nodes.filled(entity.path("eventType"));
    }

    /** The event's own id, or null. */
    public String getEventId() {
        return Nodes.filled(entity.path("eventId"));
    }

    /** The message's id, or null. */
    public String getMessageId() {
        return Nodes.filled(entity.path("messageId"));
    }

    /** When it happened, or null. */
    public Instant getSentAt() {
        return Nodes.instant(entity.path("sendTime"));
    }

    /** The user's phone number with its country code, digits only, or null. */
    public String getPhone() {
        return Nodes.digits(root.path("userPhoneNumber"), entity.path("senderPhoneNumber"), entity.path("phoneNumber"));
    }

    /** What the user typed, or what the tapped suggestion says; or null. */
    public String getText() {
        return Nodes.filled(entity.path("text"), suggestion().path("plainText"));
    }

    /** The {@code postBack} data of the suggestion that the user tapped, or null. */
    public String getPostBackData() {
        return Nodes.filled(Nodes.object(suggestion(), "postBack").path("data"));
    }

    /** What kind of suggestion was tapped, such as {@code REPLY}; or null. */
    public String getSuggestionType() {
        return Nodes.filled(suggestion().path("type"));
    }

    /** The file that the user sent, as plain Java values; empty where there is none. */
    public Map<String, Object> getUserFile() {
        return Nodes.map(entity, "userFile");
    }

    /** The place that the user sent, as plain Java values; empty where there is none. */
    public Map<String, Object> getLocation() {
        return Nodes.map(entity, "location");
    }

    MessageStatus status() {
        String type = getEventType();
        return type != null && type.startsWith("MESSAGE_")
                ? MessageStatus.of(type.substring("MESSAGE_".length()))
                : null;
    }

    /** What of its content a user's message has, in WhatsApp's words; null for events. */
    String contentType() {
        if (!"USER_MESSAGE".equals(root.path("entityType").asText())) {
            return null;
        }
        if (!suggestion().isMissingNode()) {
            return "SuggestionResponse";
        }
        if (!Nodes.object(entity, "userFile").isMissingNode()) {
            return "File";
        }
        return Nodes.object(entity, "location").isMissingNode() ? "Text" : "Location";
    }

    private JsonNode suggestion() {
        return Nodes.object(entity, "suggestionResponse");
    }
}
