package io.github.camelinterakt.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** RCS: a message's content is in {@code message}, an image's in {@code contentInfo}, a template's in {@code template}. */
public final class RcsDocuments extends ChannelDocuments {

    /** For an endpoint's messages. */
    public RcsDocuments(Parameters parameters, BodyReader bodies, PhoneParser phones) {
        super(InteraktOperation.rcsMessage, parameters, bodies, phones, PersonFields.Form.SPLIT);
    }

    @Override
    boolean isMedia(MessageType type) {
        return type == MessageType.Image;
    }

    @Override
    boolean isTextDocument(JsonNode json) {
        return json.path("message").path("plainText").isTextual();
    }

    @Override
    ObjectNode fromText(MessageType type, String text) {
        ObjectNode document = Json.object();
        if (type == MessageType.Text) {
            document.putObject("message").put("plainText", text);
        } else {
            document.putObject("contentInfo").put("fileUrl", text.strip());
        }
        return document;
    }

    @Override
    ObjectNode fromContent(MessageType type, ObjectNode object) {
        if (object.has("message") || !object.has("plainText") && !object.has("richCardDetails")) {
            return null;
        }
        ObjectNode document = Json.object();
        document.set("message", object);
        return document;
    }

    @Override
    void fill(ObjectNode document, MessageType type, Message message, Findings findings) {
        switch (type) {
            case Template -> {
                // filled and checked by the template's own part
            }
            case Image -> require(document, type, "contentInfo", "fileUrl", "the image's URL", findings);
            case CAROUSEL, STANDALONE_CAROUSEL ->
                require(document, type, "message", "richCardDetails", "its cards", findings);
            default -> require(document, type, "message", "plainText", "a text", findings);
        }
    }

    private static void require(
            ObjectNode document, MessageType type, String object, String field, String what, Findings findings) {
        JsonNode value = document.path(object).get(field);
        if (Fields.isBlank(value)) {
            findings.add(
                    "/" + object + "/" + field,
                    Rule.REQUIRED,
                    Fields.lengthOf(value),
                    "An RCS message of type " + type + " needs " + what + ": " + field + " in " + object);
        }
    }
}
