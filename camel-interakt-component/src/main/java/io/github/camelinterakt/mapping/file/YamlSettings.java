package io.github.camelinterakt.mapping.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.file.Setting.Listing;
import io.github.camelinterakt.mapping.file.Setting.Scalar;
import io.github.camelinterakt.mapping.file.Setting.Section;
import io.github.camelinterakt.mapping.problem.Place;
import io.github.camelinterakt.mapping.problem.Problems;
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

/** Reads settings in YAML 1.2. */
final class YamlSettings {

    /** Deeper than any mapping is; an alias that holds itself is deeper still. */
    private static final int MAX_DEPTH = 10;

    private final String file;
    private final Problems problems;

    private YamlSettings(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The settings of a file; empty if it is no YAML. */
    static Section read(String file, String yaml, Problems problems) {
        return new YamlSettings(file, problems).read(yaml);
    }

    private Section read(String yaml) {
        Place start = new Place(file, 1);
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    // The one in which ~ is null.
                    .setSchema(new CoreSchema())
                    // Else they are refused without their line.
                    .setAllowNonScalarKeys(true)
                    .build();
            Node root = new Compose(settings).composeString(yaml).orElse(null);
            if (root == null) {
                problems.add(start, "the file is empty");
            } else if (setting(root, place(root, start), 0) instanceof Section section) {
                return section;
            } else {
                problems.add(start, "the file must have keys, such as contact, with their values");
            }
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .map(mark -> new Place(file, mark.getLine() + 1))
                    .orElse(start);
            problems.add(place, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(start, "not YAML: " + e.getMessage());
        }
        return new Section(Map.of(), start);
    }

    private Place place(Node node, Place otherwise) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1))
                .orElse(otherwise);
    }

    private Setting setting(Node node, Place place, int depth) {
        if (depth > MAX_DEPTH) {
            problems.add(place, "too deep: a mapping has no more than " + MAX_DEPTH + " levels");
            return new Scalar(null, place);
        }
        if (node instanceof MappingNode mapping) {
            return section(mapping, place, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<Setting> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(setting(element, place(element, place), depth + 1));
            }
            return new Listing(elements, place);
        }
        return new Scalar(value((ScalarNode) node), place);
    }

    private Section section(MappingNode mapping, Place place, int depth) {
        Map<String, Setting> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = place(tuple.getKeyNode(), place);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, "a key must be a text");
            } else {
                Setting value = setting(tuple.getValueNode(), at, depth + 1);
                Setting before = entries.put(key.getValue(), value);
                if (before != null) {
                    problems.add(at, "the key '" + key.getValue() + "' is there already, at " + before.place());
                }
                if (before instanceof Section first && value instanceof Section second) {
                    // What is wrong with either shall be told.
                    entries.put(key.getValue(), second.over(first));
                }
            }
        }
        return new Section(entries, place);
    }

    private static Object value(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Scalars.number(text);
        }
        return text;
    }
}
