package io.github.camelinterakt.document;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.model.MessageType;
import org.apache.camel.Message;

/** Decides what type a message is of: header, option, the body's own, or Template where a template is named. */
final class MessageTypes {

    private final InteraktOperation operation;
    private final Parameters parameters;
    private final Map<String, MessageType> byName;

    MessageTypes(InteraktOperation operation, Parameters parameters) {
        this.operation = operation;
        this.parameters = parameters;
        this.byName = Arrays.stream(MessageType.values())
                .filter(type -> isFor(operation, type))
                .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    }

    /** The type that the endpoint's options say; {@code null} if they do not. */
    static MessageType ofOptions(InteraktOperation operation, Parameters parameters) {
        String type = parameters.option(Parameter.TYPE);
        if (type == null) {
            return parameters.option(Parameter.TEMPLATE_NAME) == null ? null : MessageType.Template;
        }
        MessageType known = MessageType.valueOf(type);
        if (!isFor(operation, known)) {
            throw new IllegalArgumentException("interakt:" + operation + " cannot send the type " + type
                    + ". Its types are " + typesOf(operation));
        }
        return known;
    }

    /** The type that header and options say; {@code null} if they do not. */
    MessageType given(Message message) {
        String header = parameters.header(message, Parameter.TYPE);
        if (header != null) {
            return known(header, "header " + Parameter.TYPE.header());
        }
        String option = parameters.option(Parameter.TYPE);
        if (option != null) {
            return MessageType.valueOf(option);
        }
        return parameters.header(message, Parameter.TEMPLATE_NAME) == null ? null : MessageType.Template;
    }

    /** The document's own type; {@code null} if it has none. */
    MessageType ofDocument(JsonNode type) {
        return Fields.isAbsent(type) ? null : known(type.asText(), "body's type");
    }

    String allowed() {
        return typesOf(operation);
    }

    private MessageType known(String name, String where) {
        MessageType exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        return byName.values().stream()
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findAny()
                .orElseThrow(() -> InteraktException.invalid(
                        operation,
                        "The " + where + " is none of this operation's types, which are " + typesOf(operation)));
    }

    private static boolean isFor(InteraktOperation operation, MessageType type) {
        return operation == InteraktOperation.rcsMessage ? type.isRcs() : type.isWhatsApp();
    }

    private static String typesOf(InteraktOperation operation) {
        return Arrays.stream(MessageType.values())
                .filter(type -> isFor(operation, type))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
