package io.github.camelinterakt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.model.WhatsAppMessage;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values that people have typed are refused with a clear violation, or cleaned and filled where an option says so. */
class TemplateValuePolicyTest extends ApiTest {

    private static final String TEMPLATE = "message?templateName=order_shipped&languageCode=en&to=919999999999";
    private static final String CLEAN = TEMPLATE + "&templateValuePolicy=clean";
    private static final String FILLED = TEMPLATE + "&blankTemplateValue=-";

    static List<String> blankValues() {
        return List.of(
                "",
                " ",
                "\t",
                "\n",
                "\r\n",
                "\u00a0",
                "\u2028",
                "\u2029",
                "\u3000",
                "\u200b\u200e",
                "\ufeff",
                "\u2060",
                "\u0085",
                "\u001f",
                "\u2800",
                "\u3164",
                "\u00ad",
                "\u2003",
                "\u200d",
                "\u202f\u205f",
                "\u061c",
                "\u034f",
                "\ufe0f",
                "\u2066\u2069",
                "\u180e",
                "\u000b\f",
                "     ",
                "\u00a0\t\u2028 \u200b");
    }

    @ParameterizedTest
    @MethodSource("blankValues")
    void aBlankValueIsRefusedOrFilled(String blank) {
        assertThat(refused(TEMPLATE, List.of("Asha", blank)))
                .hasMessageContaining("/template/bodyValues/1")
                .hasMessageContaining("blankTemplateValue");
        assertThat(refused(CLEAN, List.of("Asha", blank))).hasMessageContaining("/template/bodyValues/1");
        assertThat(values(FILLED, List.of("Asha", blank))).containsExactly("Asha", "-");
        assertThat(values(CLEAN + "&blankTemplateValue=-", List.of("Asha", blank)))
                .containsExactly("Asha", "-");
    }

    @Test
    void aNullIsFilledInEachForm() {
        List<String> row = Arrays.asList("Asha", null);
        assertThat(values(FILLED, row)).containsExactly("Asha", "-");
        assertThat(values(FILLED, Collections.singletonMap("body", row))).containsExactly("Asha", "-");
        assertThat(values(FILLED, "{\"template\": {\"bodyValues\": [\"Asha\", null]}}"))
                .containsExactly("Asha", "-");
        assertThat(values(FILLED, null, "CamelInteraktBodyValue.1", "Asha", "CamelInteraktBodyValue.2", null))
                .containsExactly("Asha", "-");
        assertThat(refused(TEMPLATE, null, "CamelInteraktBodyValue.1", null))
                .hasMessageContaining("/template/bodyValues/0");
    }

    @ParameterizedTest
    @CsvSource({
        "'12 Park Street\nMumbai', '12 Park Street Mumbai'",
        "'a\r\n\r\nb', a b",
        "'a\tb', a b",
        "'a\u000bb\fc', a b c",
        "'a\u0085b', a b",
        "'a\u2028b\u2029c', a b c",
        "'a\u00a0\u00a0b\u202fc\u2007d', a b c d",
        "'a\u3000b\u1680c', a b c",
        "'a     b', a b",
        "' \u00a0a ', a",
        "'a \u200b b', a b",
        "'As\u200bha\ufeff', Asha",
        "'\u202aAsha\u202c \u200f12\u2069', Asha 12",
        "'Para\u00adgraph', Paragraph",
        "'Flat 4,\r\n\r\n\tMG Road,\nPune', 'Flat 4, MG Road, Pune'",
        "'a\u2003\u2003\u2003b', a b",
        "'\u2067Asha\u2069', Asha",
        "'\u061cAsha\u2060', Asha",
        "'a\u205fb\u2000c\u200ad', a b c d",
        "'\u2028a\u2029\u2028b\u2029', a b",
        "'a\u200e \u200f b', a b",
        "'\ufeffAsha\r', Asha",
        "'a\u001fb', a b",
        "'\u202e12\u202d', 12",
        "'a\u200b\u00a0\u200bb', a b",
        "'A\u200dB\u200cC', ABC"
    })
    void whatWhatsAppRefusesBecomesOneSpaceAndInvisibleMarksAreDropped(String value, String cleaned) {
        if (value.matches("(?s).*(\\v|\t| {5}).*")) {
            assertThat(refused(TEMPLATE, List.of(value)))
                    .hasMessageContaining("/template/bodyValues/0")
                    .hasMessageContaining("templateValuePolicy=clean");
        }
        assertThat(values(CLEAN, List.of(value))).containsExactly(cleaned);
    }

    /** In emojis and Indian scripts a joiner changes what is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\ud83d\udc69\u200d\ud83d\udc67", "\u0930\u094d\u200d\u092f", "\u0915\u094d\u200c\u0937", "a b"})
    void aJoinerThatShapesATextStays(String value) {
        assertThat(values(CLEAN, List.of(value))).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "rcsMessage"})
    void everyValueOfATemplateIsCleaned(String operation) {
        String template =
                "'template': {'headerValues': [' a\\n'], 'bodyValues': [' b\\n', 7], 'buttonValues': {'0': [' c\\n']},"
                        + " 'carouselCards': [{'bodyValues': [' d\\n'], 'buttonValues': {'1': ['\\u00a0']}}]}";
        JsonNode body = RecordingServer.quoted("{" + template + "}");
        JsonNode before = body.deepCopy();
        sent(CLEAN.replace("message", operation) + "&blankTemplateValue=-", body);
        assertThat(server.document().get("template"))
                .isEqualTo(RecordingServer.quoted(
                        "{'headerValues': ['a'], 'bodyValues': ['b', 7], 'buttonValues': {'0': ['c']},"
                                + " 'carouselCards': [{'bodyValues': ['d'], 'buttonValues': {'1': ['-']}}],"
                                + " 'name': 'order_shipped', 'languageCode': 'en'}"));
        assertThat(body).isEqualTo(before);
    }

    /** So that a later step, or an error handler, has what the route had. */
    @Test
    void theExchangesOwnBodyStays() {
        server.answer(400, "{\"result\": false, \"message\": \"No approved template found\"}");
        List<Object> bodies = List.of(
                new ArrayList<>(List.of("a\nb")),
                Map.of("body", List.of("a\nb")),
                WhatsAppMessage.template("order_shipped", "en").withBodyValues("a\nb"));
        for (Object body : bodies) {
            Exchange exchange = send(CLEAN, body);
            assertThat(server.document().at("/template/bodyValues/0").asText()).isEqualTo("a b");
            assertThat(exchange.getMessage().getBody()).isSameAs(body);
            server.wireMock().resetRequests();
        }
        assertThat(bodies.get(0)).isEqualTo(List.of("a\nb"));
    }

    @Test
    void theComponentHasDefaultsOfBoth() throws Exception {
        try (CamelFixture other = new CamelFixture(server.baseUrl())) {
            other.options("templateValuePolicy=clean&blankTemplateValue=n/a").start();
            Exchange exchange = other.send("interakt:" + TEMPLATE, List.of("a\nb", " "));
            assertThat(exchange.getException()).isNull();
            assertThat(server.document().at("/template/bodyValues")).hasToString("[\"a b\",\"n/a\"]");
            assertThat(other.send("interakt:message?type=Text&to=919999999999", "a\nb", Map.of())
                            .getException())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blankTemplateValue=%20", "blankTemplateValue=a%0Ab"})
    void aFillingThatInteraktRefusesIsRefusedAtStart(String option) {
        assertThatThrownBy(() -> context.getEndpoint("interakt:" + TEMPLATE + "&" + option)
                        .start())
                .hasStackTraceContaining("a template's value must not be blank");
    }

    @Test
    void callbackDataThatIsTooLongIsRefusedAtStart() {
        assertThatThrownBy(() -> context.getEndpoint("interakt:message?callbackData=" + "x".repeat(513))
                        .start())
                .hasStackTraceContaining("/callbackData: must be a text of at most 512 characters");
    }

    private List<String> values(String uri, Object body, Object... headers) {
        sent(uri, body, headers);
        List<String> values = new ArrayList<>();
        server.document().at("/template/bodyValues").forEach(value -> values.add(value.textValue()));
        server.reset();
        return values;
    }
}
