package io.github.camelinterakt.document;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** WhatsApp: a session message's content is in {@code data}, a template's in {@code template}. */
public final class WhatsAppDocuments extends ChannelDocuments {

    private static final Set<MessageType> MEDIA = EnumSet.of(
            MessageType.Image, MessageType.Document, MessageType.Video, MessageType.Audio, MessageType.Sticker);

    /** For an endpoint's messages. */
    public WhatsAppDocuments(Parameters parameters, BodyReader bodies, PhoneParser phones) {
        super(InteraktOperation.message, parameters, bodies, phones, PersonFields.Form.FULL);
    }

    @Override
    boolean isMedia(MessageType type) {
        return MEDIA.contains(type);
    }

    @Override
    boolean isTextDocument(JsonNode json) {
        return json.path("data").path("message").isTextual();
    }

    @Override
    ObjectNode fromText(MessageType type, String text) {
        ObjectNode document = Json.object();
        ObjectNode data = document.putObject("data");
        if (type == MessageType.Text) {
            data.put("message", text);
        } else {
            data.put("mediaUrl", text.strip());
        }
        return document;
    }

    @Override
    ObjectNode fromContent(MessageType type, ObjectNode object) {
        if (!object.has("action") || object.has("data")) {
            return null;
        }
        ObjectNode document = Json.object();
        document.putObject("data").set("message", object);
        return document;
    }

    @Override
    void fill(ObjectNode document, MessageType type, Message message, Findings findings) {
        fields.fill(document, "callbackData", message, Parameter.CALLBACK_DATA);
        if (type == MessageType.Template) {
            fields.fill(document, "template_category", message, Parameter.TEMPLATE_CATEGORY);
            JsonNode category = document.get("template_category");
            if (category != null && category.isTextual()) {
                document.put("template_category", category.textValue().toLowerCase(Locale.ROOT));
            }
            return;
        }
        ObjectNode data = fields.object(document, "data");
        if (type == MessageType.Text) {
            requireText(data, "message", type, "the text", findings);
        } else if (type == MessageType.InteractiveButton || type == MessageType.InteractiveList) {
            if (!data.path("message").isObject()) {
                findings.add(
                        "/data/message",
                        Rule.REQUIRED,
                        Fields.lengthOf(data.get("message")),
                        "A message of type " + type + " needs the object message in data, with body and action");
            }
        } else {
            if (type != MessageType.Sticker) {
                fields.fill(data, "message", message, Parameter.CAPTION);
                fields.fill(data, "fileName", message, Parameter.FILE_NAME);
            }
            requireText(data, "mediaUrl", type, "the media's URL", findings);
        }
    }

    private static void requireText(ObjectNode data, String field, MessageType type, String what, Findings findings) {
        JsonNode value = data.get(field);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            findings.add(
                    "/data/" + field,
                    Rule.REQUIRED,
                    Fields.lengthOf(value),
                    "A message of type " + type + " needs " + what + ": give it as the body, or as " + field
                            + " in data");
        }
    }
}
