package io.github.camelinterakt.document;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.model.MessageType;
import io.github.camelinterakt.phone.PhoneParser;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/**
 * Makes the document of a message from an exchange: the same steps for WhatsApp and RCS, which differ in where a type's
 * content is.
 */
public abstract class ChannelDocuments {

    final InteraktOperation operation;
    final Parameters parameters;
    final BodyReader bodies;
    final Fields fields;
    final TemplateFields templates;

    private final MessageTypes types;
    private final PersonFields recipient;
    private final SmsFallbackFields fallback;

    ChannelDocuments(
            InteraktOperation operation,
            Parameters parameters,
            BodyReader bodies,
            PhoneParser phones,
            PersonFields.Form form) {
        this.operation = operation;
        this.parameters = parameters;
        this.bodies = bodies;
        this.fields = new Fields(operation, parameters);
        this.templates = new TemplateFields(operation, fields);
        this.types = new MessageTypes(operation, parameters);
        this.recipient = new PersonFields(phones, form);
        this.fallback = new SmsFallbackFields(operation, parameters);
    }

    /**
     * Checks, when the endpoint is made, what can be checked without a message.
     *
     * @throws IllegalArgumentException if options contradict one another or are wrong in themselves
     */
    public static void check(InteraktOperation operation, Parameters parameters, PhoneParser phones) {
        MessageType type = MessageTypes.ofOptions(operation, parameters);
        if (type != null) {
            parameters.refuseUnusable(type);
        }
        String to = parameters.option(Parameter.TO);
        if (to != null) {
            try {
                phones.parse(to);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The option to is refused: " + e.getMessage(), e);
            }
        }
    }

    /** The complete document, and what it lacks. */
    public Document prepare(Message message, Findings findings) {
        MessageType given = types.given(message);
        Document read = document(bodies.read(message), given);
        ObjectNode document = read.json();
        MessageType type = type(given, document);
        parameters.refuseUnusable(message, type);
        document.put("type", type.name());
        String to = parameters.header(message, Parameter.TO);
        if (!recipient.fill(document, to, parameters.option(Parameter.TO), findings)) {
            findings.add(
                    "/fullPhoneNumber",
                    Rule.REQUIRED,
                    0,
                    "The recipient is missing: set the header CamelInteraktTo, the option to, or fullPhoneNumber in the body");
        }
        fill(document, type, message, findings);
        if (type == MessageType.Template) {
            templates.fill(document, message, findings);
            fields.fill(document, "campaignId", message, Parameter.CAMPAIGN_ID);
        }
        if (Parameter.SMS_MESSAGE.isFor(operation, type)) {
            fallback.fill(document, message, findings);
        }
        return read;
    }

    /** Whether a text that is JSON is the whole document of a text message, and not a text that looks like JSON. */
    abstract boolean isTextDocument(JsonNode json);

    /** The document of a type with that short text: a text, or a media's URL. */
    abstract ObjectNode fromText(MessageType type, String text);

    /** The document whose content is that object; {@code null} if the object is a document itself. */
    abstract ObjectNode fromContent(MessageType type, ObjectNode object);

    /** Fills the channel's own fields in, and finds that a type's content is missing. */
    abstract void fill(ObjectNode document, MessageType type, Message message, Findings findings);

    private Document document(Body body, MessageType type) {
        boolean template =
                type == MessageType.Template || type == null && parameters.option(Parameter.TEMPLATE_NAME) != null;
        if (body instanceof Body.Empty && template) {
            return Document.of(templates.fromShortForm(Json.object()));
        }
        if (template && body instanceof Body.Text text && !text.startsAsObject() && !text.startsAsList()) {
            return Document.of(templates.fromShortForm(Json.array(text.text().strip())));
        }
        if (body instanceof Body.Text text && type != null && !template && isShortText(type, text)) {
            return Document.of(fromText(type, text.text()));
        }
        if (type == null && !template && body instanceof Body.Text text && !text.startsAsObject()) {
            throw InteraktException.invalid(
                    operation,
                    "The body is a text and no JSON: set the option type, which says what the text is (with type=Text"
                            + " it is the message)");
        }
        String expected = expected(type, template);
        JsonNode json = bodies.json(body, expected);
        if (template && TemplateFields.isShortForm(json)) {
            return Document.of(templates.fromShortForm(json));
        }
        Document document = bodies.document(json, body, expected);
        if (template) {
            templates.refuseMixture(document.json());
        }
        ObjectNode wrapped = type == null || template ? null : fromContent(type, document.json());
        return wrapped == null ? document : Document.of(wrapped);
    }

    /** Whether the short form of that type is a URL. */
    abstract boolean isMedia(MessageType type);

    private boolean isShortText(MessageType type, Body.Text text) {
        if (type != MessageType.Text) {
            return !text.startsAsObject() && isMedia(type);
        }
        if (!text.startsAsObject()) {
            return true;
        }
        try {
            JsonNode json = text.parse();
            return !("Text".equals(json.path("type").asText()) && isTextDocument(json));
        } catch (IOException noJson) {
            return true;
        }
    }

    private MessageType type(MessageType given, ObjectNode document) {
        MessageType own = types.ofDocument(document.get("type"));
        if (given != null && own != null && given != own) {
            throw InteraktException.invalid(
                    operation,
                    "The body is of type " + own + ", and option or header say " + given + ": let one of them say it");
        }
        if (given != null || own != null) {
            return given != null ? given : own;
        }
        if (document.has("template")) {
            return MessageType.Template;
        }
        throw InteraktException.invalid(
                operation,
                "The type is missing: set the option type, the header CamelInteraktType, or type in the body, to one of "
                        + types.allowed());
    }

    private String expected(MessageType type, boolean template) {
        if (template) {
            return "the template's one body value, a list of its body values, a map with header, body and buttons, or the wire document";
        }
        if (type == MessageType.Text) {
            return "the text, or the wire document as JSON, map, or typed model";
        }
        if (type != null && isMedia(type)) {
            return "the media's URL, or the wire document as JSON, map, or typed model";
        }
        return "the wire document as JSON, map, or typed model";
    }
}
