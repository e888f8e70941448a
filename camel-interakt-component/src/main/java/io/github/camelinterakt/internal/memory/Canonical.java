package io.github.camelinterakt.internal.memory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Timestamps;

/** Writes equal JSON values as the same text, whatever the form of numbers and time stamps and the order of an object's members. */
public final class Canonical {

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9TZ:+. -]*");

    private Canonical() {}

    /** The text of a JSON value: null, a boolean, a number, a string, a list or a map. */
    public static String text(Object value) {
        return Json.tree(canonical(value)).toString();
    }

    private static Object canonical(Object value) {
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).stripTrailingZeros();
        } else if (value instanceof List<?> list) {
            return list.stream().map(Canonical::canonical).toList();
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(key.toString(), canonical(member)));
            return sorted;
        } else if (value instanceof String text && TIMESTAMP.matcher(text).matches()) {
            try {
                return Timestamps.parse(text).toString();
            } catch (IllegalArgumentException notATimestamp) {
                return text;
            }
        }
        return value;
    }
}
