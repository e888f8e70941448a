package io.github.camelinterakt.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
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

/** A YAML file as JSON, with property placeholders resolved and the line of every value. */
final class MappingYaml {

    /** Deeper than any mapping; an alias that contains itself is deeper still. */
    private static final int MAX_DEPTH = 10;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    final ObjectNode json;
    private final String file;
    private final CamelContext context;
    /** File and line by JSON pointer. */
    private final Map<String, String> places = new HashMap<>();

    MappingYaml(String file, String resource, CamelContext context) {
        this.file = file;
        this.context = context;
        if (!(json(parse(resource), "", 0) instanceof ObjectNode object)) {
            throw MappingFile.wrong(file + ":1", "the file must have keys, such as contact");
        }
        this.json = object;
    }

    private Node parse(String resource) {
        // in the core schema, ~ is null
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .build();
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            return new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> MappingFile.wrong(file + ":1", "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw MappingFile.wrong(file + ":" + line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw MappingFile.wrong(file, "not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The mapping " + file + " cannot be read. Give classpath:, file: or interakt: with its name", e);
        }
    }

    private JsonNode json(Node node, String pointer, int depth) {
        String place =
                file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        places.putIfAbsent(pointer, place);
        if (depth > MAX_DEPTH) {
            throw MappingFile.wrong(place, "too deep: a mapping has no more than " + MAX_DEPTH + " levels");
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(json(element, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw MappingFile.wrong(place, "a key must be a text");
                }
                String name = key.getValue();
                // a reader looks for the line of the key, not of its value
                String line = file + ":"
                        + key.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                if (object.has(name)) {
                    throw MappingFile.wrong(line, "the key '" + name + "' is there already");
                }
                places.put(pointer + "/" + name, line);
                object.set(name, json(tuple.getValueNode(), pointer + "/" + name, depth + 1));
            }
            return object;
        }
        return scalar((ScalarNode) node, place);
    }

    private JsonNode scalar(ScalarNode node, String place) {
        String text = node.getValue();
        Tag tag = node.getTag();
        try {
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(Long.parseLong(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text));
            }
            return JSON.textNode(text.contains("{{") ? context.resolvePropertyPlaceholders(text) : text);
        } catch (NumberFormatException noSuchNumber) {
            return JSON.textNode(text);
        } catch (IllegalArgumentException e) {
            throw MappingFile.wrong(place, e.getMessage());
        }
    }

    /** The file and line of the value at a pointer, or of the nearest value around it. */
    String place(String pointer) {
        String at = pointer;
        while (!places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.get(at);
    }

    /** Puts this file over one that it extends: of two sections their entries are merged, and null removes an entry. */
    MappingYaml over(MappingYaml base) {
        merge(json, base.json);
        base.places.forEach(places::putIfAbsent);
        return this;
    }

    private static void merge(ObjectNode own, ObjectNode base) {
        base.properties().forEach(entry -> {
            JsonNode upper = own.get(entry.getKey());
            if (upper == null) {
                own.set(entry.getKey(), entry.getValue());
            } else if (upper.isNull()) {
                own.remove(entry.getKey());
            } else if (upper instanceof ObjectNode section
                    && entry.getValue() instanceof ObjectNode lower
                    && !section.has("field")
                    && !section.has("constant")
                    && !section.has("simple")) {
                merge(section, lower);
            }
        });
    }
}
