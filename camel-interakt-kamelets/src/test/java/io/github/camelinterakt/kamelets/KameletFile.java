package io.github.camelinterakt.kamelets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One of the kamelets, as the file has it. */
record KameletFile(String fileName, JsonNode yaml) {

    private static final Path DIRECTORY = Path.of("src/main/resources/kamelets");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}]+)}}");

    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted()
                    .map(file -> new KameletFile(file.getFileName().toString(), parse(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String yaml) {
        return MAPPER.valueToTree(
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(yaml));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return yaml.at("/metadata/name").asText();
    }

    /** {@code source}, {@code sink} or {@code action}. */
    String type() {
        return label("kamelet.type");
    }

    String label(String name) {
        return yaml.at("/metadata/labels").path("camel.apache.org/" + name).asText();
    }

    String annotation(String name) {
        return yaml.at("/metadata/annotations").path("camel.apache.org/" + name).asText();
    }

    JsonNode definition() {
        return yaml.at("/spec/definition");
    }

    JsonNode properties() {
        return definition().path("properties");
    }

    JsonNode template() {
        return yaml.at("/spec/template");
    }

    List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    List<String> dependencies() {
        return texts(yaml.at("/spec/dependencies"));
    }

    List<String> required() {
        return texts(definition().path("required"));
    }

    /** The names of the properties that the template uses. */
    Set<String> placeholders() {
        return PLACEHOLDER
                .matcher(template().toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The endpoint of the component in the template: an object with {@code uri} and {@code parameters}. */
    JsonNode endpoint() {
        List<JsonNode> endpoints = template().findParents("uri").stream()
                .filter(node -> node.path("uri").asText().startsWith("interakt:"))
                .toList();
        if (endpoints.size() != 1) {
            throw new IllegalStateException(fileName + " has " + endpoints.size() + " endpoints of the component");
        }
        return endpoints.get(0);
    }

    @Override
    public String toString() {
        return fileName;
    }
}
