package io.github.camelinterakt.event;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The content of an RCS event: a user's message, or the status of a message to the user. */
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

    /** The event's type, such as {@code MESSAGE_READ} or {@code TTL_EXPIRATION_REVOKED}; null for a user's message. */
    public String getEventType() {
        return Nodes.filled(entity.path("eventType"));
    }

    /** The event's id, or null. */
    public String getEventId() {
        return Nodes.filled(entity.path("eventId"));
    }

    /** The message's id, or null. */
    public String getMessageId() {
        return Nodes.filled(entity.path("messageId"));
    }

    /** The time of the event, or null. */
    public Instant getSentAt() {
        return Nodes.instant(entity.path("sendTime"));
    }

    /** The user's phone number with its country code, digits only, or null. */
    public String getPhone() {
        return Nodes.digits(root.path("userPhoneNumber"), entity.path("senderPhoneNumber"), entity.path("phoneNumber"));
    }

    /** The user's text, or the text of the tapped suggestion; or null. */
    public String getText() {
        return Nodes.filled(entity.path("text"), suggestion().path("plainText"));
    }

    /** The {@code postBack} data of the suggestion that the user tapped, or null. */
    public String getPostBackData() {
        return Nodes.filled(Nodes.object(suggestion(), "postBack").path("data"));
    }

    /** The type of the tapped suggestion, such as {@code REPLY}; or null. */
    public String getSuggestionType() {
        return Nodes.filled(suggestion().path("type"));
    }

    /** The file that the user sent, as plain Java values; empty if there is none. */
    public Map<String, Object> getUserFile() {
        return Nodes.map(entity, "userFile");
    }

    /** The location that the user sent, as plain Java values; empty if there is none. */
    public Map<String, Object> getLocation() {
        return Nodes.map(entity, "location");
    }

    MessageStatus status() {
        String type = getEventType();
        return type != null && type.startsWith("MESSAGE_")
                ? MessageStatus.of(type.substring("MESSAGE_".length()))
                : null;
    }

    /** The content type of a user's message, named as for WhatsApp; null for events. */
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
