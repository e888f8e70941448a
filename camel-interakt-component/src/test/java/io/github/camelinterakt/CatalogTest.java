package io.github.camelinterakt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.feed.FeedConfiguration;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.memory.EchoConfiguration;
import io.github.camelinterakt.webhook.WebhookConfiguration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The metadata from which option tables, IDEs, the YAML schema and Spring Boot's completion are made. */
class CatalogTest {

    private static final JsonNode CATALOG = RecordingServer.parse(
            new String(resource("META-INF/io/github/camelinterakt/interakt.json"), StandardCharsets.UTF_8));

    /** A jar's entry point, as Quarkus and IDEs read it. */
    private static final int JANDEX_MAGIC = 0xBABE1F15;

    private static final int JANDEX_VERSION = 11;

    @Test
    void noTwoOptionsOfAnEndpointHaveTheSameName() {
        List<String> names = new ArrayList<>();
        for (Class<?> type : List.of(
                InteraktEndpoint.class,
                InteraktConfiguration.class,
                WebhookConfiguration.class,
                InboxConfiguration.class,
                FeedConfiguration.class,
                EchoConfiguration.class)) {
            for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
                Arrays.stream(declaring.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(UriParam.class))
                        .filter(field -> !field.getType().isAnnotationPresent(UriParams.class))
                        .map(Field::getName)
                        // An endpoint's own default of an option of Camel's poller.
                        .filter(name -> !(type == InteraktEndpoint.class && names.contains(name)))
                        .forEach(names::add);
            }
        }
        assertThat(names).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    @Test
    void noOptionOfTheWebhookIsIgnoredInACall() {
        for (Class<?> type : List.of(WebhookConfiguration.class, InboxConfiguration.class)) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(UriParam.class)) {
                    assertThatThrownBy(() -> WebhookConfiguration.refuseUnusable(
                                    new UriOptions(InteraktOperation.message, Set.of(field.getName()))))
                            .hasMessageContaining(field.getName());
                }
            }
        }
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
        assertThat(secrets)
                .containsExactlyInAnyOrder("apiKey", "proxyUsername", "proxyPassword", "webhookSecret", "webhookToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void defaultsAreSaid(String section) {
        JsonNode options = CATALOG.path(section);
        assertThat(options.at("/baseUrl/defaultValue").asText()).isEqualTo("https://api.interakt.ai/v1/public");
        assertThat(options.at("/limit/defaultValue").asInt()).isEqualTo(100);
        assertThat(options.at("/offset/defaultValue").asText()).isEqualTo("0");
        assertThat(options.at("/connectTimeout/defaultValue").asText()).isEqualTo("10000");
        assertThat(options.at("/responseTimeout/defaultValue").asText()).isEqualTo("30000");
        assertThat(options.at("/allPages/defaultValue").asText()).isEqualTo("false");
        assertThat(options.at("/preflight/defaultValue").asText()).isEqualTo("true");
        assertThat(options.at("/traitPolicy/defaultValue").asText()).isEqualTo("reject");
        assertThat(options.at("/nestedTraits/defaultValue").asText()).isEqualTo("reject");
        assertThat(options.at("/validateTemplate/defaultValue").asText()).isEqualTo("false");
        assertThat(options.at("/templateCacheTtl/defaultValue").asText()).isEqualTo("600000");
        InteraktConfiguration configuration = new InteraktConfiguration();
        assertThat(configuration.getConnectTimeout()).isEqualTo(10_000);
        assertThat(configuration.getResponseTimeout()).isEqualTo(30_000);
        assertThat(configuration.getLimit()).isEqualTo(100);
        assertThat(configuration.isPreflight()).isTrue();
        assertThat(configuration.getTemplateCacheTtl()).isEqualTo(600_000);
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
                .contains("io.github.camelinterakt.converter.InteraktConvertersLoader");
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
