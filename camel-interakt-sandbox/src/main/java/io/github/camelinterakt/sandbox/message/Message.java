package io.github.camelinterakt.sandbox.message;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.contact.PhoneNumber;

/**
 * A message that the account has accepted.
 *
 * @param id the message's id, as the answer gave it
 * @param channel how it is sent
 * @param type its type on the wire, such as {@code Text} or {@code Template}
 * @param contactId who receives it
 * @param phone the receiver's number
 * @param templateName the template's name; null for other types
 * @param languageCode the template's language; null for other types
 * @param campaignId the campaign it belongs to; null if none
 * @param callbackData what webhooks bring back; null if none
 * @param json the whole request, as it arrived
 * @param acceptedAt when it was accepted
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
        Instant acceptedAt) {

    /**
     * The whole request as a tree.
     *
     * @return a tree of the caller's own
     */
    public JsonNode request() {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints id, channel and type: the rest may be personal data. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + ", " + type + "]";
    }
}
