package io.github.camelinterakt.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import org.apache.camel.Message;

/** The {@code fallback} of a message: the SMS that is sent when the message cannot be delivered. */
final class SmsFallbackFields {

    private static final List<Parameter> OPTIONS =
            List.of(Parameter.SMS_MESSAGE, Parameter.SMS_SENDER_ID, Parameter.SMS_ENTITY_ID, Parameter.SMS_TEMPLATE_ID);

    private final InteraktOperation operation;
    private final Parameters parameters;

    SmsFallbackFields(InteraktOperation operation, Parameters parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /** Refuses, when the endpoint is made, a fallback that lacks a part. */
    static void check(Parameters parameters) {
        List<String> missing = OPTIONS.stream()
                .filter(option -> parameters.option(option) == null)
                .map(Parameter::option)
                .toList();
        if (!missing.isEmpty() && missing.size() < OPTIONS.size()) {
            throw new IllegalArgumentException(
                    "The SMS fallback lacks the options " + String.join(", ", missing) + ": set all four, or none");
        }
    }

    void fill(ObjectNode document, Message message) {
        List<String> variables = variables(message);
        String text = parameters.option(Parameter.SMS_MESSAGE);
        if (!Fields.isAbsent(document.get("fallback"))) {
            if (variables != null) {
                throw InteraktException.invalid(
                        operation,
                        "The body has a fallback with variables of its own: remove the header "
                                + Parameter.SMS_VARIABLES.header());
            }
            return;
        }
        if (text == null) {
            if (variables != null) {
                throw InteraktException.invalid(
                        operation,
                        "The header " + Parameter.SMS_VARIABLES.header() + " needs the option smsMessage, with the text"
                                + " that the variables belong to");
            }
            return;
        }
        ObjectNode sms = document.putArray("fallback").addObject();
        sms.put("channel", "sms");
        sms.put("sender_id", parameters.option(Parameter.SMS_SENDER_ID));
        sms.put("pe_id", parameters.option(Parameter.SMS_ENTITY_ID));
        sms.put("provider_name", "default");
        ObjectNode content = sms.putObject("content");
        content.put("message", text);
        content.put("dlt_te_id", parameters.option(Parameter.SMS_TEMPLATE_ID));
        ArrayNode values = content.putArray("variables");
        if (variables != null) {
            variables.forEach(values::add);
        }
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
