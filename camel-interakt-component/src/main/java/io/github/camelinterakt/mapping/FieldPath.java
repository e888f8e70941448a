package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a field is in a record: its name, or names joined by dots for fields of fields. Of a list on the way, a number picks one
 * element, and a name collects the field of all elements. A field whose own name has dots is found as well.
 */
record FieldPath(String text, List<String> steps) {

    /** Stands for the value of a field that a record does not have; the value of an empty field is null. */
    static final Object ABSENT = new Object();

    /** Parses the path at that place of a mapping; no name in it may be blank. */
    static FieldPath of(String text, YamlValue at) {
        List<String> steps = List.of(text.split("\\.", -1));
        if (steps.stream().anyMatch(String::isBlank)) {
            throw at.wrong("'" + text + "' is not a field's name");
        }
        return new FieldPath(text, steps);
    }

    /** The name of the record's own field. */
    String first() {
        return steps.get(0);
    }

    /** The field's value, or {@link #ABSENT}. */
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

    /** Puts the value into a row, with a map for every field on the way. */
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

    /** Whether one of both leads to the other, so that a row cannot have both. */
    boolean excludes(FieldPath other) {
        return other.text.startsWith(text + ".") || text.startsWith(other.text + ".");
    }

    @Override
    public String toString() {
        return text;
    }
}
