package io.github.camelinterakt.sandbox.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentTest {

    private final JsonNode document = ApiDocument.load(ApiDocument.API, "").tree();

    /** JSON takes a cold JVM less time to read than YAML. With {@code -Dsandbox.update} the files are written instead. */
    @ParameterizedTest
    @ValueSource(strings = {ApiDocument.API, ApiDocument.CONTROL})
    void theJsonThatIsReadAtStartIsGeneratedFromTheDocument(String resource) throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Path generated = Path.of("src/generated/resources" + resource + ".json");
        JsonNode yaml;
        try (InputStream in = ApiDocument.class.getResourceAsStream(resource + ".yaml")) {
            yaml = json.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        }
        if (System.getProperty("sandbox.update") != null) {
            Files.writeString(generated, json.writeValueAsString(yaml) + "\n");
        }

        assertThat(json.readTree(Files.readString(generated)))
                .as("bring it up to date with: ./mvnw -q -pl camel-interakt-sandbox -am test -Dsandbox.update"
                        + " -Dtest=ApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(yaml);
    }

    @Test
    void itIsAnOpenApi31Document() {
        assertThat(document.path("openapi").asText()).matches("3\\.1\\.\\d+");
        assertThat(document.at("/info/title").asText()).isNotEmpty();
        assertThat(document.at("/info/version").asText()).isNotEmpty();
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("https://api.interakt.ai/v1/public");
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    @Test
    void everySchemaIsUsed() {
        Set<String> used = new HashSet<>();
        document.findValuesAsText("$ref").forEach(used::add);

        assertThat(document.at("/components/schemas").fieldNames()).toIterable().allSatisfy(name -> assertThat(used)
                .contains("#/components/schemas/" + name));
    }

    @Test
    void theDocumentDefinesEveryOperationOnce() {
        assertThat(ApiDocument.load(ApiDocument.API, "").routes())
                .extracting(route -> ApiOperation.of(route.operationId()))
                .containsExactlyInAnyOrder(ApiOperation.values());
    }

    @Test
    void everyOperationDefinesItsResponses() {
        assertThat(ApiDocument.load(ApiDocument.API, "").routes()).allSatisfy(route -> {
            assertThat(route.definition().path("summary").asText()).isNotEmpty();
            assertThat(route.definition().path("responses").has("default")).isTrue();
            assertThat(route.definition().path("responses")).hasSize(2);
        });
    }

    @Test
    void everyPostPathEndsInASlash() {
        assertThat(ApiDocument.load(ApiDocument.API, "").routes())
                .filteredOn(route -> route.method().equals("POST"))
                .hasSize(9)
                .allSatisfy(route -> assertThat(route.path()).endsWith("/"));
    }

    @Test
    void everyPatternIsARegularExpression() {
        assertThat(document.findValuesAsText("pattern")).isNotEmpty().allSatisfy(Pattern::compile);
    }

    @Test
    void everyDiscriminatorNamesAlternativesOfItsSchema() {
        for (String schema : List.of("Message", "RcsMessage")) {
            JsonNode definition = document.at("/components/schemas/" + schema);
            Set<String> alternatives = new HashSet<>(definition.path("oneOf").findValuesAsText("$ref"));
            Set<String> mapped = new HashSet<>();
            definition.at("/discriminator/mapping").forEach(target -> mapped.add(target.asText()));

            assertThat(mapped).isEqualTo(alternatives);
        }
    }

    @Test
    void everySchemaCompiles() {
        RequestValidator validator = new RequestValidator(ApiDocument.load(ApiDocument.API, ""));

        document.at("/components/schemas").fieldNames().forEachRemaining(name -> assertThat(
                        validator.schema("#/components/schemas/" + name))
                .isNotNull());
    }
}
