package io.github.camelinterakt.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads a CRM's values as text, number or boolean. Errors never contain the value. */
final class Values {

    /** More digits than any number in a CRM has. */
    private static final int MAX_DIGITS = 60;

    private Values() {}

    /** Whether it is null, a blank text, or a list or map without elements. */
    static boolean isEmpty(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank()
                || value instanceof Collection<?> values && values.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Object[] array && array.length == 0;
    }

    /** A single value as text; a number without an exponent and without zeros at its end. */
    static String text(Object value) {
        if (value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Number number) {
            BigDecimal decimal = decimal(number.toString());
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        throw new IllegalArgumentException("is a " + value.getClass().getName() + ", and must be a single value");
    }

    /** A number; a text without a fraction gives a {@code Long} where it fits into one. */
    static Number number(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            return number;
        }
        if (!(value instanceof CharSequence)) {
            throw new IllegalArgumentException("is not a number");
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

    /** A boolean, from one of the words that CRMs use. */
    static Boolean bool(Object value) {
        return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("is not a boolean, such as true, yes, y, on or 1");
        };
    }
}
