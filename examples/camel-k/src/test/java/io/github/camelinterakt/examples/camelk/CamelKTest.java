package io.github.camelinterakt.examples.camelk;

import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.v1.Integration;
import org.apache.camel.v1.Pipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The files are what Camel K accepts, and their routes do their work. */
@InteraktSandbox("sample-data=true")
class CamelKTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String PHONE = "919999999999";

    private final Main main = new Main();
    private VertxPlatformHttpServer server;

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @CsvSource({"integration.yaml, org.apache.camel.v1.Integration", "pipe.yaml, org.apache.camel.v1.Pipe"})
    void everyFieldIsOneOfTheResource(String file, Class<?> resource) throws Exception {
        JsonNode yaml = read(file);

        assertThat(MAPPER.treeToValue(yaml, resource)).isNotNull();
        yaml.withObject("/spec").put("misspelt", 1);
        assertThatThrownBy(() -> MAPPER.treeToValue(yaml, resource)).hasMessageContaining("misspelt");
    }

    @Test
    void everyFieldIsOneOfASecret() throws Exception {
        Secret secret = MAPPER.treeToValue(read("secret.yaml"), Secret.class);

        assertThat(secret.getAdditionalProperties()).isEmpty();
        assertThat(secret.getMetadata().getAdditionalProperties()).isEmpty();
        assertThat(secret.getStringData()).hasSize(1);
    }

    @Test
    void theResourcesReferToOneSecret() throws Exception {
        String name = MAPPER.treeToValue(read("secret.yaml"), Secret.class)
                .getMetadata()
                .getName();

        assertThat(MAPPER.treeToValue(read("integration.yaml"), Integration.class)
                        .getSpec()
                        .getTraits()
                        .getMount()
                        .getConfigs())
                .containsExactly("secret:" + name);
        assertThat(MAPPER.treeToValue(read("pipe.yaml"), Pipe.class)
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("trait.camel.apache.org/mount.configs", "[\"secret:" + name + "\"]");
    }

    @Test
    void theIntegrationDependsOnTheComponentOfThisVersion() throws Exception {
        String version;
        try (InputStream json = Main.class.getResourceAsStream("/META-INF/io/github/camelinterakt/interakt.json")) {
            version = MAPPER.readTree(json).at("/component/version").asText();
        }

        assertThat(MAPPER.treeToValue(read("integration.yaml"), Integration.class)
                        .getSpec()
                        .getDependencies())
                .containsExactly("mvn:io.github.camelinterakt:camel-interakt:" + version);
    }

    @Test
    void theFlowsFollowTheSchemaOfTheYamlDsl() throws Exception {
        JsonSchema schema;
        try (InputStream json = Main.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(json);
        }
        JsonNode flows = read("integration.yaml").at("/spec/flows");

        assertThat(schema.validate(flows)).isEmpty();
        ((ObjectNode) flows.at("/0/route/from")).put("misspelt", 1);
        assertThat(schema.validate(flows)).isNotEmpty();
    }

    @Test
    void theIntegrationSendsTheTemplate(Sandbox sandbox) throws Exception {
        start(sandbox, MAPPER.writeValueAsString(read("integration.yaml").at("/spec/flows")));

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url("/orders/shipped")))
                                .POST(BodyPublishers.ofString(
                                        "{\"phone\": \"+919999999999\", \"name\": \"Asha\", \"order\": \"12\"}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(sandbox.messages().get(0).id().toString());
        assertThat(sandbox).sentTo(PHONE).template("order_shipped").withBody("Asha", "12");
    }

    @Test
    void thePipeAssignsTheChat(Sandbox sandbox) throws Exception {
        start(sandbox, Files.readString(Path.of("pipe.yaml")));
        sandbox.enableWebhook(url("/interakt"), "examplesecret");
        sandbox.customer(PHONE).says("Hi");

        assertThat(sandbox).hasAssigned(PHONE, "agent@example.com");
    }

    /** With the properties of the Secret, as Camel K mounts them. */
    private void start(Sandbox sandbox, String routes) throws Exception {
        Properties secret = new Properties();
        secret.load(new StringReader(
                read("secret.yaml").at("/stringData/interakt.properties").asText()));
        secret.stringPropertyNames().forEach(name -> main.addInitialProperty(name, secret.getProperty(name)));
        main.addInitialProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        main.init();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        main.getCamelContext().addService(server);
        main.start();
        PluginHelper.getRoutesLoader(main.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("flows.yaml", routes));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    private static JsonNode read(String file) throws Exception {
        return MAPPER.valueToTree(
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of(file))));
    }
}
