package io.github.camelinterakt.memory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.camelinterakt.model.Timestamps;

/**
 * One text for all ways to write a value: 1.0 is 1, the members of an object come in any order, and Interakt writes one and
 * the same moment in several forms.
 */
public final class Canonical {

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9TZ:+. -]*");

    private Canonical() {}

    /** The text of a value of what JSON has: null, a boolean, a number, a string, a list or a map. */
    public static String text(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder to) {
        if (value == null) {
            to.append('n');
        } else if (value instanceof Boolean) {
            to.append('b').append(value);
        } else if (value instanceof Number) {
            to.append('d').append(new BigDecimal(value.toString()).stripTrailingZeros());
        } else if (value instanceof List<?> list) {
            to.append('l').append(list.size()).append('[');
            list.forEach(element -> write(element, to));
            to.append(']');
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(key.toString(), member));
            to.append('o').append(sorted.size()).append('{');
            sorted.forEach((key, member) -> {
                string(key, to);
                write(member, to);
            });
            to.append('}');
        } else {
            String text = value.toString();
            if (TIMESTAMP.matcher(text).matches()) {
                timestamp(text, to);
            } else {
                string(text, to);
            }
        }
    }

    private static void timestamp(String text, StringBuilder to) {
        try {
            to.append('t').append(Timestamps.parse(text));
        } catch (IllegalArgumentException looksLikeOneOnly) {
            string(text, to);
        }
    }

    /** With its length, so that no two values run into the same text. */
    private static void string(String text, StringBuilder to) {
        to.append('s').append(text.length()).append(':').append(text);
    }
}
