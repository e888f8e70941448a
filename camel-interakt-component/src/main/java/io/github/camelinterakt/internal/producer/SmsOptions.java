package io.github.camelinterakt.internal.producer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.model.SmsFallback;

/** Sets the {@code fallback} of a message: the SMS that is sent if the message cannot be delivered. */
final class SmsOptions {

    private static final String FALLBACK = "fallback";
    private static final String VARIABLES = InteraktOption.SMS_VARIABLES.header();
    /** Unlike the braces of the API, not a property placeholder of Camel. */
    private static final Pattern NUMBERED = Pattern.compile("\\{#\\s*(\\d+)\\s*#}");

    private static final List<InteraktOption> PARTS = List.of(
            InteraktOption.SMS_MESSAGE,
            InteraktOption.SMS_SENDER_ID,
            InteraktOption.SMS_ENTITY_ID,
            InteraktOption.SMS_TEMPLATE_ID);

    private SmsOptions() {}

    /** Creates the fallback from headers and options; options alone do not replace a fallback of the body. */
    static void fill(RequestFields fields) {
        Object variables = fields.header(InteraktOption.SMS_VARIABLES, Object.class);
        boolean hasHeader = PARTS.stream().anyMatch(part -> fields.header(part) != null);
        if (!hasHeader && !RequestFields.isAbsent(fields.json.get(FALLBACK))) {
            if (variables != null) {
                throw fields.invalid("The body's fallback already has variables: remove the header " + VARIABLES);
            }
            return;
        }
        boolean isWanted = hasHeader || fields.api.option(InteraktOption.SMS_MESSAGE) != null;
        String missing = PARTS.stream()
                .filter(part -> fields.headerOrOption(part) == null)
                .map(InteraktOption::option)
                .collect(Collectors.joining(", "));
        if (isWanted && missing.isEmpty()) {
            fields.json.putArray(FALLBACK).add(sms(fields, variables));
        } else if (isWanted) {
            fields.missing(
                    "/" + FALLBACK,
                    null,
                    "The SMS fallback lacks " + missing + ": set all four as options or headers, or none");
        } else if (variables != null) {
            throw fields.invalid(
                    "The header " + VARIABLES + " needs the option smsMessage, with the text that the variables"
                            + " belong to, or the header " + InteraktOption.SMS_MESSAGE.header());
        }
    }

    private static ObjectNode sms(RequestFields fields, Object variables) {
        List<String> values = new ArrayList<>();
        for (Object value : variables == null ? List.of() : values(variables)) {
            if (value == null) {
                throw fields.invalid("The header " + VARIABLES + " contains null as value " + (values.size() + 1)
                        + ": every value must be a text, a number or a boolean");
            }
            values.add(value.toString());
        }
        String text = fields.headerOrOption(InteraktOption.SMS_MESSAGE);
        return new SmsFallback(NUMBERED.matcher(text).replaceAll("{{$1}}"))
                .withSenderId(fields.headerOrOption(InteraktOption.SMS_SENDER_ID))
                .withEntityId(fields.headerOrOption(InteraktOption.SMS_ENTITY_ID))
                .withTemplateId(fields.headerOrOption(InteraktOption.SMS_TEMPLATE_ID))
                .withVariables(values.toArray(String[]::new))
                .toJson();
    }

    private static Collection<?> values(Object header) {
        if (header instanceof Collection<?> collection) {
            return collection;
        }
        return header instanceof Object[] array ? Arrays.asList(array) : List.of(header);
    }
}
