package io.github.camelinterakt.internal.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the route gets of a request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookRouteTest {

    private static final Map<String, String> HEADERS = Map.of(
            InteraktConstants.EVENT_TYPE, "type",
            InteraktConstants.CHANNEL, "channel",
            InteraktConstants.MESSAGE_STATUS, "status",
            InteraktConstants.CONTENT_TYPE, "contentType",
            InteraktConstants.PHONE, "phone",
            InteraktConstants.CALLBACK_DATA, "callbackData",
            InteraktConstants.MESSAGE_ID, "messageId");

    private WebhookServer server;

    @BeforeAll
    void startServer() throws Exception {
        server = new WebhookServer();
        server.context().getRegistry().bind("everything", new Forgetful());
        server.options("idempotentRepository=#everything")
                .route("webhookSecret=" + WebhookServer.SECRET)
                .start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    static List<EventFixture> fixtures() {
        return EventFixture.all().stream()
                .filter(fixture -> !fixture.event().isTest())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyEventArrivesWithItsHeaders(EventFixture fixture) throws Exception {
        Exchange exchange = posted(fixture.body());
        Map<String, Object> expected = new HashMap<>();
        HEADERS.forEach((header, what) -> {
            if (fixture.expected(what) != null) {
                expected.put(header, fixture.expected(what));
            }
        });
        expected.put(InteraktConstants.EVENT_KEY, fixture.event().getKey());
        expected.put(InteraktConstants.ATTEMPT, 1);
        if (fixture.event().getContextMessageId() != null) {
            expected.put(InteraktConstants.CONTEXT_MESSAGE_ID, fixture.event().getContextMessageId());
        }
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(expected);
        assertThat(exchange.getMessage().getBody()).isEqualTo(fixture.event());
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(fixture.body());
    }

    @Test
    void nothingOfTheRequestBecomesAHeaderOrAProperty() throws Exception {
        byte[] body = EventFixture.named("received-text").body();
        int status = WebhookServer.signed("/interakt?CamelFileName=a&camelInteraktTo=b", body)
                .header("CamelHttpUri", "http://evil.example.com")
                .header("camelinteraktto", "919999999999")
                .header("CamelInteraktPhone", "910000000000")
                .header("X-Other", "x")
                .status(server.port());
        assertThat(status).isEqualTo(200);
        Exchange exchange = last();
        assertThat(exchange.getMessage().getHeaders().keySet())
                .allMatch(name -> name.startsWith("CamelInterakt"))
                .doesNotContain(InteraktConstants.TO);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.PHONE)).isEqualTo("919999999999");
        assertThat(exchange.getProperties().values().toString()).doesNotContain("evil");
    }

    @Test
    void theResponseContainsNothingOfTheRequestOrTheRoute() throws Exception {
        byte[] body = EventFixture.named("received-text").body();
        String response = WebhookServer.signed("/interakt", body)
                .header("X-Other", "tell-tale")
                .send(server.port());
        assertThat(response)
                .startsWith("HTTP/1.1 200 ")
                .contains("OK")
                .doesNotContain("tell-tale", "Interakt", "9999", "sha256", "Thank you");
    }

    private Exchange posted(byte[] body) throws Exception {
        int before = server.exchanges().size();
        assertThat(server.post(body)).isEqualTo(200);
        assertThat(server.exchanges()).hasSize(before + 1);
        return last();
    }

    private Exchange last() {
        Exchange exchange = server.exchanges().get(server.exchanges().size() - 1);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(WebhookEvent.class);
        return exchange;
    }
}
