package io.github.camelinterakt.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Witness;
import io.github.camelinterakt.event.EventFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Nothing that people or machines can observe contains the webhook's secret, its token, or a customer's text. */
@Isolated("captures System.err")
class WebhookSecretsStaySecretTest {

    private static final String SECRET = "exampleWebhookSecret";
    private static final String TOKEN = "exampleWebhookToken";
    private static final String TEXT = "exampleTextOfACustomer";
    private static final List<String> SECRETS = List.of(SECRET, TOKEN);

    /** How a route is given them. */
    enum Way {
        COMPONENT(""),
        PLACEHOLDER("webhookSecret={{secret}}&webhookToken={{token}}"),
        RAW_PLACEHOLDER("webhookSecret=RAW({{secret}})&webhookToken=RAW({{token}})"),
        URI_RAW("webhookSecret=RAW(" + SECRET + ")&webhookToken=RAW(" + TOKEN + ")"),
        URI("webhookSecret=" + SECRET + "&webhookToken=" + TOKEN);

        private final String options;

        Way(String options) {
            this.options = options;
        }
    }

    private Witness witness;

    @BeforeEach
    void capture() throws Exception {
        witness = new Witness();
    }

    @AfterEach
    void release() throws Exception {
        witness.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSecretsAppearNowhere(Way way) throws Exception {
        try (WebhookServer server = new WebhookServer()) {
            server.context().getPropertiesComponent().addInitialProperty("secret", SECRET);
            server.context().getPropertiesComponent().addInitialProperty("token", TOKEN);
            InteraktComponent component = server.context().getComponent("interakt", InteraktComponent.class);
            if (way == Way.COMPONENT) {
                component.getWebhookConfiguration().setWebhookSecret(SECRET);
                component.getWebhookConfiguration().setWebhookToken(TOKEN);
            }
            witness.follow(server.context());
            server.route(way.options, exchange -> {
                witness.see("in the route", exchange);
                if ("message_api_failed".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
                    throw new IllegalStateException("the route fails");
                }
            });
            server.start();
            use(server);
            witness.see("component", component + " " + component.getWebhookConfiguration());
            String separator = way.options.isEmpty() ? "" : "&";
            for (String option : List.of("ack=never", "verifySignature=x", "nonsense=1")) {
                Throwable failure = catchThrowable(
                        () -> server.context().getEndpoint("interakt:webhook?" + way.options + separator + option));
                assertThat(failure).as(option).isNotNull();
                witness.see("bad option", failure);
            }
            witness.lookAt(server.context());
        }
        Map<String, String> leaks = witness.sightingsOf(SECRETS);
        if (way == Way.URI || way == Way.URI_RAW) {
            // Camel shows the model as it is written: hence the placeholders in all of our own routes.
            leaks.keySet().removeIf(Witness::isCamelsModelOfTheRoute);
        }
        assertThat(leaks).isEmpty();
    }

    private void use(WebhookServer server) throws Exception {
        for (String path : new String[] {"/interakt/" + TOKEN, "/interakt/wrong"}) {
            for (String secret : new String[] {SECRET, "wrong"}) {
                for (byte[] body : new byte[][] {
                    EventFixture.named("received-text").body(),
                    EventFixture.named("message-api-failed").body(),
                    ("{\"type\":\"x\",\"text\":\"" + TEXT + "\"").getBytes(StandardCharsets.UTF_8)
                }) {
                    witness.see(
                            "response",
                            new RawHttp(path)
                                    .header("Interakt-Signature", WebhookServer.signature(secret, body))
                                    .body(body)
                                    .send(server.port()));
                }
            }
        }
        assertThat(witness.sightingsOf(List.of(TEXT))).isEmpty();
        assertThat(server.exchanges()).hasSize(2);
    }
}
