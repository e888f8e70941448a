package io.github.camelinterakt.mapping.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a CRM's values say when they are read as texts, numbers and booleans. Errors never hold the value. */
public final class Texts {

    /** More digits than any number in a CRM has. */
    private static final int MAX_DIGITS = 60;

    private Texts() {}

    /** Whether there is nothing in it: null, a blank text, a list or map without elements. */
    public static boolean isEmpty(Object value) {
        // Nearly all values are strings, and a test for a final class costs less than one for an interface.
        return value instanceof String string
                ? isBlank(string)
                : value == null
                        || value instanceof CharSequence text && isBlank(text)
                        || value instanceof Collection<?> values && values.isEmpty()
                        || value instanceof Map<?, ?> map && map.isEmpty()
                        || value instanceof Object[] array && array.length == 0;
    }

    private static boolean isBlank(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A single value as text: {@code 9999999999} for that number in whatever type, never with an exponent. */
    public static String text(Object value) {
        if (value instanceof CharSequence
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
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

    /** A number; a text that has no fraction gives a {@code Long}, if it is not too large for one. */
    public static Number number(Object value) {
        if (value instanceof Number number) {
            return number instanceof Integer || number instanceof Short || number instanceof Byte
                    ? Long.valueOf(number.longValue())
                    : number;
        }
        if (!(value instanceof CharSequence)) {
            throw new IllegalArgumentException("is not a number");
        }
        BigDecimal decimal = decimal(value.toString().strip());
        if (decimal.scale() > 0 || decimal.precision() - decimal.scale() > 18) {
            return decimal;
        }
        return decimal.longValue();
    }

    private static BigDecimal decimal(String text) {
        try {
            BigDecimal decimal = new BigDecimal(text);
            if (Math.abs((long) decimal.scale()) <= MAX_DIGITS && decimal.precision() <= MAX_DIGITS) {
                return decimal;
            }
        } catch (NumberFormatException e) {
            // Not chained: its message may repeat the text.
        }
        throw new IllegalArgumentException("is not a number");
    }

    /** A boolean, of one of the words that CRMs have for it. */
    public static Boolean bool(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> Boolean.TRUE;
            case "false", "no", "n", "off", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("is not a boolean, such as true, yes, y, on or 1");
        };
    }

    /** The text with every run of white space as one space. */
    public static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                collapsed.append(c);
            } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        return collapsed.toString().strip();
    }
}
