package io.github.camelinterakt.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** A YAML value with its file and line: null, a text, a boolean, a number, a list of YAML values, or a section (a map of them). */
record YamlValue(String place, Object value) {

    private static final Schema SCHEMA = new CoreSchema(); // in which ~ is null

    /** Parses a file and resolves its property placeholders. */
    static YamlValue parse(String file, String yaml, CamelContext context) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(SCHEMA)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            return new Compose(settings)
                    .composeString(yaml.replace("\uFEFF", ""))
                    .map(node -> of(node, context))
                    .orElseThrow(() -> wrong(file + ":1", "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            throw wrong(place(e.getProblemMark()), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw wrong(file, "not YAML: " + e.getMessage());
        }
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> at.getName() + ":" + (at.getLine() + 1)).orElse("");
    }

    private static YamlValue of(Node node, CamelContext context) {
        String place = place(node.getStartMark());
        if (node.isRecursive()) {
            throw wrong(place, "the alias refers to itself");
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlValue(
                    place,
                    sequence.getValue().stream()
                            .map(element -> of(element, context))
                            .toList());
        }
        if (node instanceof ScalarNode scalar) {
            return new YamlValue(place, scalar(scalar, context));
        }
        Map<String, YamlValue> section = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            // the line of the key: its value may begin in the next one
            String line = place(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(line, "a key must be a text");
            }
            YamlValue value = new YamlValue(line, of(entry.getValueNode(), context).value);
            if (section.put(key.getValue(), value) != null) {
                throw wrong(line, "the key '" + key.getValue() + "' is a duplicate");
            }
        }
        return new YamlValue(place, section);
    }

    private static Object scalar(ScalarNode node, CamelContext context) {
        ConstructNode ofType = SCHEMA.getSchemaTagConstructors().get(node.getTag());
        if (ofType != null) {
            return ofType.construct(node);
        }
        try {
            return context.resolvePropertyPlaceholders(node.getValue());
        } catch (IllegalArgumentException e) {
            throw wrong(place(node.getStartMark()), e.getMessage());
        }
    }

    private static IllegalArgumentException wrong(String place, String problem) {
        return new IllegalArgumentException("The mapping is wrong: " + place + ": " + problem);
    }

    IllegalArgumentException wrong(String problem) {
        return wrong(place, problem);
    }

    /** Merges the sections of this file into those of a base file: null removes an entry, and a field's section replaces the other. */
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

    @SuppressWarnings("unchecked") // parse and over make no other maps
    Map<String, YamlValue> section() {
        if (value instanceof Map<?, ?> section) {
            return (Map<String, YamlValue>) section;
        }
        throw wrong("expected a section");
    }

    /** The entries of a section that allows only these keys. */
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

    /** Converts an entry of a section; returns {@code otherwise} if the entry is absent or null. */
    <T> T get(String key, Function<YamlValue, T> as, T otherwise) {
        return has(key) ? as.apply(section().get(key)) : otherwise;
    }

    /** The elements of a list; a single value counts as a list of one, and null as an empty one. */
    List<YamlValue> list() {
        List<?> elements = value instanceof List<?> several ? several : value == null ? List.of() : List.of(this);
        return elements.stream().map(YamlValue.class::cast).toList();
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

    /** Converts the value to a constant of an enum. */
    <E extends Enum<E>> E choice(Class<E> type) {
        E[] choices = type.getEnumConstants();
        return Stream.of(choices)
                .filter(choice -> choice.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong("expected one of "
                        + String.join(", ", Stream.of(choices).map(E::toString).toList())));
    }

    /** The value as a plain Java object. */
    Object plain() {
        return value instanceof List ? list().stream().map(YamlValue::scalar).toList() : scalar();
    }
}
