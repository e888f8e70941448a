package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a field is in a record: its name, or names joined by dots for fields of fields. Of a list that is on the way, a number
 * picks one element, and a name collects the field of all elements. A field whose own name has dots is found as well.
 */
final class FieldPath {

    /** What a record answers that does not have the field; null is the value of a field that is empty. */
    static final Object ABSENT = new Object();

    private final String text;
    private final String[] steps;

    private FieldPath(String text, String[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * The path of that text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static FieldPath of(String text) {
        String[] steps = text.split("\\.", -1);
        for (String step : steps) {
            if (step.isBlank()) {
                throw new IllegalArgumentException("'" + text + "' is not a field's name");
            }
        }
        return new FieldPath(text, steps);
    }

    /** The name that a record itself has. */
    String first() {
        return steps[0];
    }

    /** The field's value, or {@link #ABSENT}. */
    Object get(Map<?, ?> record) {
        Object value = direct(record, text);
        return value != ABSENT || steps.length == 1 ? value : get(record, 0);
    }

    private Object get(Object at, int step) {
        if (step == steps.length || at == null) {
            return at;
        }
        if (at instanceof Map<?, ?> map) {
            Object value = direct(map, steps[step]);
            return value == ABSENT ? ABSENT : get(value, step + 1);
        }
        if (!(at instanceof List<?> list)) {
            return ABSENT;
        }
        if (isIndex(steps[step])) {
            int index = Integer.parseInt(steps[step]);
            return index < list.size() ? get(list.get(index), step + 1) : ABSENT;
        }
        List<Object> values = new ArrayList<>(list.size());
        for (Object element : list) {
            Object value = get(element, step);
            if (value != ABSENT && value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static boolean isIndex(String step) {
        return step.length() <= 4 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Object direct(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null && !map.containsKey(name) ? ABSENT : value;
    }

    /** Puts the value into a row, which gets a map for every field on the way. */
    void put(Map<String, Object> row, Object value) {
        Map<String, Object> at = row;
        for (int step = 0; step < steps.length - 1; step++) {
            at = fields(at.computeIfAbsent(steps[step], name -> new LinkedHashMap<>()));
        }
        at.put(steps[steps.length - 1], value);
    }

    @SuppressWarnings("unchecked") // put has made the maps on the way: no path of a mapping leads into another
    private static Map<String, Object> fields(Object map) {
        return (Map<String, Object>) map;
    }

    /** Whether one of both is on the way to the other, so that a row cannot have both. */
    static boolean excludes(String path, String other) {
        return other.startsWith(path + ".") || path.startsWith(other + ".");
    }

    @Override
    public String toString() {
        return text;
    }
}
