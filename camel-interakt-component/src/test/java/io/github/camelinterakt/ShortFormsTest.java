package io.github.camelinterakt;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** What a body means is decided by the message's type: a text, a media's URL, a template's values, a content. */
class ShortFormsTest extends ApiTest {

    private static final JsonNode ORDER =
            quoted("{'reference_id': 'order-1', 'order_items': [{'name': 'Cake', 'quantity': 1, 'amount': 100}],"
                    + " 'subtotal': 100, 'total_amount': 100, 'currency': 'INR'}");

    private static final String TO = "to=%2B919999999999";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "two\nlines, a \"quote\" and \\",
                "{\"a\": 1}",
                "{not JSON",
                "[1, 2]",
                "42",
                "true",
                "  kept as it is  ",
                "नमस्ते 👋",
                "{\"type\": \"Text\"}",
                "{\"type\": \"Image\", \"data\": {\"message\": \"a\"}}"
            })
    void withTypeTextTheBodyIsTheText(String text) {
        sent("message?type=Text&" + TO, text);
        ObjectNode expected = (ObjectNode) quoted("{'type': 'Text', 'fullPhoneNumber': '919999999999', 'data': {}}");
        ((ObjectNode) expected.get("data")).put("message", text);
        assertThat(server.document()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "{\"a\": 1}", "{\"plainText\": \"a\"}"})
    void withTypeTextTheBodyIsTheTextOfAnRcsMessage(String text) {
        sent("rcsMessage?type=Text&" + TO, text);
        assertThat(server.document().at("/message/plainText").textValue()).isEqualTo(text);
        assertThat(server.document().path("type").asText()).isEqualTo("Text");
        assertThat(server.document().path("countryCode").asText()).isEqualTo("+91");
        assertThat(server.document().path("phoneNumber").asText()).isEqualTo("9999999999");
    }

    @Test
    void aTextOfAnyJavaTypeIsTheText() {
        for (Object body : List.of(
                "42",
                42,
                java.nio.CharBuffer.wrap("42"),
                "42".getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream("42".getBytes(StandardCharsets.UTF_8)))) {
            server.wireMock().resetRequests();
            sent("message?type=Text&" + TO, body);
            assertThat(server.document().at("/data/message").textValue()).isEqualTo("42");
        }
    }

    @Test
    void bytesAreReadInTheExchangesCharset() {
        byte[] latin = "Größe".getBytes(StandardCharsets.ISO_8859_1);
        sent("message?type=Text&" + TO, latin, Exchange.CHARSET_NAME, "ISO-8859-1");
        assertThat(server.document().at("/data/message").textValue()).isEqualTo("Größe");
    }

    @Test
    void withTypeTextTheWholeDocumentIsStillADocument() {
        String document = "{'type': 'Text', 'fullPhoneNumber': '919999999999', 'data': {'message': 'Hi'}}";
        sent("message?type=Text", document.replace('\'', '"'));
        assertThat(server.document()).isEqualTo(quoted(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Image", "Document", "Video", "Audio"})
    void withAMediaTypeTheBodyIsTheUrl(String type) {
        sent(
                "message?caption=option&fileName=a.bin&type=" + type + "&" + TO,
                " https://media.example.com/a.bin\n",
                InteraktConstants.CAPTION,
                "header");
        assertThat(server.document())
                .isEqualTo(quoted("{'type': '" + type + "', 'fullPhoneNumber': '919999999999', 'data': {"
                        + "'mediaUrl': 'https://media.example.com/a.bin', 'message': 'header', 'fileName': 'a.bin'}}"));
    }

    @Test
    void aStickerIsItsUrl() {
        sent("message?type=Sticker&" + TO, "https://media.example.com/a.webp");
        assertThat(server.document().path("data"))
                .isEqualTo(quoted("{'mediaUrl': 'https://media.example.com/a.webp'}"));
    }

    @Test
    void anRcsImageIsItsUrl() {
        sent("rcsMessage?type=Image&" + TO, "https://media.example.com/a.png");
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Image', 'countryCode': '+91', 'phoneNumber': '9999999999',"
                        + " 'contentInfo': {'fileUrl': 'https://media.example.com/a.png'}}"));
    }

    @Test
    void aTextIsATemplatesOneBodyValue() {
        sent("message?templateName=otp&languageCode=en&" + TO, "123456");
        assertThat(server.document().at("/template/bodyValues").toString()).isEqualTo("[\"123456\"]");
    }

    @Test
    void aListIsATemplatesBodyValues() {
        sent("message?templateName=order_shipped&languageCode=en&" + TO, List.of("Asha", 12, 9.5, true));
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Template', 'fullPhoneNumber': '919999999999', 'template': {"
                        + "'name': 'order_shipped', 'languageCode': 'en',"
                        + " 'bodyValues': ['Asha', '12', '9.5', 'true']}}"));
    }

    @ParameterizedTest
    @CsvSource({"message", "rcsMessage"})
    void anArrayAndAJsonListAreBodyValuesToo(String operation) {
        for (Object body : List.of(
                new String[] {"Asha", "12"},
                "[\"Asha\", 12]",
                "[\"Asha\", \"12\"]".getBytes(StandardCharsets.UTF_8),
                quoted("['Asha', '12']"))) {
            server.wireMock().resetRequests();
            sent(operation + "?type=Template&templateName=a&languageCode=en&" + TO, body);
            assertThat(server.document().at("/template/bodyValues")).isEqualTo(quoted("['Asha', '12']"));
        }
    }

    @Test
    void withoutABodyTheTemplateHasNoValues() {
        sent("message?templateName=we_are_closed&languageCode=en&" + TO, null);
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Template', 'fullPhoneNumber': '919999999999',"
                        + " 'template': {'name': 'we_are_closed', 'languageCode': 'en'}}"));
    }

    @Test
    void theNameOfATemplateInAHeaderMakesItATemplate() {
        sent(
                "message?" + TO,
                List.of("Asha"),
                InteraktConstants.TEMPLATE_NAME,
                "hello",
                InteraktConstants.LANGUAGE_CODE,
                "hi");
        assertThat(server.document().path("type").asText()).isEqualTo("Template");
        assertThat(server.document().path("template"))
                .isEqualTo(quoted("{'name': 'hello', 'languageCode': 'hi', 'bodyValues': ['Asha']}"));
    }

    @Test
    void aMapFillsEveryPartOfATemplate() {
        Map<String, Object> cards = Map.of(
                "headerValues", List.of("https://media.example.com/1.png"),
                "bodyValues", List.of("one"),
                "buttonValues", Map.of("0", List.of("x")));
        sent(
                "message?templateName=a&languageCode=en&" + TO,
                Map.of(
                        "header", "https://media.example.com/a.pdf",
                        "body", List.of("Asha", 12),
                        "buttons", Map.of("1", "track"),
                        "cards", List.of(cards),
                        "fileName", "a.pdf",
                        "orderDetails", List.of(ORDER),
                        "orderStatus", Map.of("reference_id", "order-1", "order", Map.of("status", "shipped"))));
        assertThat(server.document().path("template"))
                .isEqualTo(quoted(
                        "{'name': 'a', 'languageCode': 'en', 'headerValues': ['https://media.example.com/a.pdf'],"
                                + " 'bodyValues': ['Asha', '12'], 'buttonValues': {'1': ['track']},"
                                + " 'carouselCards': [{'headerValues': ['https://media.example.com/1.png'],"
                                + " 'bodyValues': ['one'], 'buttonValues': {'0': ['x']}}], 'fileName': 'a.pdf',"
                                + " 'order_details': [" + ORDER + "],"
                                + " 'order_status': {'reference_id': 'order-1', 'order': {'status': 'shipped'}}}"));
    }

    @Test
    void aListOfButtonsIsInTheButtonsOrder() {
        sent(
                "message?templateName=a&languageCode=en&" + TO,
                Map.of("buttons", List.of(List.of("first"), "second", List.of(3, "four"))));
        assertThat(server.document().at("/template/buttonValues"))
                .isEqualTo(quoted("{'0': ['first'], '1': ['second'], '2': ['3', 'four']}"));
    }

    @Test
    void aWireDocumentOfATemplateIsFilled() {
        sent(
                "message?templateName=a&languageCode=en&callbackData=c&templateCategory=MARKETING&campaignId=k&" + TO,
                Map.of("template", Map.of("bodyValues", List.of("Asha"), "name", "own")));
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Template', 'fullPhoneNumber': '919999999999', 'callbackData': 'c',"
                        + " 'template_category': 'marketing', 'campaignId': 'k',"
                        + " 'template': {'name': 'own', 'languageCode': 'en', 'bodyValues': ['Asha']}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InteractiveButton", "InteractiveList"})
    void theContentOfAnInteractiveMessageIsWrapped(String type) {
        String action = type.equals("InteractiveButton")
                ? "'buttons': [{'type': 'reply', 'reply': {'id': 'y', 'title': 'Yes'}}]"
                : "'button': 'Choose', 'sections': [{'title': 'All', 'rows': [{'id': 'y', 'title': 'Yes'}]}]";
        String kind = type.equals("InteractiveButton") ? "button" : "list";
        JsonNode content = quoted("{'type': '" + kind + "', 'body': {'text': 'Well?'}, 'action': {" + action + "}}");
        for (Object body : List.of(content, content.toString())) {
            server.wireMock().resetRequests();
            sent("message?type=" + type + "&" + TO, body);
            assertThat(server.document().at("/data/message")).isEqualTo(content);
            assertThat(server.document().path("type").asText()).isEqualTo(type);
        }
    }

    @Test
    void theContentOfAnRcsMessageIsWrapped() {
        JsonNode content = quoted("{'plainText': 'Well?', 'suggestions': [{'reply': {'plainText': 'Yes',"
                + " 'postBack': {'data': 'y'}}}]}");
        sent("rcsMessage?type=QR&" + TO, content);
        assertThat(server.document().path("message")).isEqualTo(content);
        assertThat(server.document().path("type").asText()).isEqualTo("QR");
    }

    @Test
    void typesAreReadInAnyCase() {
        sent("message?type=text&" + TO, "Hello");
        assertThat(server.document().path("type").asText()).isEqualTo("Text");
        server.wireMock().resetRequests();
        sent("message?" + TO, "Hello", InteraktConstants.TYPE, "TEXT");
        assertThat(server.document().path("type").asText()).isEqualTo("Text");
    }

    @Test
    void aPojoIsAContact() {
        record Row(String countryCode, String phoneNumber, Map<String, Object> traits) {}
        sent("trackUser", new Row("+91", "9999999999", Map.of("name", "Asha")));
        assertThat(server.document())
                .isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999', 'traits': {'name': 'Asha'}}"));
    }

    @Test
    void datesOfMapsBecomeIso8601() {
        java.time.Instant moment = java.time.Instant.parse("2026-01-02T03:04:05Z");
        sent(
                "trackUser",
                Map.of(
                        "userId",
                        "crm-1001",
                        "traits",
                        Map.of(
                                "instant", moment,
                                "date", java.util.Date.from(moment),
                                "day", java.time.LocalDate.parse("2026-01-02"))));
        JsonNode traits = server.document().path("traits");
        assertThat(traits.path("instant").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(java.time.OffsetDateTime.parse(traits.path("date").asText()).toInstant())
                .isEqualTo(moment);
        assertThat(traits.path("day").asText()).isEqualTo("2026-01-02");
    }

    @Test
    void everyTimeOfAPojoBecomesIso8601() {
        record Times(
                java.time.LocalDateTime local,
                java.time.OffsetDateTime offset,
                java.time.ZonedDateTime zoned,
                java.time.LocalTime time,
                java.time.YearMonth month,
                java.time.DayOfWeek weekday,
                java.time.Duration duration,
                java.time.ZoneId zone) {}
        record Row(String userId, Times traits) {}
        var local = java.time.LocalDateTime.of(2026, 1, 31, 9, 0);
        var zone = java.time.ZoneId.of("Asia/Kolkata");
        var offset = java.time.ZoneOffset.UTC;
        sent(
                "trackUser",
                new Row(
                        "crm-1001",
                        new Times(
                                local,
                                local.atOffset(offset),
                                local.atZone(zone),
                                local.toLocalTime(),
                                java.time.YearMonth.from(local),
                                local.getDayOfWeek(),
                                java.time.Duration.ofSeconds(90),
                                zone)));
        assertThat(server.document().path("traits"))
                .isEqualTo(quoted("{'local': '2026-01-31T09:00:00', 'offset': '2026-01-31T09:00:00Z',"
                        + " 'zoned': '2026-01-31T09:00:00+05:30', 'time': '09:00', 'month': '2026-01',"
                        + " 'weekday': 'SATURDAY', 'duration': 'PT1M30S', 'zone': 'Asia/Kolkata'}"));
    }

    @Test
    void theMapOfTheRouteIsNotChanged() {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("template", new java.util.HashMap<>(Map.of())));
        body.put("fullPhoneNumber", "+91 99999-99999");
        Map<String, Object> before = new java.util.HashMap<>(body);
        sent("message?templateName=a&languageCode=en", body);
        assertThat(body).isEqualTo(before);
        assertThat(body.get("template")).isEqualTo(Map.of());
    }

    @Test
    void theTreeOfTheRouteIsNotChanged() {
        JsonNode body = quoted("{'template': {}, 'fullPhoneNumber': '+91 99999-99999'}");
        JsonNode before = body.deepCopy();
        sent("message?templateName=a&languageCode=en", body);
        assertThat(body).isEqualTo(before);
    }

    @Test
    void anInvalidValueIsRefused() {
        assertThat(refused("message?templateName=a&languageCode=en&" + TO, Arrays.asList("Asha", null)))
                .hasMessageContaining("Body value 2 is null");
        assertThat(refused("message?templateName=a&languageCode=en&" + TO, List.of(Map.of("a", 1))))
                .hasMessageContaining("Body value 1 is not a single value");
        assertThat(refused("message?templateName=a&languageCode=en&" + TO, Map.of("buttons", "x")))
                .hasMessageContaining("map from a button's index");
    }

    @Test
    void aMixtureOfShortFormAndDocumentIsRefused() {
        assertThat(refused(
                        "message?templateName=a&languageCode=en&" + TO,
                        Map.of("body", List.of("a"), "type", "Template")))
                .hasMessageContaining("mixes the key body")
                .hasMessageContaining("buttons, cards");
    }
}
