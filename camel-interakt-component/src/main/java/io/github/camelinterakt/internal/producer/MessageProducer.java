package io.github.camelinterakt.internal.producer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.phone.Phone;
import io.github.camelinterakt.model.MessageType;

/**
 * Sends WhatsApp and RCS messages. They differ in the location of a type's content: WhatsApp uses {@code data}, RCS
 * {@code message}, and {@code contentInfo} for images; both use {@code template} for templates.
 */
final class MessageProducer extends InteraktProducer {

    private static final Set<MessageType> WHATSAPP_MEDIA = EnumSet.of(
            MessageType.Image, MessageType.Document, MessageType.Video, MessageType.Audio, MessageType.Sticker);

    private static final Set<InteraktOption> VALUES =
            EnumSet.of(InteraktOption.HEADER_VALUE, InteraktOption.BODY_VALUE, InteraktOption.BUTTON_VALUE);

    private final boolean isRcs;
    private final Set<MessageType> types;
    private final MessageType typeOfOption;
    private final boolean hasTemplateOption;

    MessageProducer(ApiAccess api) {
        super(api);
        this.isRcs = api.operation() == InteraktOperation.rcsMessage;
        this.types = types(api.operation());
        String type = api.option(InteraktOption.TYPE);
        this.typeOfOption = type == null ? null : MessageType.valueOf(type);
        this.hasTemplateOption = api.option(InteraktOption.TEMPLATE_NAME) != null;
    }

    static void checkOptions(ApiAccess api) {
        String name = api.option(InteraktOption.TYPE);
        boolean hasTemplate = api.option(InteraktOption.TEMPLATE_NAME) != null;
        MessageType type = name != null ? MessageType.valueOf(name) : hasTemplate ? MessageType.Template : null;
        if (type != null) {
            Set<MessageType> types = types(api.operation());
            if (!types.contains(type)) {
                throw new IllegalArgumentException("interakt:" + api.operation() + " cannot send the type " + type
                        + ". Its types are " + list(types));
            }
            for (InteraktOption option : api.optionsOfUri()) {
                if (!option.isFor(api.operation(), type)) {
                    throw new IllegalArgumentException("interakt:" + api.operation() + " with type=" + type
                            + " does not support the option " + option.option() + ": remove one of them from the URI");
                }
            }
        }
        ObjectNode ofOptions = Json.object().put("type", MessageType.Template.name());
        ofOptions.put("callbackData", api.option(InteraktOption.CALLBACK_DATA));
        String blank = api.option(InteraktOption.BLANK_TEMPLATE_VALUE);
        if (blank != null) {
            ofOptions.putObject("template").putArray("bodyValues").add(blank);
        }
        api.preflight().ofNextRequest().check(ofOptions);
        String to = api.option(InteraktOption.TO);
        if (to != null) {
            try {
                Phone.parse(Phone.restorePlus(to), api.region());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The option to is invalid: " + e.getMessage(), e);
            }
        }
    }

    @Override
    CompletableFuture<ApiRequest> request(RequestFields fields) {
        MessageType given = given(fields);
        ObjectNode json = json(fields, given);
        MessageType type = type(fields, given, json);
        refuseUnsupported(fields, type);
        json.put("type", type.name());
        fields.start(json);
        fields.recipient(!isRcs);
        if (!isRcs) {
            fields.fill(json, "callbackData", InteraktOption.CALLBACK_DATA);
        }
        if (type == MessageType.Template) {
            template(fields);
        } else {
            content(fields, type);
        }
        if (InteraktOption.SMS_MESSAGE.isFor(operation, type)) {
            SmsOptions.fill(fields);
        }
        fields.onResponse = isSuccess -> {
            if (isSuccess) {
                // The next template must not take these values; an error handler may send a failed message again.
                fields.message.getHeaders().keySet().removeIf(name -> VALUES.stream()
                        .anyMatch(option -> RequestFields.isNumbered(name, option)));
            }
        };
        return post(fields);
    }

    /** Refuses options of the URI and headers that the message's type does not support. */
    private void refuseUnsupported(RequestFields fields, MessageType type) {
        for (InteraktOption option : InteraktOption.values()) {
            if (!option.isFor(operation) || option.isFor(operation, type)) {
                continue;
            }
            if (api.optionsOfUri().contains(option)) {
                throw fields.invalid("A message of type " + type + " does not support the option " + option.option()
                        + ": remove one of them from the URI");
            }
            // Responses and events set these two.
            boolean isAlsoSetByTheComponent =
                    option == InteraktOption.CAMPAIGN_ID || option == InteraktOption.CALLBACK_DATA;
            if (!isAlsoSetByTheComponent
                    && option.header() != null
                    && fields.message.getHeader(option.header()) != null) {
                throw fields.invalid("A message of type " + type + " does not support the header " + option.header()
                        + ": remove it before this step");
            }
        }
    }

    /** The type that the header or the options set; {@code null} if neither does. */
    private MessageType given(RequestFields fields) {
        String header = fields.header(InteraktOption.TYPE);
        if (header != null) {
            return type(fields, header, "header " + InteraktOption.TYPE.header());
        }
        if (typeOfOption != null) {
            return typeOfOption;
        }
        return fields.header(InteraktOption.TEMPLATE_NAME) == null ? null : MessageType.Template;
    }

    private MessageType type(RequestFields fields, String name, String where) {
        return types.stream()
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findAny()
                .orElseThrow(() -> fields.invalid(
                        "The " + where + " is not a type of this operation, whose types are " + list(types)));
    }

    private MessageType type(RequestFields fields, MessageType given, ObjectNode json) {
        JsonNode ofBody = json.get("type");
        if (!RequestFields.isAbsent(ofBody)) {
            MessageType own = type(fields, ofBody.asText(), "body's type");
            if (given != null && given != own) {
                throw fields.invalid("The body's type is " + own + ", but the option or header sets " + given
                        + ": set the type in one place only");
            }
            return own;
        }
        if (given != null || json.has("template")) {
            return given != null ? given : MessageType.Template;
        }
        throw fields.invalid(
                "The type is missing: set the option type, the header CamelInteraktType, or type in the body, to"
                        + " one of " + list(types));
    }

    /** The message in the API's format, converted from a short form if the body is one. */
    private ObjectNode json(RequestFields fields, MessageType type) {
        boolean isTemplate = type == MessageType.Template || type == null && hasTemplateOption;
        ObjectNode ofHeaders = isTemplate ? TemplateValues.ofHeaders(fields) : null;
        if (ofHeaders != null) {
            return ofHeaders;
        }
        RequestBody body = new RequestBody(fields);
        if (isTemplate) {
            return TemplateValues.json(body, fields);
        }
        boolean isText = body.isTextOtherThan("{");
        if (type == null && isText) {
            throw fields.invalid(
                    "The body is a text, not JSON: set the option type, which defines what the text means (with"
                            + " type=Text it is the message)");
        }
        if (type == MessageType.Text && body.text() != null && !isTextMessage(body)
                || type != null && isMedia(type) && isText) {
            ObjectNode json = Json.object();
            String content =
                    type == MessageType.Text ? body.text() : body.text().strip();
            json.putObject(object(type)).put(field(type), content);
            return json;
        }
        String wireFormat = "the wire document as JSON, map, or typed model";
        String shortForm = type == MessageType.Text ? "the text, or " : isMedia(type) ? "the media's URL, or " : "";
        ObjectNode json = body.object(shortForm + wireFormat);
        boolean isContent = isRcs
                ? !json.has("message") && (json.has("plainText") || json.has("richCardDetails"))
                : json.has("action") && !json.has("data");
        if (type == null || !isContent) {
            return json;
        }
        ObjectNode wrapped = Json.object();
        (isRcs ? wrapped : wrapped.putObject("data")).set("message", json);
        return wrapped;
    }

    /** Whether the text is the JSON of a complete text message, and not a text that looks like JSON. */
    private boolean isTextMessage(RequestBody body) {
        if (body.isTextOtherThan("{")) {
            return false;
        }
        try {
            JsonNode json = body.json("");
            JsonNode content = json.path(object(MessageType.Text));
            return "Text".equals(json.path("type").asText())
                    && content.path(field(MessageType.Text)).isTextual();
        } catch (InteraktException noJson) {
            return false;
        }
    }

    private void template(RequestFields fields) {
        ObjectNode json = fields.json;
        if (!isRcs) {
            fields.fill(json, "template_category", InteraktOption.TEMPLATE_CATEGORY);
            JsonNode category = json.get("template_category");
            if (category != null && category.isTextual()) {
                json.put("template_category", category.textValue().toLowerCase(Locale.ROOT));
            }
        }
        ObjectNode template = fields.object("template");
        TemplateValues.clean(template, api.configuration());
        fields.fillRequired(template, "/template/name", InteraktOption.TEMPLATE_NAME, "The template's name");
        fields.fillRequired(
                template, "/template/languageCode", InteraktOption.LANGUAGE_CODE, "The template's language");
        if (!isRcs) {
            fields.fill(template, "fileName", InteraktOption.FILE_NAME);
        }
        fields.fill(json, "campaignId", InteraktOption.CAMPAIGN_ID);
    }

    private void content(RequestFields fields, MessageType type) {
        String object = object(type);
        String field = field(type);
        ObjectNode content = fields.object(object);
        if (!isRcs && isMedia(type) && type != MessageType.Sticker) {
            fields.fill(content, "message", InteraktOption.CAPTION);
            fields.fill(content, "fileName", InteraktOption.FILE_NAME);
        }
        JsonNode value = content.get(field);
        boolean isInteractive = type == MessageType.InteractiveButton || type == MessageType.InteractiveList;
        boolean isMissing =
                RequestFields.isBlank(value) || !isRcs && (isInteractive ? !value.isObject() : !value.isTextual());
        if (isMissing) {
            String what = isInteractive
                    ? "the object " + field + " in " + object + ", with body and action"
                    : what(type) + ": give it as the body, or as " + field + " in " + object;
            fields.missing("/" + object + "/" + field, value, "A message of type " + type + " needs " + what);
        }
    }

    /** The object that contains a type's content. */
    private String object(MessageType type) {
        return !isRcs ? "data" : type == MessageType.Image ? "contentInfo" : "message";
    }

    /** The field of that object which contains a type's content. */
    private String field(MessageType type) {
        if (isMedia(type)) {
            return isRcs ? "fileUrl" : "mediaUrl";
        }
        boolean hasCards = type == MessageType.CAROUSEL || type == MessageType.STANDALONE_CAROUSEL;
        return !isRcs ? "message" : hasCards ? "richCardDetails" : "plainText";
    }

    private String what(MessageType type) {
        return switch (field(type)) {
            case "fileUrl" -> "the image's URL";
            case "mediaUrl" -> "the media's URL";
            case "richCardDetails" -> "its cards";
            case "plainText" -> "a text";
            default -> "the text";
        };
    }

    /** Whether the short form of that type is a URL. */
    private boolean isMedia(MessageType type) {
        return isRcs ? type == MessageType.Image : WHATSAPP_MEDIA.contains(type);
    }

    private static Set<MessageType> types(InteraktOperation operation) {
        return Arrays.stream(MessageType.values())
                .filter(type -> operation == InteraktOperation.rcsMessage ? type.isRcs() : type.isWhatsApp())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MessageType.class)));
    }

    private static String list(Set<MessageType> types) {
        return types.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
