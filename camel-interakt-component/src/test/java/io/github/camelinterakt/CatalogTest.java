package io.github.camelinterakt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The metadata from which option tables, IDEs, the YAML schema and Spring Boot's completion are made. */
class CatalogTest {

    private static final JsonNode CATALOG = RecordingServer.parse(
            new String(resource("META-INF/io/github/camelinterakt/interakt.json"), StandardCharsets.UTF_8));

    /** A jar's entry point, as Quarkus and IDEs read it. */
    private static final int JANDEX_MAGIC = 0xBABE1F15;

    private static final int JANDEX_VERSION = 11;

    @Test
    void anEndpointHasTheOptionsOfTheTableAndNoOthers() {
        Set<String> options = names("properties");
        options.removeAll(Set.of("operation", "lazyStartProducer"));
        assertThat(options)
                .containsExactlyInAnyOrderElementsOf(Stream.of(InteraktOption.values())
                        .map(InteraktOption::option)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void theNumberOfOptionsIsLimited() {
        assertThat(names("properties")).hasSizeLessThanOrEqualTo(90);
        assertThat(names("componentProperties")).hasSizeLessThanOrEqualTo(55);
    }

    @Test
    void accountWideOptionsExistOnTheComponentOnly() {
        assertThat(names("properties"))
                .doesNotContain("plan", "requestsPerMinute", "quotaShare", "quotaStore", "maxQueued", "proxyHost")
                .contains("apiKey", "baseUrl", "priority");
        assertThat(names("componentProperties"))
                .contains("plan", "requestsPerMinute", "quotaShare", "quotaStore", "maxQueued", "apiKey", "baseUrl")
                .doesNotContain("configuration", "type", "to", "path", "inboxTable");
    }

    @Test
    void eachOptionsDescriptionNamesItsOperations() {
        Set<String> ofCamel = Arrays.stream(ScheduledPollEndpoint.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        for (InteraktOption option : InteraktOption.values()) {
            String name = option.option();
            if (name != null
                    && !ofCamel.contains("set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))) {
                assertThat(CATALOG.path("properties")
                                .path(name)
                                .path("description")
                                .asText())
                        .as(name)
                        .containsPattern("For " + option.operations() + "[.;]");
            }
        }
    }

    @Test
    void eachRequestHeaderIsAConstantWithTheOperationsOfTheTable() {
        for (InteraktOption option : InteraktOption.values()) {
            if (option.header() != null && !option.operations().startsWith("all ")) {
                assertThat(CATALOG.path("headers")
                                        .path(option.header())
                                        .path("label")
                                        .asText() + " ")
                        .as(option.header())
                        .startsWith("producer " + option.operations().replace(",", "") + " ");
            }
        }
    }

    private static Set<String> names(String section) {
        Set<String> names = new HashSet<>();
        CATALOG.path(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theComponentIsAsynchronousAndBothProducerAndConsumer() {
        JsonNode component = CATALOG.path("component");
        assertThat(component.path("scheme").asText()).isEqualTo("interakt");
        assertThat(component.path("syntax").asText()).isEqualTo("interakt:operation");
        assertThat(component.path("async").asBoolean()).isTrue();
        assertThat(component.path("producerOnly").asBoolean()).isFalse();
        assertThat(component.path("consumerOnly").asBoolean()).isFalse();
        assertThat(component.path("groupId").asText()).isEqualTo("io.github.camelinterakt");
        assertThat(component.path("artifactId").asText()).isEqualTo("camel-interakt");
        assertThat(component.path("firstVersion").asText()).isEqualTo("0.1.0");
        assertThat(component.path("description").asText()).contains("WhatsApp", "RCS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties", "headers"})
    void everythingIsDescribedInSentences(String section) {
        assertThat(CATALOG.path(section)).isNotEmpty();
        CATALOG.path(section).properties().forEach(entry -> {
            String description = entry.getValue().path("description").asText();
            if (ofCamelsPoller(entry.getKey())) {
                return;
            }
            assertThat(description)
                    .as(entry.getKey())
                    .hasSizeGreaterThan(20)
                    .endsWith(".")
                    .doesNotContain("{@");
            assertThat(description).as(entry.getKey()).isNotEqualToIgnoringCase(entry.getKey() + ".");
        });
    }

    @Test
    void everyHeaderConstantIsListed() throws Exception {
        List<String> headers = new ArrayList<>();
        for (Field constant : InteraktConstants.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers())
                    && !constant.getName().equals("SCHEME")) {
                headers.add((String) constant.get(null));
                JsonNode header = CATALOG.path("headers").path((String) constant.get(null));
                assertThat(header.path("constantName").asText())
                        .isEqualTo(InteraktConstants.class.getName() + "#" + constant.getName());
                assertThat(header.path("label").asText()).matches("(producer|consumer).*");
            }
        }
        assertThat(headers).hasSizeGreaterThan(15).allMatch(header -> header.startsWith("CamelInterakt"));
        assertThat(CATALOG.path("headers").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(headers);
    }

    @Test
    void enumsAreListedWithTheirValues() {
        assertThat(valuesOf("operation"))
                .isEqualTo(Stream.of(InteraktOperation.values()).map(Enum::name).toList());
        assertThat(valuesOf("type"))
                .contains("Text", "Template", "InteractiveButton", "Calender", "STANDALONE_CAROUSEL")
                .hasSize(16);
        assertThat(valuesOf("templateCategory")).containsExactly("UTILITY", "MARKETING", "AUTHENTICATION");
        assertThat(valuesOf("lookupBy")).containsExactly("phone", "userId");
        assertThat(valuesOf("traitPolicy")).containsExactly("reject", "clean");
        assertThat(valuesOf("nestedTraits")).containsExactly("reject", "flatten");
        assertThat(valuesOf("echoes")).containsExactly("pass", "mark", "drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void secretsAreMarked(String section) {
        List<String> secrets = new ArrayList<>();
        CATALOG.path(section).properties().forEach(entry -> {
            if (entry.getValue().path("secret").asBoolean()) {
                secrets.add(entry.getKey());
            }
        });
        List<String> expected = new ArrayList<>(List.of("apiKey", "webhookSecret", "webhookToken"));
        if (section.equals("componentProperties")) {
            expected.addAll(List.of("proxyUsername", "proxyPassword"));
        }
        assertThat(secrets).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void defaultsAreDocumented(String section) {
        JsonNode options = CATALOG.path(section);
        assertThat(options.at("/baseUrl/defaultValue").asText()).isEqualTo("https://api.interakt.ai/v1/public");
        assertThat(options.at("/preflight/defaultValue").asText()).isEqualTo("true");
        assertThat(options.at("/traitPolicy/defaultValue").asText()).isEqualTo("reject");
        assertThat(options.at("/nestedTraits/defaultValue").asText()).isEqualTo("reject");
        assertThat(options.at("/validateTemplate/defaultValue").asText()).isEqualTo("false");
        InteraktConfiguration configuration = new InteraktConfiguration();
        assertThat(configuration.getBaseUrl()).isEqualTo(InteraktConfiguration.DEFAULT_BASE_URL);
        assertThat(new ContentConfiguration().getLimit()).isEqualTo(100);
        assertThat(new AccountConfiguration().getConnectTimeout()).isEqualTo(10_000);
        assertThat(configuration.isPreflight()).isTrue();
    }

    @Test
    void toolingFindsTheComponent() throws Exception {
        Properties component = new Properties();
        component.load(
                new java.io.ByteArrayInputStream(resource("META-INF/services/org/apache/camel/component.properties")));
        assertThat(component).containsEntry("components", "interakt").containsEntry("artifactId", "camel-interakt");
        assertThat(classOf("component/interakt")).isEqualTo(InteraktComponent.class);
        assertThat(classOf("configurer/interakt-component")).isNotNull();
        assertThat(classOf("configurer/interakt-endpoint")).isNotNull();
        assertThat(classOf("urifactory/interakt-endpoint")).isNotNull();
        assertThat(new String(
                        resource("META-INF/services/org/apache/camel/TypeConverterLoader"), StandardCharsets.UTF_8))
                .contains("io.github.camelinterakt.internal.converter.InteraktConvertersLoader");
    }

    @Test
    void theIndexIsOneThatEveryQuarkusCanRead() throws Exception {
        try (DataInputStream index =
                new DataInputStream(new java.io.ByteArrayInputStream(resource("META-INF/jandex.idx")))) {
            assertThat(index.readInt()).isEqualTo(JANDEX_MAGIC);
            assertThat(index.readUnsignedByte()).isEqualTo(JANDEX_VERSION);
        }
    }

    private static List<String> valuesOf(String option) {
        List<String> values = new ArrayList<>();
        CATALOG.path("properties").path(option).path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Class<?> classOf(String service) throws Exception {
        Properties properties = new Properties();
        properties.load(new java.io.ByteArrayInputStream(resource("META-INF/services/org/apache/camel/" + service)));
        return Class.forName(properties.getProperty("class"));
    }

    /** A resource of the component's own classes: other jars have files of these names too. */
    private static byte[] resource(String name) {
        try {
            Path classes = Path.of(InteraktComponent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.readAllBytes(classes.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether Camel describes it, not this project. */
    private static boolean ofCamelsPoller(String option) {
        return Arrays.stream(ScheduledPollEndpoint.class.getDeclaredFields())
                .map(Field::getName)
                .anyMatch(option::equals);
    }
}
