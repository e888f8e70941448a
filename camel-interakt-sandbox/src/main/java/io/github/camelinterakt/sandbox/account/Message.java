package io.github.camelinterakt.sandbox.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;

/**
 * An accepted message, as it is now.
 *
 * @param id the message's id from the response
 * @param channel the channel
 * @param type the type in the request, such as {@code Text} or {@code Template}
 * @param contactId the recipient's id
 * @param phone the recipient's phone number
 * @param templateName the template's name; null for other types
 * @param languageCode the template's language; null for other types
 * @param campaignId the id of its campaign; null if none
 * @param callbackData the data that the message's webhook events contain; null if none
 * @param json the request's original text
 * @param acceptedAt the time of acceptance
 * @param status how far it has come
 * @param times when it had which status
 * @param error why it failed, or will fail although it was accepted; null if it does not
 */
public record Message(
        UUID id,
        Channel channel,
        String type,
        UUID contactId,
        PhoneNumber phone,
        String templateName,
        String languageCode,
        String campaignId,
        String callbackData,
        String json,
        Instant acceptedAt,
        MessageStatus status,
        Times times,
        Failure error) {

    /** When a message had which status. */
    public record Times(Instant sent, Instant delivered, Instant read, Instant failed) {

        static final Times NONE = new Times(null, null, null, null);

        private Times with(MessageStatus status, Instant now) {
            return switch (status) {
                case SENT -> new Times(now, delivered, read, failed);
                case DELIVERED -> new Times(sent, now, read, failed);
                case READ -> new Times(sent, delivered == null ? now : delivered, now, failed);
                case FAILED -> new Times(sent, delivered, read, now);
                case ACCEPTED -> this;
            };
        }
    }

    /** Why a message failed. */
    public record Failure(String code, String reason) {}

    /** A message that was read stays read when its delivery is reported late; a failure may be followed by a delivery. */
    Message reported(MessageStatus reported, Failure failure, Instant now) {
        boolean late = status == MessageStatus.READ && reported.compareTo(status) < 0;
        return new Message(
                id,
                channel,
                type,
                contactId,
                phone,
                templateName,
                languageCode,
                campaignId,
                callbackData,
                json,
                acceptedAt,
                late ? status : reported,
                times.with(reported, now),
                failure);
    }

    /** The request. */
    public JsonNode request() {
        return JsonValues.read(json);
    }

    /** Prints id, channel and type: the other values may be personal data. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + ", " + type + "]";
    }
}
