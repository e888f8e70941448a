package io.github.camelinterakt.mapping;

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

    /** The value of the field, or {@link #ABSENT}. */
    Object get(Map<?, ?> record) {
        return record.containsKey(text) ? record.get(text) : get(record, steps);
    }

    private static Object get(Object at, List<String> rest) {
        if (rest.isEmpty() || at == null) {
            return at;
        }
        String step = rest.get(0);
        List<String> next = rest.subList(1, rest.size());
        if (at instanceof Map<?, ?> map) {
            return map.containsKey(step) ? get(map.get(step), next) : ABSENT;
        }
        if (!(at instanceof List<?> list)) {
            return ABSENT;
        }
        if (step.matches("[0-9]{1,4}")) {
            int index = Integer.parseInt(step);
            return index < list.size() ? get(list.get(index), next) : ABSENT;
        }
        return list.stream()
                .map(element -> get(element, rest))
                .filter(value -> value != ABSENT && value != null)
                .toList();
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

    @Override
    public String toString() {
        return text;
    }
}
