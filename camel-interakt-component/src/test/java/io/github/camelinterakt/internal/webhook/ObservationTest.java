package io.github.camelinterakt.internal.webhook;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelinterakt.event.EventFixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same figures in JMX, the dev console, Micrometer and the health check. */
class ObservationTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private WebhookServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new WebhookServer().route("webhookSecret=" + WebhookServer.SECRET, exchange -> {
            if ("message_api_failed".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
                throw new IllegalStateException("the route fails");
            }
        });
        server.context().getRegistry().bind("meters", MeterRegistry.class, meters);
        server.start();
        assertThat(server.post(EventFixture.named("received-text").body())).isEqualTo(200);
        assertThat(server.post(EventFixture.named("message-api-failed").body())).isEqualTo(500);
        assertThat(new RawHttp("/interakt").body(new byte[] {'{', '}'}).status(server.port()))
                .isEqualTo(401);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void jmxShowsTheFiguresOfTheWebhook() throws Exception {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = mbeans.queryNames(
                        new ObjectName(
                                "org.apache.camel:context=" + server.context().getName()
                                        + ",type=services,name=\"InteraktWebhook(" + WebhookServer.ROUTE + ")\""),
                        null)
                .iterator()
                .next();
        assertThat(mbeans.getAttribute(name, "Requests")).isEqualTo(3L);
        assertThat(mbeans.getAttribute(name, "Acknowledged")).isEqualTo(1L);
        assertThat(mbeans.getAttribute(name, "SignatureFailures")).isEqualTo(1L);
        assertThat(mbeans.getAttribute(name, "RecentFailures")).isEqualTo(1);
        assertThat(mbeans.getAttribute(name, "Late")).isEqualTo(0L);
        assertThat(mbeans.getAttribute(name, "Silent")).isEqualTo(false);
        assertThat((String) mbeans.getAttribute(name, "LastEvent")).endsWith("Z");
    }

    @Test
    void theDeveloperConsoleShowsTheFiguresOfTheWebhook() {
        DevConsole console =
                PluginHelper.getDevConsoleResolver(server.context()).resolveDevConsole("interakt");
        org.apache.camel.CamelContextAware.trySetCamelContext(console, server.context());
        Map<?, ?> json = (Map<?, ?>) console.call(DevConsole.MediaType.JSON, Map.of());
        Map<?, ?> figures =
                (Map<?, ?>) ((Collection<?>) json.get("webhook")).iterator().next();
        assertThat(figures.get("routeId")).isEqualTo(WebhookServer.ROUTE);
        assertThat(figures.get("requests")).isEqualTo(3L);
        assertThat(figures.get("failed")).isEqualTo(1L);
        assertThat(figures.get("signatureFailures")).isEqualTo(1L);
        assertThat(console.call(DevConsole.MediaType.TEXT, Map.of()).toString())
                .contains("requests: 3", "failureBudget: 5");
    }

    @Test
    void micrometerHasTheFiguresUntilTheRouteStops() throws Exception {
        assertThat(meters.get("camel.interakt.webhook.requests")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(meters.get("camel.interakt.webhook.signature.failures")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("camel.interakt.webhook.recent.failures").gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("camel.interakt.webhook.last.event").gauge().value())
                .isPositive();
        assertThat(meters.get("camel.interakt.webhook.requests")
                        .tag("routeId", WebhookServer.ROUTE)
                        .meter())
                .isNotNull();
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        assertThat(meters.getMeters()).isEmpty();
        server.context().getRouteController().startRoute(WebhookServer.ROUTE);
        assertThat(meters.getMeters()).isNotEmpty();
    }

    @Test
    void failuresThatNoRestartMendsLeaveLivenessAndReadinessUp() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(server.context());
        registry.register(registry.resolveById("consumers"));
        for (int i = 0; i < 5; i++) {
            assertThat(server.post(EventFixture.named("message-api-failed").body()))
                    .isEqualTo(500);
        }
        assertThat(HealthCheckHelper.invokeReadiness(server.context())).allMatch(ObservationTest::isUp);
        assertThat(HealthCheckHelper.invokeLiveness(server.context())).allMatch(ObservationTest::isUp);
        HealthCheck.Result alarm = HealthCheckHelper.invoke(server.context(), "interakt-webhook-webhook", Map.of())
                .orElseThrow();
        assertThat(isUp(alarm)).isFalse();
        assertThat(alarm.getCheck().getGroup()).isEqualTo("interakt");
        assertThat(alarm.getMessage().orElseThrow()).contains("switched off");
        assertThat(alarm.getDetails()).containsEntry("recentFailures", 6).containsEntry("failed", 6L);
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        assertThat(HealthCheckHelper.invoke(server.context()))
                .noneMatch(each -> "interakt".equals(each.getCheck().getGroup()));
    }

    private static boolean isUp(HealthCheck.Result result) {
        return result.getState() == HealthCheck.State.UP;
    }
}
