package io.github.camelinterakt.docs.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The application of platforms/camel-main.md, with its server, health and metrics. */
@InteraktSandbox
class ProductionApplicationTest {

    @Test
    void itReceivesAnswersAndShowsHealthAndMetrics(Sandbox sandbox) throws Exception {
        Main main = ProductionApplication.create();
        main.bind("crm", JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", ""));
        main.bind("meters", meters());
        main.setPropertyPlaceholderLocations("classpath:main/application.properties");
        main.addOverrideProperty("camel.component.interakt.baseUrl", sandbox.baseUrl());
        main.addOverrideProperty("camel.component.interakt.apiKey", sandbox.apiKey());
        main.addOverrideProperty("camel.component.interakt.webhookSecret", "examplesecret");
        main.addOverrideProperty("camel.component.interakt.ackDeadline", "50s"); // on a loaded machine
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", "0");
        int management = freePort();
        main.addOverrideProperty("camel.management.host", "127.0.0.1");
        main.addOverrideProperty("camel.management.port", String.valueOf(management));
        try {
            main.start();
            int port = main.getCamelContext()
                    .hasService(VertxPlatformHttpServer.class)
                    .getPort();
            sandbox.enableWebhook("http://127.0.0.1:" + port + "/interakt", "examplesecret");
            sandbox.customer("+919999999999").says("Hello");
            assertThat(sandbox)
                    .within(Duration.ofSeconds(60))
                    .sentTo("+919999999999")
                    .text("Thank you! We answer soon.");
            assertThat(get(port, "/metrics")).contains("camel_interakt_quota_used");
            assertThat(get(management, "/observe/health"))
                    .contains("interakt-webhook-events", "interakt-inbox-interakt_inbox", "interakt-quota-interakt");
            assertThat(get(management, "/observe/health/live")).contains("UP").doesNotContain("interakt-");
        } finally {
            main.stop();
        }
    }

    /** By reflection: the documentation is compiled without Micrometer. */
    private static Object meters() throws ReflectiveOperationException {
        Class<?> config = Class.forName("io.micrometer.prometheusmetrics.PrometheusConfig");
        return Class.forName("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")
                .getConstructor(config)
                .newInstance(config.getField("DEFAULT").get(null));
    }

    /** The server for management does not say which port it has taken. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
