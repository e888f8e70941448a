package io.github.camelinterakt.quarkus.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.sandbox.Sandbox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An application in JVM mode, in which nothing about the sandbox is configured but its sample data. */
@QuarkusTest
class ApplicationTest {

    private static final String PHONE = "+919999999999";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Sandbox sandbox;

    @Inject
    ProducerTemplate template;

    @Inject
    Received received;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper mapper;

    @Inject
    CamelContext camel;

    @TestHTTPResource("/support")
    URI support;

    @TestHTTPResource("/closed")
    URI closed;

    @TestHTTPResource("/q/health")
    URI health;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @Test
    void sendsATemplate() {
        template.requestBodyAndHeader("direct:order-shipped", List.of("Asha", "12"), "phone", PHONE);

        assertThat(sandbox).sentTo(PHONE).template("order_shipped").withBody("Asha", "12");
    }

    @Test
    void aRefusedTemplateFailsWithItsReason() {
        assertThatThrownBy(() -> template.requestBodyAndHeader(
                        "interakt:message?templateName=order_shiped&languageCode=en",
                        List.of("Asha"),
                        InteraktConstants.TO,
                        PHONE))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        InteraktException.class, e -> assertThat(e.getReason()).isEqualTo(Reason.TEMPLATE_NOT_FOUND));
    }

    @Test
    void theApplicationsObjectMapperWritesResponses() throws Exception {
        ApiResponse response = template.requestBody("interakt:trackUser", Map.of("userId", "42"), ApiResponse.class);

        assertThat(mapper.readTree(mapper.writeValueAsString(response))).isEqualTo(response.toJson());
    }

    @Test
    void aCustomersMessageReachesTheRouteAndIsAnswered() {
        sandbox.customer(PHONE).says("Where is my order?");

        assertThat(sandbox).within(LONG).sentTo(PHONE).text("You wrote: Where is my order?");
    }

    @Test
    void theWebhookStaysAfterAReset() {
        sandbox.reset();
        sandbox.customer(PHONE).says("Still there?");

        assertThat(sandbox).within(LONG).sentTo(PHONE).text("You wrote: Still there?");
    }

    @Test
    void anUnsignedEventIsRefused() throws Exception {
        assertThat(postUnsigned(support)).isEqualTo(401);
    }

    @Test
    void anEventOfTheSecondAccountIsStoredInTheDatabaseAndRetriedUntilItsRouteTakesIt() throws Exception {
        received.failures.set(1);
        sandbox.account("examplesupport").customer(PHONE).says("Help");

        assertThat(received.events.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("Help");
        assertThat(received.failures).hasValue(0);
        assertThat(rows("select count(*) from interakt_inbox")).isEqualTo(1);
        assertThat(sandbox.messages()).as("of the first account").isEmpty();
    }

    @Test
    void aChangedContactReachesTheFeedsRouteAndTheCheckpointIsInTheDatabase() throws Exception {
        sandbox.track("+919999999998", Map.of("name", "Asha"));

        Contact contact = received.contacts.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        while (contact != null && !contact.getPhoneNumber().equals("9999999998")) {
            contact = received.contacts.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(contact).isNotNull();
        // Stored when the poll is done, a moment after the route.
        long end = System.nanoTime() + LONG.toNanos();
        while (rows("select count(*) from interakt_checkpoint") == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(rows("select count(*) from interakt_checkpoint")).isEqualTo(1);
    }

    @Test
    void metricsShowTheAccount() throws Exception {
        template.requestBody("interakt:trackUser", Map.of("userId", "42"));

        assertThat(get(metrics)).contains("camel_interakt_quota_admitted_total{account=\"interakt\"");
    }

    @Test
    void aWebhookThatRefusesAllRequestsIsDownInWellnessAndNotInTheProbes() throws Exception {
        RouteBuilder.addRoutes(camel, routes -> routes.from("interakt:webhook?path=/closed")
                .routeId("closed")
                .stop());
        try {
            assertThat(data(health, "Interakt").path("interakt-webhook-closed").asText())
                    .isEqualTo("UP");
            for (int i = 0; i < 5; i++) {
                assertThat(postUnsigned(closed)).isEqualTo(401);
            }

            assertThat(data(URI.create(health + "/well"), "Interakt")
                            .path("interakt-webhook-closed")
                            .asText())
                    .startsWith("DOWN: No request had the right signature yet");
            for (String probe : List.of("/live", "/ready")) {
                assertThat(get(URI.create(health + probe))).contains("UP").doesNotContain("Interakt", "DOWN");
            }
        } finally {
            camel.getRouteController().stopRoute("closed");
            camel.removeRoute("closed");
        }
    }

    private JsonNode data(URI address, String check) throws Exception {
        for (JsonNode entry : mapper.readTree(get(address)).path("checks")) {
            if (entry.path("name").asText().equals(check)) {
                return entry.path("data");
            }
        }
        throw new AssertionError(get(address));
    }

    private static int postUnsigned(URI webhook) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"message_received\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int rows(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static String get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
