package io.github.camelinterakt.kamelets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktComponent;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Writes the component and the kamelets in the forms that editors load: the setting of VS Code's Camel extension, and the entries
 * of Kaoto's catalog. The build runs it; the jar contains the files, and not this class.
 */
final class EditorCatalog {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private final JsonMapper mapper = new JsonMapper();

    private EditorCatalog() {}

    /** Reads the kamelets of the first directory, and writes the files into the second. */
    public static void main(String... arguments) throws IOException {
        new EditorCatalog().write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void write(Path kamelets, Path output) throws IOException {
        JsonNode component;
        try (InputStream json =
                InteraktComponent.class.getResourceAsStream("/META-INF/io/github/camelinterakt/interakt.json")) {
            component = mapper.readTree(json);
        }
        Files.createDirectories(output);
        ObjectNode settings = mapper.createObjectNode();
        settings.putArray("camel.extra-components").add(component);
        write(output.resolve("vscode-settings.json"), settings);
        write(
                output.resolve("kaoto-components.json"),
                mapper.createObjectNode().set("interakt", withSchema(component.deepCopy(), component)));
        ObjectNode all = mapper.createObjectNode();
        for (Path file : files(kamelets)) {
            ObjectNode kamelet =
                    mapper.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
            all.set(kamelet.at("/metadata/name").asText(), withSchema(kamelet));
        }
        write(output.resolve("kaoto-kamelets.json"), all);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private void write(Path file, JsonNode json) throws IOException {
        Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    /** A component's entry, with the schema of its endpoint options. */
    private ObjectNode withSchema(ObjectNode entry, JsonNode component) {
        ObjectNode schema = schema(entry);
        component.path("properties").properties().forEach(option -> {
            JsonNode meta = option.getValue();
            ObjectNode property = schema.withObject("/properties").putObject(option.getKey());
            String type = meta.path("type").asText();
            property.put("title", meta.path("displayName").asText());
            property.put("description", meta.path("description").asText());
            property.put("$comment", "group:" + meta.path("group").asText());
            property.put("type", type.equals("duration") || meta.has("enum") ? "string" : type);
            if (meta.has("enum")) {
                property.set("enum", meta.path("enum"));
            }
            if (meta.path("secret").asBoolean()) {
                property.put("format", "password");
            } else if (type.equals("duration")) {
                property.put("format", "duration");
            } else if (type.equals("object") && !meta.has("enum")) {
                property.put("format", "bean:" + meta.path("javaType").asText());
            }
            if (meta.has("defaultValue")) {
                property.set("default", meta.path("defaultValue"));
            }
            if (meta.path("required").asBoolean()) {
                schema.withArray("/required").add(option.getKey());
            }
        });
        return entry;
    }

    /** A kamelet's entry, with the schema of its properties. */
    private ObjectNode withSchema(ObjectNode kamelet) {
        ObjectNode schema = schema(kamelet);
        JsonNode definition = kamelet.at("/spec/definition");
        for (String name : List.of("title", "description", "required")) {
            if (definition.has(name)) {
                schema.set(name, definition.path(name));
            }
        }
        definition.path("properties").properties().forEach(entry -> {
            ObjectNode property = schema.withObject("/properties").putObject(entry.getKey());
            for (String name : List.of("type", "title", "description", "enum", "default", "format")) {
                if (entry.getValue().has(name)) {
                    property.set(name, entry.getValue().path(name));
                }
            }
        });
        return kamelet;
    }

    private static ObjectNode schema(ObjectNode entry) {
        return entry.putObject("propertiesSchema").put("$schema", DRAFT).put("type", "object");
    }
}
