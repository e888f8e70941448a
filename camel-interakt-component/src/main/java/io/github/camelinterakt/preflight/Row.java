package io.github.camelinterakt.preflight;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.preflight.Check.Place;

/**
 * One row of a table of rules: what the values at a path must be. A path's keys are separated by dots; {@code []} stands for
 * each element of a list, {@code *} for each field of an object, and <code>{type=Text}</code> or <code>{!type}</code> lets
 * only objects pass that have that text, or do not have the field. Where the path leads to no object or list, the row does
 * not apply. A null counts as missing.
 */
record Row(List<String> path, boolean required, Check check) {

    private static final Pattern STEP = Pattern.compile("\\{[^}]*}|\\[]|\\*|[^.{\\[*]+");

    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further
    static List<Row> table(List<Row>... rows) {
        return Stream.of(rows).flatMap(List::stream).toList();
    }

    /** The values must be there, and be neither an empty text nor an empty list. */
    static List<Row> required(String path, Check check) {
        return List.of(new Row(steps(path), true, check));
    }

    static List<Row> optional(String path, Check check) {
        return List.of(new Row(steps(path), false, check));
    }

    /** Fields of any type that the objects at a path must have. */
    static List<Row> present(String path, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> required(path + "." + key, Check.ANY).stream())
                .toList();
    }

    /** The rows of another table for the objects at a path. */
    static List<Row> under(String path, List<Row> table) {
        return table.stream()
                .map(row -> new Row(
                        Stream.concat(steps(path).stream(), row.path.stream()).toList(), row.required, row.check))
                .toList();
    }

    private static List<String> steps(String path) {
        return STEP.matcher(path).results().map(MatchResult::group).toList();
    }

    void check(JsonNode node, Place place) {
        walk(node, 0, place);
    }

    private void walk(JsonNode node, int step, Place place) {
        String key = path.get(step);
        if (key.startsWith("{")) {
            if (node.isObject() && passes(node, key.substring(1, key.length() - 1))) {
                walk(node, step + 1, place);
            }
        } else if (key.equals("[]")) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                visit(node.get(i), step, place.at(node, Integer.toString(i)));
            }
        } else if (key.equals("*")) {
            node.properties().forEach(field -> visit(field.getValue(), step, place.at(node, field.getKey())));
        } else if (node.isObject()) {
            visit(node.get(key), step, place.at(node, key));
        }
    }

    private void visit(JsonNode value, int step, Place place) {
        if (step < path.size() - 1) {
            if (value != null) {
                walk(value, step + 1, place);
            }
        } else if (required && isEmpty(value)) {
            place.violates(Rule.REQUIRED, check.missing());
        } else if (place.in().isArray() || !isAbsent(value)) {
            check.check(value, place);
        }
    }

    private static boolean passes(JsonNode object, String condition) {
        if (condition.startsWith("!")) {
            return isAbsent(object.get(condition.substring(1)));
        }
        String[] keyAndText = condition.split("=", 2);
        return keyAndText[1].equals(object.path(keyAndText[0]).textValue());
    }

    private static boolean isEmpty(JsonNode value) {
        return isAbsent(value)
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    private static boolean isAbsent(JsonNode value) {
        return value == null || value.isNull();
    }
}
