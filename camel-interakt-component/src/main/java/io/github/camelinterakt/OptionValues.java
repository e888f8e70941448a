package io.github.camelinterakt;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelinterakt.model.MessageType;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Adds the allowed values of an option to the exception for a wrong value; Camel's own exceptions lack them. */
final class OptionValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,10}");
    /** Milliseconds, Camel's units from days down, or what {@link java.time.Duration#parse} reads. */
    private static final Pattern DURATION = Pattern.compile(
            "[+-]?\\d{1,18}|(?=\\d)(\\d+d)?(\\d+h)?(\\d+m(?!s))?(\\d+s)?(\\d+ms)?|-?[Pp][-+.\\dDdTtHhMmSs]+");

    private final InteraktOperation operation;
    private final PropertyConfigurer options;

    OptionValues(InteraktOperation operation, PropertyConfigurer options) {
        this.operation = operation;
        this.options = options;
    }

    /** Refuses texts that are not a number or a duration for an option of that type: Camel would bind some of them as 0. */
    void refuseUnreadable(Map<String, Object> parameters) {
        parameters.forEach((option, value) -> {
            if (value instanceof String text && !text.startsWith("#")) {
                Class<?> type = type(options, option);
                Pattern valid =
                        type == int.class || type == Integer.class ? NUMBER : type == long.class ? DURATION : null;
                if (valid != null && !valid.matcher(text.trim()).matches()) {
                    throw new IllegalArgumentException(refusal(option, allowed(option, type), text));
                }
            }
        });
    }

    /** Adds the allowed values to a binding failure, if they are known. */
    Exception explained(PropertyBindingException e) {
        Class<?> type = type(options, e.getPropertyName());
        String allowed = type == null || e.getValue() == null ? null : allowed(e.getPropertyName(), type);
        return allowed == null
                ? e
                : new IllegalArgumentException(refusal(e.getPropertyName(), allowed, e.getValue()), e);
    }

    private String refusal(String option, String allowed, Object value) {
        return "The option " + option + " of interakt:" + operation + " must " + allowed + ": it is " + value;
    }

    private String allowed(String option, Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(value -> !(value instanceof MessageType message)
                            || (operation == InteraktOperation.rcsMessage ? message.isRcs() : message.isWhatsApp()))
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "be one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "be true or false";
        }
        if (type == int.class || type == Integer.class) {
            return "be a whole number";
        }
        if (type == long.class) {
            return "be a number of milliseconds, or a duration such as 10s, 5m or 1h30m";
        }
        boolean isBean = !type.isPrimitive() && !type.getName().startsWith("java.lang.");
        return isBean ? "name a bean of the type " + type.getName() + ", such as #bean:" + option : null;
    }

    /** The option's type; {@code null} if the configurer does not know it. */
    static Class<?> type(PropertyConfigurer configurer, String option) {
        return configurer instanceof PropertyConfigurerGetter getter ? getter.getOptionType(option, true) : null;
    }
}
