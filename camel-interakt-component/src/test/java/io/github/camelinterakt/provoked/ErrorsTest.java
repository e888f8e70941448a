package io.github.camelinterakt.provoked;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every failure that is known of the API is provoked by the control API, and gives the exchange its reason and outcome; nothing is sent twice. */
class ErrorsTest {

    private static Control control;

    @BeforeAll
    static void startTheSandbox() {
        control = new Control();
    }

    @AfterAll
    static void stopTheSandbox() {
        control.close();
    }

    @BeforeEach
    void aCustomerHasWrittenToAnAccountWithATemplate() throws IOException {
        control.send("POST reset", null);
        control.send("POST customers/919999999999/messages", Control.yaml("{type: text, text: Hi}"));
        control.send(
                "POST templates",
                Control.yaml("{name: ask, language: en, category: UTILITY, body: 'Is it right, {{1}}?'}"));
    }

    static List<Arguments> errors() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (JsonNode row : Control.table("errors.yaml")) {
            rows.add(arguments(row.path("what").asText(row.path("text").asText()), row));
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void isUnderstoodAndNothingIsSentTwice(String name, JsonNode row) throws Exception {
        row.path("before").properties().forEach(request -> control.send(request.getKey(), request.getValue()));
        Exchange exchange;
        try (CamelFixture camel = new CamelFixture(control.baseUrl())
                .options("retryDelay=1&responseTimeout=2000")
                .start()) {
            for (int i = 0; i < row.path("first").asInt(); i++) {
                assertThat(call(camel, row).getException()).isNull();
            }
            exchange = call(camel, row);
        }

        Message message = exchange.getMessage();
        String becomes = row.path("becomes").asText();
        if (becomes.contains(" ")) {
            InteraktException failure = (InteraktException) exchange.getException();
            assertThat(failure.getReason() + " " + failure.getOutcome()).isEqualTo(becomes);
            assertThat(failure.getHttpResponseCode())
                    .isEqualTo(row.path("status").asInt());
            assertThat(failure).hasMessageContaining(row.path("says").asText());
            assertThat(failure.getRetryAfter().map(Duration::toSeconds).orElse(null))
                    .isEqualTo(row.has("retryAfter") ? row.path("retryAfter").asLong() : null);
        } else {
            assertThat(exchange.getException()).isNull();
            assertThat(message.getBody() == null).isEqualTo(becomes.equals("null"));
        }
        assertThat(message.getHeader(InteraktConstants.RESULT)).isEqualTo(!becomes.contains(" "));
        assertThat(message.getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(row.has("status") ? row.path("status").asInt() : null);
        if (row.has("text")) {
            assertThat(message.getHeader(InteraktConstants.RESPONSE_MESSAGE, String.class))
                    .startsWith(row.path("text").asText());
        }
        JsonNode state = control.state();
        assertThat(state.path("calls")).hasSize(row.path("calls").asInt(1));
        assertThat(state.at("/customer/conversation").findValuesAsText("direction").stream()
                        .filter("out"::equals))
                .hasSize(row.path("sent").asInt());
    }

    private static Exchange call(CamelFixture camel, JsonNode row) throws Exception {
        JsonNode body = row.path("body");
        if (row.has("large")) {
            ((ObjectNode) body)
                    .putObject("traits")
                    .put("note", "x".repeat(row.path("large").asInt()));
        }
        String to = row.path("to").asText("interakt:message?type=Text&to=919999999999");
        return camel.send(to, to.contains("type=Text") ? "Hello" : Control.MAPPER.convertValue(body, Object.class));
    }
}
