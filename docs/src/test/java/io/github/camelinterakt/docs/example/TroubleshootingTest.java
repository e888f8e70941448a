package io.github.camelinterakt.docs.example;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first symptom of troubleshooting.md, from the first failure until events arrive again. */
@InteraktSandbox
class TroubleshootingTest {

    private static final String PHONE = "+919999999999";

    private final AtomicBoolean crmIsDown = new AtomicBoolean(true);
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Sandbox sandbox;
    private final SandboxedCamel camel;

    TroubleshootingTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        camel = new SandboxedCamel(sandbox);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void aWebhookThatWasSwitchedOffIsReportedAndReceivesAgainWhenItIsSaved() throws Exception {
        String url = serve();
        sandbox.enableWebhook(url, "examplesecret");
        for (int i = 0; i < 5; i++) {
            sandbox.customer(PHONE).says("lost " + i);
            sandbox.webhook().awaitPosted(Duration.ofSeconds(60));
        }
        assertThat(sandbox.webhook().isOn()).isFalse();
        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);

        crmIsDown.set(false);
        sandbox.customer(PHONE).says("not posted");
        sandbox.webhook().save(url, "examplesecret");
        sandbox.customer(PHONE).says("Hello");
        sandbox.webhook().awaitPosted(Duration.ofSeconds(60));

        assertThat(received).containsExactly("Hello");
        // It counts failures for ten minutes.
        assertThat(health()).isEqualTo(HealthCheck.State.DOWN);
    }

    private String serve() throws Exception {
        VertxPlatformHttpServer server = SandboxedCamel.server(camel.context());
        InteraktComponent interakt = camel.context().getComponent("interakt", InteraktComponent.class);
        interakt.getWebhookConfiguration().setWebhookSecret("examplesecret");
        interakt.getWebhookConfiguration().setAckDeadline(50_000); // on a loaded machine
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?path=/interakt")
                        .routeId("replies")
                        .setBody(simple("${body.message.text}"))
                        .process(exchange -> {
                            if (crmIsDown.get()) {
                                throw new IllegalStateException("The CRM is down");
                            }
                            received.add(exchange.getMessage().getBody(String.class));
                        });
            }
        });
        camel.start();
        return "http://127.0.0.1:" + server.getPort() + "/interakt";
    }

    private HealthCheck.State health() {
        return HealthCheckHelper.invoke(camel.context()).stream()
                .filter(result -> result.getCheck().getId().equals("interakt-webhook-replies"))
                .findFirst()
                .orElseThrow()
                .getState();
    }
}
