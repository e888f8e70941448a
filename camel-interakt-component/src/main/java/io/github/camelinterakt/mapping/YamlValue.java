package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A value of a YAML file with its file and line.
 *
 * @param place the file and line; for an entry of a section the line of its key
 * @param value null, a text, a boolean, a number, a list of YAML values, or a section: a map of YAML values
 */
record YamlValue(String place, Object value) {

    /** More levels than any mapping has; an alias that contains itself has more. */
    private static final int MAX_DEPTH = 10;

    /** Parses a file and resolves its property placeholders. */
    static YamlValue parse(String file, String yaml, CamelContext context) {
        // in the core schema, ~ is null
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .build();
        try {
            return new Compose(settings)
                    .composeString(yaml.replace("\uFEFF", ""))
                    .map(node -> of(file, node, context, 0))
                    .orElseThrow(() -> wrong(file + ":1", "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw wrong(file + ":" + line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw wrong(file, "not YAML: " + e.getMessage());
        }
    }

    private static YamlValue of(String file, Node node, CamelContext context, int depth) {
        String place =
                file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        if (depth > MAX_DEPTH) {
            throw wrong(place, "too deep: a mapping has no more than " + MAX_DEPTH + " levels");
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlValue(
                    place,
                    sequence.getValue().stream()
                            .map(element -> of(file, element, context, depth + 1))
                            .toList());
        }
        if (node instanceof MappingNode mapping) {
            Map<String, YamlValue> section = new LinkedHashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw wrong(place, "a key must be a text");
                }
                // an editor looks for the key, whose value may begin in the next line
                String line = of(file, key, context, depth).place;
                YamlValue value = of(file, entry.getValueNode(), context, depth + 1);
                if (section.put(key.getValue(), new YamlValue(line, value.value)) != null) {
                    throw wrong(line, "the key '" + key.getValue() + "' is there already");
                }
            }
            return new YamlValue(place, section);
        }
        try {
            return new YamlValue(place, scalar((ScalarNode) node, context));
        } catch (IllegalArgumentException e) {
            throw wrong(place, e.getMessage());
        }
    }

    private static Object scalar(ScalarNode node, CamelContext context) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return Conversion.number(text);
            } catch (IllegalArgumentException e) {
                return text; // such as .inf
            }
        }
        return text.contains("{{") ? context.resolvePropertyPlaceholders(text) : text;
    }

    private static IllegalArgumentException wrong(String place, String problem) {
        return new IllegalArgumentException("The mapping is wrong: " + place + ": " + problem);
    }

    IllegalArgumentException wrong(String problem) {
        return wrong(place, problem);
    }

    /**
     * This file on top of a base file: sections are merged, a null removes an entry. A section that maps a field replaces that of
     * the base as a whole.
     */
    YamlValue over(YamlValue base) {
        Map<String, YamlValue> merged = new LinkedHashMap<>(section());
        base.section().forEach((key, below) -> {
            YamlValue own = merged.get(key);
            if (own == null) {
                merged.put(key, below);
            } else if (own.value == null) {
                merged.remove(key);
            } else if (own.value instanceof Map<?, ?> section
                    && below.value instanceof Map
                    && Field.SOURCES.stream().noneMatch(section::containsKey)) {
                merged.put(key, own.over(below));
            }
        });
        return new YamlValue(place, merged);
    }

    boolean isSection() {
        return value instanceof Map;
    }

    @SuppressWarnings("unchecked") // parse and over make no other maps
    Map<String, YamlValue> section() {
        if (value instanceof Map<?, ?> section) {
            return (Map<String, YamlValue>) section;
        }
        throw wrong("expected a section");
    }

    /** The entries of a section, which must not have any other keys. */
    Map<String, YamlValue> section(List<String> keys) {
        section().forEach((key, entry) -> {
            if (!keys.contains(key)) {
                throw entry.wrong("there is no key '" + key + "'. Allowed here: " + String.join(", ", keys));
            }
        });
        return section();
    }

    boolean has(String key) {
        return section().containsKey(key) && section().get(key).value != null;
    }

    /** An entry of a section, read by {@code as}; {@code otherwise} if it is absent or null. */
    <T> T get(String key, Function<YamlValue, T> as, T otherwise) {
        return has(key) ? as.apply(section().get(key)) : otherwise;
    }

    /** The elements of a list; a single value counts as a list of one. */
    List<YamlValue> list() {
        if (!(value instanceof List<?> elements)) {
            return List.of(this);
        }
        List<YamlValue> list = new ArrayList<>();
        elements.forEach(element -> list.add((YamlValue) element));
        return list;
    }

    /** A text, a number or a boolean. */
    Object scalar() {
        if (value == null || value instanceof List || value instanceof Map) {
            throw wrong("expected a text, a number or a boolean");
        }
        return value;
    }

    String text() {
        return scalar().toString();
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("expected true or false");
    }

    /** The constant of that name. */
    <E extends Enum<E>> E choice(Class<E> type) {
        E[] choices = type.getEnumConstants();
        return Stream.of(choices)
                .filter(choice -> choice.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong("expected one of "
                        + String.join(", ", Stream.of(choices).map(E::toString).toList())));
    }

    /** The value as plain Java. */
    Object plain() {
        return value instanceof List ? list().stream().map(YamlValue::scalar).toList() : scalar();
    }
}
