package io.github.camelinterakt.document;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** Fills single fields of documents: a header replaces what is there, an option stands in for what is not. */
public final class Fields {

    private final InteraktOperation operation;
    private final Parameters parameters;

    /** For the operation's documents. */
    public Fields(InteraktOperation operation, Parameters parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Fills a text. */
    public void fill(ObjectNode document, String field, Message message, Parameter parameter) {
        String header = parameters.header(message, parameter);
        if (header != null) {
            document.put(field, header);
        } else if (isAbsent(document.get(field))) {
            String option = parameters.option(parameter);
            if (option != null) {
                document.put(field, option);
            }
        }
    }

    /**
     * Finds that a document lacks a text, saying where it may come from.
     *
     * @param pointer the JSON pointer of the field
     */
    public void require(ObjectNode document, String pointer, String what, Parameter parameter, Findings findings) {
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode value = document.get(field);
        if (!isAbsent(value) && value.isContainerNode()) {
            findings.add(pointer, Rule.TYPE, value.size(), what + " must be a text");
        } else if (isBlank(value)) {
            findings.add(
                    pointer,
                    Rule.REQUIRED,
                    lengthOf(value),
                    what + " is missing: " + sources(parameter) + field + " in the body");
        }
    }

    /** The object at that field; made if there is none. */
    public ObjectNode object(ObjectNode document, String field) {
        JsonNode value = document.get(field);
        if (isAbsent(value)) {
            return document.putObject(field);
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw InteraktException.invalid(operation, "The body's " + field + " must be an object");
    }

    /** A list of texts from a list of scalars, or from one scalar. */
    public ArrayNode texts(JsonNode values, String what) {
        List<JsonNode> elements = new ArrayList<>();
        if (values.isArray()) {
            values.forEach(elements::add);
        } else {
            elements.add(values);
        }
        ArrayNode texts = JsonNodeFactory.instance.arrayNode(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (!element.isValueNode() || element.isNull()) {
                throw InteraktException.invalid(
                        operation,
                        what + " " + (i + 1) + " is " + (element.isNull() ? "null" : "not a single value")
                                + ": every value must be a text, a number or a boolean");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** How long a value is, as a violation tells it. */
    static int lengthOf(JsonNode value) {
        if (isAbsent(value)) {
            return 0;
        }
        return value.isContainerNode() ? value.size() : value.asText().length();
    }

    static boolean isBlank(JsonNode value) {
        return isAbsent(value) || value.isTextual() && value.textValue().isBlank();
    }

    static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }

    private static String sources(Parameter parameter) {
        StringBuilder sources = new StringBuilder("set ");
        if (parameter.option() != null) {
            sources.append("the option ").append(parameter.option()).append(", ");
        }
        if (parameter.header() != null) {
            sources.append("the header ").append(parameter.header()).append(", ");
        }
        return sources.append("or ").toString();
    }
}
