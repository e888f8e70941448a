package io.github.camelinterakt.kamelets;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import org.apache.camel.util.TimeUtils;
import org.apache.camel.v1.Kamelet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The kamelets follow the rules of Camel's own catalog, and use no option that the component does not have. */
class CatalogRulesTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /** Without characters that a URI gives a meaning; in the RCS sink, Camel removes those that are missing. */
    private static final Set<String> PLAIN = Set.of("path", "defaultRegion", "templateName", "languageCode");

    private static final String CREDENTIALS = "urn:camel:group:credentials";

    private final JsonNode catalog;
    private final String version;

    CatalogRulesTest() throws Exception {
        try (InputStream json =
                InteraktOperation.class.getResourceAsStream("/META-INF/io/github/camelinterakt/interakt.json")) {
            catalog = MAPPER.readTree(json);
        }
        version = catalog.at("/component/version").asText();
    }

    static List<KameletFile> kamelets() {
        return KameletFile.all();
    }

    @Test
    void titlesAreUnique() {
        assertThat(kamelets())
                .extracting(kamelet -> kamelet.definition().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void fileNameAndTypeAgree(KameletFile kamelet) {
        assertThat(kamelet.fileName()).isEqualTo(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.type()).isIn("source", "sink", "action");
        assertThat(kamelet.name()).matches("interakt-[a-z-]+-" + kamelet.type());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void annotationsAreComplete(KameletFile kamelet) {
        assertThat(kamelet.annotation("kamelet.support.level")).isIn("Preview", "Stable");
        assertThat(kamelet.annotation("catalog.version")).isEqualTo(version);
        assertThat(kamelet.annotation("provider")).isEqualTo("camel-interakt");
        assertThat(kamelet.annotation("kamelet.group")).isEqualTo("Interakt");
        assertThat(kamelet.annotation("kamelet.namespace")).isEqualTo("Social");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theIconIsThatOfItsFile(KameletFile kamelet) throws Exception {
        byte[] icon = Files.readAllBytes(Path.of("src/icons", kamelet.name() + ".svg"));

        assertThat(kamelet.annotation("kamelet.icon"))
                .isEqualTo("data:image/svg+xml;base64,%s", Base64.getEncoder().encodeToString(icon));
        assertThat(new String(icon, StandardCharsets.UTF_8)).doesNotContain("script", "href");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(icon))
                        .getDocumentElement()
                        .getNodeName())
                .isEqualTo("svg");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDefinitionIsComplete(KameletFile kamelet) {
        JsonNode definition = kamelet.definition();

        assertThat(definition.path("title").asText()).startsWith("Interakt ").endsWithIgnoringCase(kamelet.type());
        assertThat(definition.path("description").asText()).isNotBlank();
        assertThat(definition.path("type").asText()).isEqualTo("object");
        assertThat(names(kamelet.properties())).containsAll(kamelet.required());
        assertThat(kamelet.required()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsDescribed(KameletFile kamelet) {
        kamelet.properties().properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            assertThat(property.path("title").asText())
                    .as(entry.getKey())
                    .matches("\\p{Lu}.*")
                    .doesNotMatch("(The|A|An) .*");
            assertThat(property.path("description").asText()).as(entry.getKey()).matches("(?s)\\p{Lu}.*\\.");
            assertThat(property.path("type").asText()).as(entry.getKey()).isIn("string", "boolean", "integer");
            assertThat(property.path("example").asText()).as(entry.getKey()).isNotBlank();
            if (property.has("enum")) {
                assertThat(kamelet.texts(property.path("enum")))
                        .as(entry.getKey())
                        .contains(property.path("example").asText());
            }
            if (property.has("default")) {
                assertThat(kamelet.required()).doesNotContain(entry.getKey());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void secretsAreMarkedAsTheCatalogMarksThem(KameletFile kamelet) {
        kamelet.properties().properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            boolean secret = option(entry.getKey()).path("secret").asBoolean();
            assertThat(property.path("format").asText().equals("password"))
                    .as(entry.getKey())
                    .isEqualTo(secret);
            assertThat(kamelet.texts(property.path("x-descriptors")).contains(CREDENTIALS))
                    .as(entry.getKey())
                    .isEqualTo(secret);
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsUsedAndEveryUsedOneDeclared(KameletFile kamelet) {
        assertThat(names(kamelet.properties())).isEqualTo(kamelet.placeholders());
    }

    /** A property without a default that is not required may be missing, and only then. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void exactlyWhatMayBeMissingIsOptionalInTheTemplate(KameletFile kamelet) {
        String template = kamelet.template().toString();
        kamelet.properties().properties().forEach(entry -> {
            boolean optional = !kamelet.required().contains(entry.getKey())
                    && !entry.getValue().has("default");
            assertThat(template).contains(optional ? "{{?" + entry.getKey() + "}}" : "{{" + entry.getKey() + "}}");
        });
    }

    /** Camel reads other values as a part of the URI: an ampersand would start the next option, and a plus would be a space. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void freeTextReachesTheEndpointAsItIs(KameletFile kamelet) {
        kamelet.endpoint().path("parameters").properties().forEach(parameter -> {
            String value = parameter.getValue().asText();
            if (value.contains("{{")
                    && option(parameter.getKey()).path("type").asText().equals("string")
                    && !PLAIN.contains(parameter.getKey())
                    && !option(parameter.getKey()).has("enum")) {
                assertThat(value).as(parameter.getKey()).matches("RAW\\(\\{\\{\\??\\w+}}\\)");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyParameterIsAnOptionOfItsOperation(KameletFile kamelet) {
        JsonNode endpoint = kamelet.endpoint();
        InteraktOperation operation =
                InteraktOperation.valueOf(endpoint.path("uri").asText().substring("interakt:".length()));

        assertThat(operation.isConsumer()).isEqualTo(kamelet.type().equals("source"));
        assertThat(names(endpoint.path("parameters"))).isNotEmpty().allSatisfy(name -> {
            assertThat(catalog.path("properties").has(name)).as(name).isTrue();
            assertThat(InteraktOption.values())
                    .filteredOn(candidate -> name.equals(candidate.option()))
                    .as("%s of %s", name, operation)
                    .allMatch(candidate -> candidate.isFor(operation));
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void choicesAndDefaultsAreThoseOfTheOption(KameletFile kamelet) {
        kamelet.properties().properties().forEach(entry -> {
            JsonNode option = option(entry.getKey());
            if (entry.getValue().has("enum") && option.has("enum")) {
                assertThat(kamelet.texts(option.path("enum")))
                        .as(entry.getKey())
                        .containsAll(kamelet.texts(entry.getValue().path("enum")));
            }
            if (entry.getValue().has("default") && option.has("defaultValue")) {
                assertThat(comparable(option, entry.getValue().path("default")))
                        .as(entry.getKey())
                        .isEqualTo(comparable(option, option.path("defaultValue")));
            }
        });
    }

    @Test
    void aPropertyHasTheSameDefaultInAllKamelets() {
        Map<String, JsonNode> defaults = new HashMap<>();
        kamelets().forEach(kamelet -> kamelet.properties().properties().forEach(entry -> {
            JsonNode value = entry.getValue().path("default");
            if (!value.isMissingNode()) {
                assertThat(value).as(entry.getKey()).isEqualTo(defaults.computeIfAbsent(entry.getKey(), name -> value));
            }
        }));
    }

    /** The catalog has durations in milliseconds. */
    private static String comparable(JsonNode option, JsonNode value) {
        return option.path("javaType").asText().equals("long")
                ? Long.toString(TimeUtils.toMilliSeconds(value.asText()))
                : value.asText();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aPropertySetsTheOptionOfItsName(KameletFile kamelet) {
        kamelet.endpoint().path("parameters").properties().forEach(parameter -> {
            String value = parameter.getValue().asText();
            if (value.contains("{{")) {
                assertThat(value).matches("(RAW\\()?\\{\\{\\??" + parameter.getKey() + "}}\\)?");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDependenciesAreThoseOfItsSchemes(KameletFile kamelet) {
        assertThat(kamelet.dependencies())
                .contains("camel:core", "camel:kamelet", "mvn:io.github.camelinterakt:camel-interakt:" + version)
                .doesNotHaveDuplicates();
        assertThat(kamelet.dependencies().contains("camel:platform-http"))
                .isEqualTo(kamelet.endpoint().path("uri").asText().equals("interakt:webhook"));
        assertThat(kamelet.template().findValuesAsText("uri"))
                .allMatch(uri -> uri.startsWith("interakt:") || uri.startsWith("kamelet:"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theTemplateStartsAndEndsAsItsTypeDemands(KameletFile kamelet) {
        String from = kamelet.template().at("/from/uri").asText();
        boolean toSink = kamelet.template().at("/from/steps").toString().contains("\"kamelet:sink\"");

        assertThat(from.equals("kamelet:source")).isNotEqualTo(kamelet.type().equals("source"));
        assertThat(toSink).isEqualTo(kamelet.type().equals("source"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theResourceIsThatOfCamelK(KameletFile kamelet) {
        Kamelet resource = MAPPER.convertValue(kamelet.yaml(), Kamelet.class);

        assertThat(resource.getMetadata().getName()).isEqualTo(kamelet.name());
    }

    private JsonNode option(String name) {
        return catalog.path("properties").path(name);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
