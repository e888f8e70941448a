package io.github.camelinterakt.sandbox.account;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * An accepted message.
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
 * @param errorCode the platform's error code, with which an accepted message fails at once; null if it is sent
 * @param acceptedAt the time of acceptance
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
        String errorCode,
        Instant acceptedAt) {

    /**
     * The request.
     *
     * @return a copy that the caller may modify
     */
    public JsonNode request() {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints id, channel and type: the other values may be personal data. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + ", " + type + "]";
    }
}
