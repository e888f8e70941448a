package io.github.camelinterakt.event;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Two deliveries of one event have one key; two events have two. */
class EventKeyTest {

    private static final String CLICK =
            "{\"type\":\"message_api_clicked\",\"data\":{\"message\":{\"id\":\"0b6f3d0a-5c1e-4a57-9d6e-2f1d3c4b5a60\"},"
                    + "\"event\":{\"click_type\":\"QR\",\"button_text\":\"%s\",\"click_timestamp\":\"%s\"}}}";

    static List<EventFixture> fixtures() {
        return EventFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theKeyConsistsOfTheValuesThatDistinguishTheEvent(EventFixture fixture) {
        String key = fixture.event().getKey();
        assertThat(key).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9_:.-]+");
        if (fixture.expected("key") != null) {
            assertThat(key).isEqualTo(fixture.expected("key"));
        }
        if (fixture.expected("keyPrefix") != null) {
            assertThat(key).startsWith(fixture.expected("keyPrefix")).matches(".*:[0-9a-f]{32}");
        }
    }

    @Test
    void sentDeliveredAndReadOfOneMessageHaveDifferentKeys() {
        assertThat(List.of(key("message-api-sent"), key("message-api-delivered"), key("message-api-read")))
                .doesNotHaveDuplicates();
    }

    @Test
    void clicksAreDistinguishedByTheirTime() throws Exception {
        assertThat(keyOf(CLICK.formatted("Yes", "2025-01-02 03:04:05.000001")))
                .isNotEqualTo(keyOf(CLICK.formatted("Yes", "2025-01-02 03:04:05.000002")))
                .isEqualTo(keyOf(CLICK.formatted("Yes", "2025-01-02T03:04:05.000001Z")));
    }

    @Test
    void clicksWithoutATimeAreDistinguishedByTheirButton() throws Exception {
        assertThat(keyOf(CLICK.formatted("Yes", ""))).isNotEqualTo(keyOf(CLICK.formatted("No", "")));
    }

    @Test
    void oneClickInFourPlacesIsOneEvent() {
        assertThat(List.of(
                        key("clicked-quick-reply-in-meta-data"),
                        key("clicked-link-without-envelope"),
                        key("clicked-link-in-data-event"),
                        key("clicked-in-cta-click-info")))
                .containsOnly(key("clicked-link-in-data-event"));
    }

    @Test
    void theTwoDeliveriesOfAFlowAreOneEvent() {
        assertThat(List.of(
                        key("flow-received-encoded-twice"),
                        key("flow-received-as-object"),
                        key("flow-response-of-api"),
                        key("flow-response-of-campaign")))
                .containsOnly(key("flow-response-of-api"));
    }

    @Test
    void workflowUpdatesAreDistinguishedByTheirAnswers() {
        assertThat(List.of(
                        key("workflow-question-without-answer"),
                        key("workflow-one-answer"),
                        key("workflow-two-answers")))
                .doesNotHaveDuplicates();
    }

    @Test
    void anIdThatIsNotAUuidIsHashed() throws Exception {
        String key = keyOf("{\"type\":\"message_received\",\"data\":{\"message\":{\"id\":\"wamid.919999999999\"}}}");
        assertThat(key).startsWith("message_received:").doesNotContain("9999", "wamid");
    }

    @Test
    void eventsWithoutIdsAreDistinguishedByTheirContent() throws Exception {
        assertThat(keyOf("{\"type\":\"account_alerts\",\"n\":1}"))
                .isNotEqualTo(keyOf("{\"type\":\"account_alerts\",\"n\":2}"))
                .isEqualTo(keyOf("{\"type\":\"account_alerts\",\"n\":1}"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aCustomersKeyHoldsNoPersonalData(EventFixture fixture) {
        String key = fixture.event().getCustomerKey();
        if (fixture.event().getPhone() != null) {
            assertThat(key).matches("[0-9a-f]{32}");
        } else if (key != null) {
            assertThat(key).isEqualTo(fixture.event().getCustomerId());
        }
    }

    @Test
    void aCustomersKeyDoesNotDependOnTheIdInTheEvent() throws Exception {
        String customer = "{\"type\":\"t\",\"data\":{\"customer\":{%s\"channel_phone_number\":\"910000000000\"}}}";
        assertThat(parse(customer.formatted("\"id\":\"9a7c2e14-63f0-4a0e-8f57-1b2c3d4e5f60\","))
                        .getCustomerKey())
                .isEqualTo(parse(customer.formatted("")).getCustomerKey());
    }

    @Test
    void keysNeverContainControlCharacters() throws Exception {
        WebhookEvent event = parse("{\"type\":\"a\\u0000b\",\"data\":{\"customer\":{\"id\":\"\\u0000\\n\"},"
                + "\"message\":{\"id\":\"\\u0000\"}}}");
        assertThat(event.getKey()).matches("[A-Za-z0-9_:.-]+");
        assertThat(event.getCustomerKey()).matches("[0-9a-f]{32}");
    }

    @Test
    void aStatusIsSupersededByLaterStatusesOfItsMessage() {
        assertThat(key("message-api-sent", WebhookEvent::getSupersedingKeys))
                .containsExactlyInAnyOrder(
                        key("message-api-delivered"), key("message-api-read"), key("message-api-failed"));
        assertThat(key("message-api-delivered", WebhookEvent::getSupersedingKeys))
                .containsExactly(key("message-api-read"));
        assertThat(key("message-api-failed", WebhookEvent::getSupersedingKeys))
                .containsExactlyInAnyOrder(key("message-api-delivered"), key("message-api-read"));
        assertThat(key("rcs-message-delivered", WebhookEvent::getSupersedingKeys))
                .contains(key("rcs-message-read"));
        assertThat(key("message-api-read", WebhookEvent::getSupersedingKeys)).doesNotContain(key("message-api-read"));
        assertThat(key("received-text", WebhookEvent::getSupersedingKeys)).isEmpty();
    }

    private static <T> T key(String fixture, Function<WebhookEvent, T> key) {
        return key.apply(EventFixture.named(fixture).event());
    }

    private static WebhookEvent parse(String body) throws IOException {
        return WebhookEventTest.parse(body);
    }

    private static String key(String fixture) {
        return EventFixture.named(fixture).event().getKey();
    }

    private static String keyOf(String body) throws IOException {
        return WebhookEventTest.parse(body).getKey();
    }
}
