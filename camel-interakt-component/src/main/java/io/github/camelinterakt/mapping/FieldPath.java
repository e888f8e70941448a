package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The path of a field in a record: names joined by dots. In a list, a number selects an element, and a name collects the field of all
 * elements. A field whose own name contains dots is found as well.
 */
record FieldPath(String text, List<String> steps) {

    /** The value of a field that the record lacks; the value of an empty field is null. */
    static final Object ABSENT = new Object();

    /** Parses a path of the mapping file; none of its names may be blank. */
    static FieldPath of(String text, YamlValue at) {
        List<String> steps = List.of(text.split("\\.", -1));
        if (steps.stream().anyMatch(String::isBlank)) {
            throw at.wrong("'" + text + "' is not a field's name");
        }
        return new FieldPath(text, steps);
    }

    /** The name of the field in the record itself. */
    String first() {
        return steps.get(0);
    }

    /** The value of the field, or {@link #ABSENT}. */
    Object get(Map<?, ?> record) {
        Object value = direct(record, text);
        return value != ABSENT || steps.size() == 1 ? value : get(record, 0);
    }

    private Object get(Object at, int step) {
        if (step == steps.size() || at == null) {
            return at;
        }
        if (at instanceof Map<?, ?> map) {
            Object value = direct(map, steps.get(step));
            return value == ABSENT ? ABSENT : get(value, step + 1);
        }
        if (!(at instanceof List<?> list)) {
            return ABSENT;
        }
        if (steps.get(step).matches("[0-9]{1,4}")) {
            int index = Integer.parseInt(steps.get(step));
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

    private static Object direct(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null && !map.containsKey(name) ? ABSENT : value;
    }

    /** Puts the value into a row, and creates the maps of the path. */
    void put(Map<String, Object> row, Object value) {
        Map<String, Object> at = row;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = fields(at.computeIfAbsent(step, name -> new LinkedHashMap<>()));
        }
        at.put(steps.get(steps.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // put has made the maps on the way: no path of a mapping leads into another
    private static Map<String, Object> fields(Object map) {
        return (Map<String, Object>) map;
    }

    /** Whether one path is part of the other, so that a row cannot have both. */
    boolean excludes(FieldPath other) {
        return other.text.startsWith(text + ".") || text.startsWith(other.text + ".");
    }

    @Override
    public String toString() {
        return text;
    }
}
