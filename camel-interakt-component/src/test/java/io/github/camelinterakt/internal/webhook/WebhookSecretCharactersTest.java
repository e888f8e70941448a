package io.github.camelinterakt.internal.webhook;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Witness;
import io.github.camelinterakt.event.EventFixture;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A secret may contain any characters that Interakt's dashboard takes, however the route is given it. */
@Isolated("captures System.err")
class WebhookSecretCharactersTest {

    private static final byte[] EVENT = EventFixture.named("received-text").body();

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a&b=c", "a%41b", "100%", "a,b", ",a,", "x+y&z%2B,w", "a#b?c/d", "a b"})
    void theWholeSecretSignsInEveryForm(String secret) throws Exception {
        try (WebhookServer server = new WebhookServer()) {
            server.context()
                    .getComponent("interakt", InteraktComponent.class)
                    .getWebhookConfiguration()
                    .setWebhookSecret(secret);
            assertThat(answers(server.route("path=/interakt"), secret)).isEqualTo(200);
        }
        try (WebhookServer server = new WebhookServer()) {
            assertThat(answers(server.route("webhookSecret=RAW(" + secret + ")"), secret))
                    .isEqualTo(200);
        }
        for (String written : new String[] {secret, "RAW(" + secret + ")", "RAW({{secret}})"}) {
            try (WebhookServer server = new WebhookServer()) {
                server.context().getPropertiesComponent().addInitialProperty("secret", secret);
                PluginHelper.getRoutesLoader(server.context())
                        .loadRoutes(ResourceHelper.fromString("webhook.yaml", """
                                - route:
                                    from:
                                      uri: interakt:webhook
                                      parameters: {webhookSecret: "%s", ackDeadline: 50s}
                                      steps: [{to: "mock:events"}]
                                """.formatted(written)));
                assertThat(answers(server, secret)).as(written).isEqualTo(200);
            }
        }
    }

    @Test
    void aPlusThatTheUriHasDecodedIsNamedAtStart() throws Exception {
        try (Witness witness = new Witness();
                WebhookServer server = new WebhookServer().route("webhookSecret=example+key")) {
            server.start();
            assertThat(witness.sightingsOf(java.util.List.of("webhookSecret=RAW(...)")))
                    .isNotEmpty();
            assertThat(witness.sightingsOf(java.util.List.of("example key"))).isEmpty();
        }
    }

    private static int answers(WebhookServer server, String secret) throws Exception {
        server.start();
        return new RawHttp("/interakt")
                .header("Interakt-Signature", WebhookServer.signature(secret, EVENT))
                .body(EVENT)
                .status(server.port());
    }
}
