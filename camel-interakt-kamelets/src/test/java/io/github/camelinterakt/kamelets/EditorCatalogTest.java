package io.github.camelinterakt.kamelets;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.camelinterakt.InteraktComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Editors know the component's options and the kamelets' properties as the catalog and the kamelets have them. */
class EditorCatalogTest {

    private final JsonMapper mapper = new JsonMapper();

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws Exception {
        EditorCatalog.main("src/main/resources/kamelets", directory.toString());
    }

    @Test
    void theSettingOfVsCodeHoldsTheComponentsCatalog() throws Exception {
        assertThat(read("vscode-settings.json").at("/camel.extra-components/0")).isEqualTo(catalog());
    }

    @Test
    void kaotoKnowsEveryOptionOfTheComponent() throws Exception {
        ObjectNode entry = (ObjectNode) read("kaoto-components.json").path("interakt");
        JsonNode schema = entry.remove("propertiesSchema");

        assertThat(entry).isEqualTo(catalog());
        assertThat(schema.path("properties").size())
                .isEqualTo(catalog().path("properties").size());
        catalog().path("properties").properties().forEach(option -> {
            JsonNode meta = option.getValue();
            JsonNode property = schema.path("properties").path(option.getKey());
            assertThat(property.path("title")).isEqualTo(meta.path("displayName"));
            assertThat(property.path("$comment").asText())
                    .isEqualTo("group:" + meta.path("group").asText());
            Map.of("description", "description", "default", "defaultValue", "enum", "enum")
                    .forEach((name, inCatalog) -> assertThat(property.path(name))
                            .as("%s of %s", name, option.getKey())
                            .isEqualTo(meta.path(inCatalog)));
        });
        assertThat(schema.at("/properties/apiKey/format").asText()).isEqualTo("password");
        assertThat(schema.at("/properties/ttl/format").asText()).isEqualTo("duration");
        assertThat(schema.at("/properties/inbox/format").asText()).isEqualTo("bean:javax.sql.DataSource");
        assertThat(validate(
                        schema,
                        mapper.createObjectNode().put("operation", "message").put("type", "Text")))
                .isEmpty();
        assertThat(validate(schema, mapper.createObjectNode())).hasSize(1);
        assertThat(validate(schema, mapper.createObjectNode().put("operation", "send")))
                .hasSize(1);
    }

    @Test
    void kaotoKnowsEveryPropertyOfTheKamelets() throws Exception {
        JsonNode kamelets = read("kaoto-kamelets.json");

        assertThat(KameletFile.all()).allSatisfy(kamelet -> {
            ObjectNode entry = (ObjectNode) kamelets.path(kamelet.name());
            JsonNode schema = entry.remove("propertiesSchema");
            ObjectNode examples = mapper.createObjectNode();
            kamelet.properties()
                    .properties()
                    .forEach(property ->
                            examples.set(property.getKey(), property.getValue().path("example")));

            assertThat(entry).isEqualTo(kamelet.yaml());
            for (String name : List.of("title", "description", "required")) {
                assertThat(schema.path(name)).isEqualTo(kamelet.definition().path(name));
            }
            kamelet.properties().properties().forEach(property -> {
                ObjectNode shown = property.getValue().deepCopy();
                assertThat(schema.path("properties").path(property.getKey()))
                        .isEqualTo(shown.without(List.of("example", "x-descriptors")));
            });
            assertThat(schema.path("properties").size())
                    .isEqualTo(kamelet.properties().size());
            assertThat(validate(schema, examples)).isEmpty();
            assertThat(validate(schema, mapper.createObjectNode()))
                    .hasSize(kamelet.required().size());
        });
        assertThat(kamelets.size()).isEqualTo(KameletFile.all().size());
    }

    private static Set<ValidationMessage> validate(JsonNode schema, JsonNode value) {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(value);
    }

    private JsonNode read(String file) throws Exception {
        return mapper.readTree(directory.resolve(file).toFile());
    }

    private JsonNode catalog() throws Exception {
        try (InputStream json =
                InteraktComponent.class.getResourceAsStream("/META-INF/io/github/camelinterakt/interakt.json")) {
            return mapper.readTree(json);
        }
    }
}
