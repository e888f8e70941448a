package io.github.camelinterakt.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.SandboxAssertions;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheckHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The application of docs/platforms/spring-boot.md: its webhook, its health and its metrics. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "INTERAKT_API_KEY=examplekey",
            "INTERAKT_WEBHOOK_SECRET=examplesecret",
            "server.address=127.0.0.1",
            "camel.interakt.sandbox.enabled=true",
            "camel.health.producers-enabled=true",
            "camel.main.routes-include-pattern=classpath:guide/*.yaml",
            // Spring Boot's tests export no metrics otherwise.
            "management.prometheus.metrics.export.enabled=true"
        })
@TestPropertySource("classpath:guide/application.properties")
class ActuatorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private CamelContext camel;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DataSource events() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:actuator;DB_CLOSE_DELAY=-1");
            return database;
        }
    }

    @BeforeEach
    void call() {
        template.requestBody("interakt:trackUser", Map.of("userId", "crm-1001"));
    }

    @Test
    void aStoredMessageOfACustomerIsAnswered() {
        sandbox.customer("+919999999999").says("hi");

        SandboxAssertions.assertThat(sandbox)
                .within(Duration.ofSeconds(30))
                .sentTo("+919999999999")
                .text("Hello! How can we help?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interakt-webhook-events", "interakt-inbox-interakt_inbox", "interakt-quota-interakt"})
    void eachCheckIsPartOfTheHealth(String check) throws Exception {
        JsonNode camel = json("/actuator/health").at("/components/camelHealth");

        assertThat(camel.path("details").path(check).asText()).as("%s", camel).isEqualTo("UP");
        assertThat(camel.path("details")
                        .path(check + ".data")
                        .path("check.group")
                        .asText())
                .isEqualTo("interakt");
    }

    @Test
    void theKeyIsPartOfTheHealthIfTheApplicationChecksProducers() throws Exception {
        JsonNode details = json("/actuator/health").at("/components/camelHealth/details");

        assertThat(details.path("interakt-api-interakt").asText())
                .as("%s", details)
                .isEqualTo("UP");
        assertThat(details.at("/interakt-api-interakt.data/account").asText()).isEqualTo("interakt");
    }

    /** Of an inbox's moments, most have not come. Spring Boot 4 takes a check with such a detail for a failure. */
    @Test
    void noDetailOfACheckIsNull() {
        assertThat(HealthCheckHelper.invoke(camel))
                .filteredOn(result -> result.getCheck().getGroup().equals("interakt"))
                .hasSizeGreaterThan(2)
                .allSatisfy(result -> assertThat(result.getDetails().values()).doesNotContainNull());
    }

    @Test
    @DirtiesContext
    void failuresOfTheWebhookLeaveReadinessAndLivenessUp() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("examplesecret".getBytes(UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal("nonsense".getBytes(UTF_8)));
        for (int i = 0; i < 5; i++) {
            HttpRequest.Builder post = HttpRequest.newBuilder(uri("/interakt"))
                    .header("Interakt-Signature", signature)
                    .POST(BodyPublishers.ofString("nonsense"));
            assertThat(send(post).statusCode()).isEqualTo(400);
        }

        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(json("/actuator/health")
                        .at("/components/camelHealth/details")
                        .path("interakt-webhook-events.data")
                        .path("problem")
                        .asText())
                .contains("whether the webhook is switched off");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void eachFigureIsAMetricWithTheAccountAsATag() throws Exception {
        JsonNode metric = json("/actuator/metrics/camel.interakt.quota.admitted");

        assertThat(metric.at("/availableTags/0/tag").asText()).isEqualTo("account");
        assertThat(metric.at("/measurements/0/value").asDouble()).isPositive();
        assertThat(get("/actuator/prometheus").body())
                .contains("camel_interakt_quota_admitted_total{account=\"interakt\"}")
                .contains("camel_interakt_inbox_depth{table=\"interakt_inbox\"}")
                .contains("camel_interakt_webhook_requests_total{account=\"interakt\",routeId=\"events\"}");
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new JsonMapper().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
