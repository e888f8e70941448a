package io.github.camelinterakt.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.Rule;
import org.apache.camel.Message;

/** The {@code fallback} of a message: the SMS that is sent when the message cannot be delivered. */
final class SmsFallbackFields {

    private static final String FALLBACK = "fallback";
    private static final List<Parameter> PARTS =
            List.of(Parameter.SMS_MESSAGE, Parameter.SMS_SENDER_ID, Parameter.SMS_ENTITY_ID, Parameter.SMS_TEMPLATE_ID);

    private final InteraktOperation operation;
    private final Parameters parameters;

    SmsFallbackFields(InteraktOperation operation, Parameters parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Fills the fallback in: from headers and options if a header gives a part of it; else options fill what is missing. */
    void fill(ObjectNode document, Message message, Findings findings) {
        List<String> variables = variables(message);
        boolean given = !Fields.isAbsent(document.get(FALLBACK));
        if (given && !hasHeader(message)) {
            if (variables != null) {
                throw InteraktException.invalid(
                        operation,
                        "The body has a fallback with variables of its own: remove the header "
                                + Parameter.SMS_VARIABLES.header());
            }
            return;
        }
        int parts = parts(message);
        if (parts == 0) {
            if (variables != null) {
                throw InteraktException.invalid(
                        operation,
                        "The header " + Parameter.SMS_VARIABLES.header() + " needs the option smsMessage, with the text"
                                + " that the variables belong to, or the header " + Parameter.SMS_MESSAGE.header());
            }
        } else if (parts == PARTS.size()) {
            document.putArray(FALLBACK).add(sms(message, variables));
        } else {
            findings.add(
                    "/" + FALLBACK,
                    Rule.REQUIRED,
                    0,
                    "The SMS fallback lacks " + missing(message) + ": set all four as options or headers, or none");
        }
    }

    private ObjectNode sms(Message message, List<String> variables) {
        ObjectNode sms = Json.object();
        sms.put("channel", "sms");
        sms.put("sender_id", parameters.headerOrOption(message, Parameter.SMS_SENDER_ID));
        sms.put("pe_id", parameters.headerOrOption(message, Parameter.SMS_ENTITY_ID));
        sms.put("provider_name", "default");
        ObjectNode content = sms.putObject("content");
        content.put("message", parameters.headerOrOption(message, Parameter.SMS_MESSAGE));
        content.put("dlt_te_id", parameters.headerOrOption(message, Parameter.SMS_TEMPLATE_ID));
        ArrayNode values = content.putArray("variables");
        if (variables != null) {
            variables.forEach(values::add);
        }
        return sms;
    }

    private boolean hasHeader(Message message) {
        for (Parameter part : PARTS) {
            if (parameters.header(message, part) != null) {
                return true;
            }
        }
        return false;
    }

    private int parts(Message message) {
        int parts = 0;
        for (Parameter part : PARTS) {
            parts += parameters.headerOrOption(message, part) == null ? 0 : 1;
        }
        return parts;
    }

    private String missing(Message message) {
        return PARTS.stream()
                .filter(part -> parameters.headerOrOption(message, part) == null)
                .map(Parameter::option)
                .collect(Collectors.joining(", "));
    }

    /** The header's values: those of a collection or an array, or the one value; {@code null} if it is not set. */
    private List<String> variables(Message message) {
        Object header = parameters.header(message, Parameter.SMS_VARIABLES, Object.class);
        if (header == null) {
            return null;
        }
        List<String> variables = new ArrayList<>();
        for (Object value : values(header)) {
            if (value == null) {
                throw InteraktException.invalid(
                        operation,
                        "The header " + Parameter.SMS_VARIABLES.header() + " holds a null as value "
                                + (variables.size() + 1) + ": every value must be a text, a number or a boolean");
            }
            variables.add(value.toString());
        }
        return variables;
    }

    private static Collection<?> values(Object header) {
        if (header instanceof Collection<?> collection) {
            return collection;
        }
        return header instanceof Object[] array ? Arrays.asList(array) : List.of(header);
    }
}
