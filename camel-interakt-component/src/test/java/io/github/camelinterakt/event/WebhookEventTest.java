package io.github.camelinterakt.event;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every shape of the wire becomes the right event. */
class WebhookEventTest {

    static List<EventFixture> fixtures() {
        return EventFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theEnvelopeIsParsed(EventFixture fixture) {
        WebhookEvent event = fixture.event();
        assertThat(event.getType()).isEqualTo(fixture.expected("type"));
        assertThat(event.getChannel().name()).isEqualTo(fixture.expected("channel"));
        assertThat(Objects.toString(event.getStatus(), null)).isEqualTo(fixture.expected("status"));
        assertThat(event.getContentType()).isEqualTo(fixture.expected("contentType"));
        assertThat(event.getPhone()).isEqualTo(fixture.expected("phone"));
        assertThat(event.getCallbackData()).isEqualTo(fixture.expected("callbackData"));
        assertThat(event.getMessageId()).isEqualTo(fixture.expected("messageId"));
        assertThat(event.isTest()).isEqualTo(fixture.expected().path("test").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void encodedPartsAreDecoded(EventFixture fixture) {
        WebhookEvent event = fixture.event();
        EventMessage message = event.getMessage();
        Click click = event.getClick();
        fixture.expected().properties().forEach(entry -> {
            String expected = fixture.expected(entry.getKey());
            Object actual =
                    switch (entry.getKey()) {
                        case "text" -> message.getText();
                        case "replyId" -> message.getReply().id();
                        case "replyTitle" ->
                            message.getReply() == null
                                    ? null
                                    : message.getReply().title();
                        case "mediaUrl" -> message.getMediaUrl();
                        case "fromCustomer" -> message.isFromCustomer();
                        case "templateName" -> message.getTemplateName();
                        case "failureCode" -> message.getFailureCode();
                        case "cost" -> message.getCost().actualMessageCost();
                        case "flowId" -> event.getFlowId();
                        case "clickType" -> click == null ? null : click.getType();
                        case "clickText" -> click.getButtonText();
                        case "clickLink" -> click.getButtonLink();
                        case "clickedAt" -> click.getClickedAt();
                        case "referral" -> message.getReferral().get("source_type");
                        case "contextMessageId" -> message.getContextMessageId();
                        case "readAt" -> message.getReadAt();
                        case "postBack" -> event.getRcs().getPostBackData();
                        default -> expected;
                    };
            assertThat(Objects.toString(actual, null)).as(entry.getKey()).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void answersOfFlowsAndWorkflowsAreParsed(EventFixture fixture) {
        JsonNode flow = fixture.expected().path("flowAnswers");
        if (flow.isObject()) {
            assertThat(fixture.event().isFlowResponse()).isTrue();
            assertThat(fixture.event().getMessage().getFlowAnswers()).isEqualTo(Json.toMap(flow.deepCopy()));
        }
        JsonNode steps = fixture.expected().path("answers");
        if (steps.isArray()) {
            List<WorkflowResponse.Answer> answers =
                    fixture.event().getWorkflow().getAnswers();
            assertThat(answers).hasSameSizeAs(steps);
            for (int i = 0; i < steps.size(); i++) {
                assertThat(answers.get(i).answer())
                        .isEqualTo(steps.path(i).isNull() ? null : steps.path(i).asText());
                JsonNode trait = fixture.expected().path("traitNames").path(i);
                assertThat(answers.get(i).traitName()).isEqualTo(trait.isNull() ? null : trait.asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theJsonIsKeptCompletely(EventFixture fixture) throws Exception {
        WebhookEvent event = fixture.event();
        JsonNode posted = new ObjectMapper().readTree(fixture.body());
        assertThat(event.toBytes()).isEqualTo(fixture.body());
        assertThat(event.toJson().toString())
                .isEqualTo(Json.parse(fixture.body(), null).toString());
        assertThat(event.toMap().keySet())
                .containsExactlyElementsOf(
                        posted.properties().stream().map(Map.Entry::getKey).toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void toStringContainsNoPersonalData(EventFixture fixture) throws Exception {
        WebhookEvent event = fixture.event();
        StringBuilder shown = new StringBuilder().append(event).append(event.getKey());
        for (Method method : WebhookEvent.class.getMethods()) {
            if (method.getName().startsWith("get")
                    && method.getReturnType().getPackageName().equals(WebhookEvent.class.getPackageName())) {
                shown.append(method.invoke(event));
            }
        }
        if (event.getMessage() != null) {
            shown.append(event.getMessage().getReply());
        }
        if (event.getWorkflow() != null) {
            shown.append(event.getWorkflow().getAnswers());
        }
        // An object's hash may have any digits.
        assertThat(shown.toString().replaceAll("@[0-9a-f]+", ""))
                .doesNotContain("9999", "Sample", "example.com", "Thank you", "500+", "Browse", "Pune", "https");
    }

    @Test
    void returnedValuesAreCopies() {
        WebhookEvent event = EventFixture.named("received-text").event();
        event.toJson().removeAll();
        event.toMap().clear();
        event.getMessage().toJson().removeAll();
        event.getCustomer().getTraits().clear();
        event.toBytes()[0] = 0;
        assertThat(event.getMessage().getText()).isEqualTo("Thank you");
        assertThat(event.toBytes())
                .isEqualTo(EventFixture.named("received-text").body());
    }

    @Test
    void timeStampsOfEveryFormatAreParsedInUtc() throws Exception {
        for (String form : new String[] {
            "2025-01-02T03:04:05",
            "2025-01-02 03:04:05",
            "2025-01-02T03:04:05Z",
            "2025-01-02T03:04:05+0000",
            "2025-01-02T03:04:05+00:00",
            "2025-01-02T03:04:05.000000",
            "2025-01-02T08:34:05+05:30"
        }) {
            WebhookEvent event = parse("{\"type\":\"x\",\"timestamp\":\"" + form + "\"}");
            assertThat(event.getTimestamp()).as(form).hasToString("2025-01-02T03:04:05Z");
        }
        assertThat(parse("{\"type\":\"x\",\"timestamp\":\"yesterday\"}").getTimestamp())
                .isNull();
        assertThat(parse("{\"type\":\"x\"}").getTimestamp()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "\"text\"", "1", "null", "{", "{}x", "{} {}", "nonsense", "{\"a\":\"\\ud800\\\"}"
            })
    void otherBodiesThanAnObjectAreRefusedWithoutQuotingThem(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90071e9254740993", "-1.5E99999999999", "1e-99999999999"})
    void aHugeNumberIsRefusedWithoutQuotingIt(String number) {
        assertThatThrownBy(() -> parse("{\"type\":\"x\",\"data\":{\"flow_id\":" + number + "}}"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(number)
                .hasNoCause();
    }

    @Test
    void aHugeNumberInAnEncodedPartIsText() throws Exception {
        WebhookEvent event = parse("{\"type\":\"message_received\",\"data\":{\"message\":"
                + "{\"message_content_type\":\"X\",\"message\":\"[1e99999999999]\"}}}");
        assertThat(read(event)).isNotEmpty();
        assertThat(event.getMessage().getText()).isEqualTo("[1e99999999999]");
    }

    @Test
    void aByteOrderMarkIsAccepted() throws Exception {
        assertThat(parse("\uFEFF{\"type\":\"Webhook Test\"}").isTest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":1,\"data\":[1]}",
                "{\"type\":{},\"data\":{\"customer\":7,\"message\":[[]]}}",
                "{\"type\":\"workflow_response_update\",\"data\":{\"data\":[1,null,{}]}}",
                "{\"type\":\"workflow_response_update\",\"data\":{\"data\":\"nonsense\"}}",
                "{\"type\":\"message_api_clicked\",\"data\":{\"message\":{\"meta_data\":{\"cta_click_info\":{\"x\":1}}}}}",
                "{\"type\":\"message_received\",\"data\":{\"message\":{\"message_content_type\":5,\"message\":{\"button_reply\":[]}}}}",
                "{\"entityType\":null,\"entity\":null}",
                "{\"entityType\":{},\"entity\":\"{\\\"messageId\\\":{}}\"}"
            })
    void valuesOfAnUnexpectedTypeCountAsAbsent(String body) throws Exception {
        assertThat(read(parse(body))).isNotEmpty();
    }

    /** The values of all accessors of an event. */
    static String read(WebhookEvent event) throws ReflectiveOperationException {
        StringBuilder all = new StringBuilder();
        readAll(event, all);
        return all.toString();
    }

    private static void readAll(Object part, StringBuilder all) throws ReflectiveOperationException {
        all.append(part);
        if (part instanceof List<?> list) {
            for (Object element : list) {
                readAll(element, all);
            }
        }
        if (part == null || !part.getClass().getPackageName().equals(WebhookEvent.class.getPackageName())) {
            return;
        }
        if (part instanceof Enum<?>) {
            return;
        }
        for (Method method : part.getClass().getDeclaredMethods()) {
            if (java.lang.reflect.Modifier.isPublic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !method.getName().equals("hashCode")) {
                readAll(method.invoke(part), all);
            }
        }
    }

    static WebhookEvent parse(String body) throws IOException {
        return WebhookEvent.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
