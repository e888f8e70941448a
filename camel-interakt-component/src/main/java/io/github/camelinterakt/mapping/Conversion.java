package io.github.camelinterakt.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Converts a single value. Conversions of texts apply towards Interakt only. Exceptions do not contain the value. */
enum Conversion {
    TRIM("trim", value -> text(value).strip()),
    LOWER("lower", value -> text(value).toLowerCase(Locale.ROOT)),
    UPPER("upper", value -> text(value).toUpperCase(Locale.ROOT)),
    COLLAPSE("collapse", value -> text(value).strip().replaceAll("\\s+", " ")),
    TEXT("text", Conversion::text),
    NUMBER("number", Conversion::number),
    BOOLEAN("boolean", Conversion::bool),
    DATE("date", UnaryOperator.identity()),
    DATE_TIME("dateTime", UnaryOperator.identity()),
    LIST("list", UnaryOperator.identity());

    private static final int MAX_DIGITS = 60;

    private final String key;
    private final UnaryOperator<Object> conversion;

    Conversion(String key, UnaryOperator<Object> conversion) {
        this.key = key;
        this.conversion = conversion;
    }

    boolean isOfTexts() {
        return this == TRIM || this == LOWER || this == UPPER || this == COLLAPSE;
    }

    /** Whether it sets the type of the value; a field has at most one such conversion. */
    boolean isType() {
        return !isOfTexts() && this != LIST;
    }

    Object convert(Object value) {
        return conversion.apply(value);
    }

    /** Its name in a mapping. */
    @Override
    public String toString() {
        return key;
    }

    /** Whether a value is null, a blank text, or a list or map without elements. */
    static boolean isEmpty(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank()
                || value instanceof Collection<?> values && values.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Object[] array && array.length == 0;
    }

    /** A single value as text; a number without exponent and trailing zeros. */
    static String text(Object value) {
        if (value instanceof Number number) {
            BigDecimal decimal = decimal(number.toString());
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID) {
            return value.toString();
        }
        throw new IllegalArgumentException("is a " + value.getClass().getName() + ", and must be a single value");
    }

    /** A number; a {@code Long} for a text without a fraction, if it fits. */
    static Number number(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            return number;
        }
        BigDecimal decimal = decimal(value.toString().strip());
        boolean isLong = decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18;
        return isLong ? (Number) decimal.longValue() : decimal;
    }

    private static BigDecimal decimal(String text) {
        try {
            BigDecimal decimal = new BigDecimal(text);
            if (Math.abs((long) decimal.scale()) <= MAX_DIGITS && decimal.precision() <= MAX_DIGITS) {
                return decimal;
            }
        } catch (NumberFormatException e) {
            // not chained: its message may repeat the text
        }
        throw new IllegalArgumentException("is not a number");
    }

    private static Boolean bool(Object value) {
        return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("is not a boolean, such as true, yes, y, on or 1");
        };
    }
}
