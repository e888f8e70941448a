package io.github.camelinterakt;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelinterakt.model.MessageType;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Says what values an option may have where a URI gives it another: Camel's own exceptions do not. */
final class OptionValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,10}");
    /** Milliseconds, Camel's units from days down, or what {@link java.time.Duration#parse} reads. */
    private static final Pattern DURATION = Pattern.compile(
            "[+-]?\\d{1,18}|(?=\\d)(\\d+d)?(\\d+h)?(\\d+m(?!s))?(\\d+s)?(\\d+ms)?|-?[Pp][-+.\\dDdTtHhMmSs]+");

    private static final String A_DURATION = "be a number of milliseconds, or a duration such as 10s, 5m or 1h30m";

    private final InteraktOperation operation;
    private final PropertyConfigurer options;

    /** For an endpoint of that operation, whose options Camel binds by that configurer. */
    OptionValues(InteraktOperation operation, PropertyConfigurer configurer) {
        this.operation = operation;
        this.options = configurer;
    }

    /** Refuses what is no number, or no duration, where one is asked for: Camel would bind some as a duration of 0. */
    void refuseUnreadable(Map<String, Object> parameters) {
        parameters.forEach((option, value) -> {
            if (value instanceof String text && !text.startsWith("#")) {
                Class<?> type = type(option);
                if ((type == int.class || type == Integer.class)
                        && !NUMBER.matcher(text.trim()).matches()) {
                    throw new IllegalArgumentException(must(option) + "be a whole number: it is " + text);
                }
                if (type == long.class && !DURATION.matcher(text.trim()).matches()) {
                    throw new IllegalArgumentException(must(option) + A_DURATION + ": it is " + text);
                }
            }
        });
    }

    /** A binding's failure with what would have been right, where that can be said. */
    Exception explained(PropertyBindingException e) {
        Class<?> type = type(e.getPropertyName());
        String right = type == null || e.getValue() == null ? null : right(type, e);
        return right == null ? e : new IllegalArgumentException(must(e.getPropertyName()) + right, e);
    }

    private String right(Class<?> type, PropertyBindingException e) {
        String wrong = ": it is " + e.getValue();
        if (type.isEnum()) {
            return "be one of " + allowed(type) + wrong;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "be true or false" + wrong;
        }
        if (type == long.class) {
            return A_DURATION + wrong;
        }
        boolean bean = !type.isPrimitive() && !type.getName().startsWith("java.lang.");
        return bean
                ? "name a bean of the type " + type.getName() + ", such as #bean:" + e.getPropertyName() + wrong
                : null;
    }

    private String allowed(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> !(value instanceof MessageType message)
                        || (operation == InteraktOperation.rcsMessage ? message.isRcs() : message.isWhatsApp()))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private Class<?> type(String option) {
        return type(options, option);
    }

    /** The option's type; {@code null} if the configurer does not know it. */
    static Class<?> type(PropertyConfigurer configurer, String option) {
        return configurer instanceof PropertyConfigurerGetter getter ? getter.getOptionType(option, true) : null;
    }

    private String must(String option) {
        return "The option " + option + " of interakt:" + operation + " must ";
    }
}
