package io.github.camelinterakt.internal.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Echoes of own writes in {@code from("interakt:webhook")}. */
class EventEchoesTest {

    private static final String OPTIONS = "webhookSecret=" + SECRET + "&apiKey=examplekey&echoes=";
    private static final String PHONE = "919999999999";

    private final StateRepository<String, String> memory = new MemoryStateRepository();
    private WebhookServer server;

    /** The account has sent its contact's name. */
    @BeforeEach
    void track() throws Exception {
        server = new WebhookServer();
        server.context().getRegistry().bind("memory", memory);
        server.options("echoMemory=#memory");
        try (Sandbox sandbox = Sandbox.builder().start();
                CamelFixture camel = new CamelFixture(sandbox.baseUrl())) {
            camel.context().getRegistry().bind("memory", memory);
            camel.start();
            assertThat(camel.send(
                                    "interakt:trackUser?delta=#memory",
                                    Map.of("fullPhoneNumber", PHONE, "traits", Map.of("name", "Asha")))
                            .getException())
                    .isNull();
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void post(String type, String message, String traits, Instant at) throws Exception {
        assertThat(server.post("{\"version\":\"1.0\",\"timestamp\":\"" + at + "\",\"type\":\"" + type
                        + "\",\"data\":{\"customer\":{\"id\":\"c-1\",\"channel_phone_number\":\"" + PHONE
                        + "\",\"traits\":" + traits + "}" + message + "}}"))
                .isEqualTo(200);
    }

    private static Instant later(int seconds) {
        return Instant.now().plusSeconds(seconds);
    }

    private void received(String traits, int seconds) throws Exception {
        post(
                "message_received",
                ",\"message\":{\"id\":\"m-" + seconds
                        + "\",\"chat_message_type\":\"CustomerMessage\",\"message_content_type\":\"Text\","
                        + "\"message\":\"Hi\"}",
                traits,
                later(seconds));
    }

    private static Object echo(Exchange exchange) {
        return exchange.getMessage().getHeader(InteraktConstants.ECHO);
    }

    private static Object changed(Exchange exchange) {
        return exchange.getMessage().getHeader(InteraktConstants.CHANGED_TRAITS);
    }

    @Test
    void anEventAboutAnOwnWriteOnlyIsDropped() throws Exception {
        server.route(OPTIONS + "drop").start();
        post("customer_updated", "", "{\"name\":\"Asha\"}", later(1));
        assertThat(server.exchanges()).isEmpty();
        post("customer_updated", "", "{\"name\":\"Zoë\"}", later(2));
        assertThat(server.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(echo(exchange)).isEqualTo(false);
            assertThat(changed(exchange)).isEqualTo(List.of("name"));
        });
    }

    @Test
    void anEventAboutAnythingElseIsNeverDropped() throws Exception {
        server.route(OPTIONS + "drop").start();
        received("{\"name\":\"Asha\"}", 1);
        assertThat(server.exchanges()).extracting(EventEchoesTest::echo).containsExactly(true);
    }

    @Test
    void aCustomerWithNothingButABusinessScopedIdIsRemembered() throws Exception {
        server.route(OPTIONS + "mark").start();
        for (int second = 1; second <= 2; second++) {
            assertThat(server.post("{\"version\":\"1.0\",\"timestamp\":\"" + later(second)
                            + "\",\"type\":\"customer_updated\",\"data\":{\"customer\":{\"user_id\":"
                            + "\"IN.13491208655302741918\",\"traits\":{\"name\":\"Asha\"}}}}"))
                    .isEqualTo(200);
        }
        assertThat(server.exchanges()).extracting(EventEchoesTest::echo).containsExactly(false, true);
    }

    @Test
    void traitsThatOthersHaveChangedAreNamedUntilTheyAreDelivered() throws Exception {
        server.route(OPTIONS + "mark").start();
        received("{\"name\":\"Asha\",\"city\":\"Agra\"}", 1);
        received("{\"name\":\"Asha\",\"city\":\"Agra\"}", 2);
        received("{\"name\":\"Zoë\",\"city\":\"Agra\"}", 3);
        assertThat(server.exchanges()).extracting(EventEchoesTest::echo).containsExactly(false, true, false);
        assertThat(server.exchanges())
                .extracting(EventEchoesTest::changed)
                .containsExactly(List.of("city"), List.of(), List.of("name"));
    }

    @Test
    void aWebhookWithEchoesNeedsAnApiKey() throws Exception {
        server.context().start();
        assertThatThrownBy(() -> server.route("webhookSecret=" + SECRET + "&echoes=mark"))
                .hasStackTraceContaining("apiKey is missing");
    }
}
