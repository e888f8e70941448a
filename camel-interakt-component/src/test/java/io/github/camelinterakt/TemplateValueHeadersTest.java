package io.github.camelinterakt;

import java.util.List;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** A template's values in headers of their own are values, whatever they contain. */
class TemplateValueHeadersTest extends ApiTest {

    private static final String TEMPLATE = "message?templateName=order_shipped&languageCode=en&to=919999999999";
    private static final String INJECTION = "x\"], \"headerValues\": [\"https://evil.example.com/a.png";

    @Test
    void aValueStaysAValueWhateverItContains() {
        sent(
                TEMPLATE,
                "not read",
                "CamelInteraktBodyValue.1",
                INJECTION,
                "CamelInteraktBodyValue.2",
                "O'Brien \"Bob\"");
        assertThat(server.document().at("/template/bodyValues/0").textValue()).isEqualTo(INJECTION);
        assertThat(server.document().at("/template/bodyValues/1").textValue()).isEqualTo("O'Brien \"Bob\"");
        assertThat(server.document().at("/template").has("headerValues")).isFalse();
    }

    @Test
    void eachValueHasItsPlace() {
        sent(
                TEMPLATE,
                List.of("not read"),
                "CamelInteraktBodyValue.2",
                12,
                "camelinteraktbodyvalue.1",
                "Asha",
                "CamelInteraktHeaderValue.1",
                "https://media.example.com/cake.jpg",
                "CamelInteraktButtonValue.1",
                "track/12");
        assertThat(server.document().get("template"))
                .isEqualTo(
                        quoted(
                                "{'headerValues': ['https://media.example.com/cake.jpg'], 'bodyValues': ['Asha', '12'],"
                                        + " 'buttonValues': {'1': ['track/12']}, 'name': 'order_shipped', 'languageCode': 'en'}"));
    }

    @Test
    void theNextTemplateDoesNotTakeTheValuesOfTheOneBefore() {
        Exchange exchange = sent(TEMPLATE, null, "CamelInteraktBodyValue.1", "Asha", "CamelInteraktButtonValue.0", "x");
        assertThat(exchange.getMessage().getHeaders().keySet()).noneMatch(name -> name.contains("Value."));
    }

    @Test
    void aFailedMessageKeepsItsValuesForAnErrorHandler() {
        server.answer(400, "{\"result\": false, \"message\": \"No approved template found\"}");
        Exchange exchange = send(TEMPLATE, null, "CamelInteraktBodyValue.1", "Asha");
        assertThat(exchange.getMessage().getHeader("CamelInteraktBodyValue.1")).isEqualTo("Asha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelInteraktBodyValue.3", "CamelInteraktBodyValue.0", "CamelInteraktBodyValue.x"})
    void aGapOrAnotherNumberIsRefused(String header) {
        assertThat(refused(TEMPLATE, null, "CamelInteraktBodyValue.1", "Asha", header, "x"))
                .hasMessageContaining("CamelInteraktBodyValue.1");
    }
}
