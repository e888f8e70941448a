package io.github.camelinterakt;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Campaign;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.CreatedTemplate;
import io.github.camelinterakt.model.RequestFixture;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.model.TypedFixtures;
import io.github.camelinterakt.model.UploadedMedia;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.json;
import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Responses are typed, convertible and complete; failures are exceptions with reason and outcome. */
class AnswersTest extends ApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEXT = "message?type=Text&to=919999999999";

    private int accounts;

    /** An account that no earlier 429 has slowed down. */
    private String fromNewAccount() {
        return TEXT + "&apiKey=" + RAW_KEY + ++accounts;
    }

    /** Operation, body, class of the response, and the response. */
    static Stream<Arguments> typedAnswers() {
        Map<String, Object> contact = Map.of("userId", "crm-1001");
        return Stream.of(
                arguments("trackUser", contact, ApiResponse.class, "{'result': true, 'message': 'Queued'}"),
                arguments(
                        "trackEvent?eventName=a",
                        contact,
                        ApiResponse.class,
                        "{'result': true, 'message': 'm', 'id': 'e-1'}"),
                arguments(TEXT, "Hi", ApiResponse.class, "{'result': true, 'message': 'm', 'id': 'm-1'}"),
                arguments(
                        "rcsMessage?type=Text&to=919999999999",
                        "Hi",
                        ApiResponse.class,
                        "{'result': true, 'id': 'm-1'}"),
                arguments(
                        "createCampaign?campaignName=a&templateName=b&languageCode=en",
                        null,
                        Campaign.class,
                        "{'result': true, 'data': {'campaignId': 'c-1', 'name': 'a', 'type': 'PublicAPI'}}"),
                arguments(
                        "createTemplate",
                        Map.of("display_name", "a", "language", "English", "category", "Utility", "body", "b"),
                        CreatedTemplate.class,
                        "{'result': true, 'data': {'id': 't-1', 'name': 'a', 'approval_status': 'WAITING'}}"),
                arguments(
                        "assignChat?agentEmail=agent@example.com",
                        Map.of("user_phone_number", "919999999999"),
                        ApiResponse.class,
                        "{'result': true, 'message': 'Chat Assigned Successfully'}"),
                arguments(
                        "getUsers",
                        null,
                        ContactPage.class,
                        "{'result': true, 'data': {'has_next_page': false, 'customers': [{'id': 'a'}]}}"),
                arguments(
                        "getTemplates",
                        null,
                        TemplatePage.class,
                        "{'count': 1, 'results': {'templates': [{'id': 'a'}]}}"),
                arguments(
                        "uploadMedia?fileName=a.jpg",
                        new byte[1],
                        UploadedMedia.class,
                        "{'result': true, 'data': {'file_url': 'https://media.example.com/a', 'file_handle': 'h'}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("typedAnswers")
    void aResponseIsTypedAndConvertibleWithAllItsKeys(String uri, Object body, Class<?> type, String answer)
            throws Exception {
        ObjectNode json = (ObjectNode) quoted(answer);
        json.put("new_key", 12.50).putArray("new_list").add(1L << 60).addNull();
        server.answer(200, json.toString());
        Exchange exchange = sent(uri, body);
        assertThat(exchange.getMessage().getBody()).isExactlyInstanceOf(type);
        assertConvertible(exchange.getMessage().getBody(), json);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(200);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
    }

    @Test
    void contactsAndTemplatesOfAResponseAreConvertible() throws Exception {
        String customer = "{'id': 'a', 'user_id': null, 'traits': {'name': 'Asha', 'x': {'y': [1]}}, 'new_key': 1}";
        server.answer(
                200,
                quoted("{'result': true, 'data': {'customers': [" + customer + "]}}")
                        .toString());
        Contact contact = sent("getUser", "919999999999").getMessage().getBody(Contact.class);
        assertConvertible(contact, quoted(customer));
        ContactPage page = sent("getUsers", null).getMessage().getBody(ContactPage.class);
        assertConvertible(page.getContacts().get(0), quoted(customer));

        String template = "{'id': 'a', 'buttons': '[]', 'new_key': 1}";
        server.answer(
                200, quoted("{'results': {'templates': [" + template + "]}}").toString());
        TemplatePage templates = sent("getTemplates", null).getMessage().getBody(TemplatePage.class);
        assertConvertible(templates.getTemplates().get(0), quoted(template));
    }

    @Test
    void aTypedRequestIsConvertibleToo() throws Exception {
        RequestFixture fixture = RequestFixture.number(1);
        Object request = TypedFixtures.all().get(fixture.name()).get();
        assertConvertible(request, fixture.body());
    }

    private void assertConvertible(Object value, JsonNode json) throws Exception {
        TypeConverter converter = context.getTypeConverter();
        assertThat(MAPPER.readTree(converter.mandatoryConvertTo(String.class, value)))
                .isEqualTo(json);
        assertThat(MAPPER.readTree(converter.mandatoryConvertTo(byte[].class, value)))
                .isEqualTo(json);
        assertThat(MAPPER.readTree(converter.mandatoryConvertTo(InputStream.class, value)))
                .isEqualTo(json);
        assertThat(MAPPER.readTree(
                        converter.mandatoryConvertTo(JsonNode.class, value).toString()))
                .isEqualTo(json);
        assertThat(MAPPER.readTree(
                        converter.mandatoryConvertTo(ObjectNode.class, value).toString()))
                .isEqualTo(json);
        Map<String, Object> plain = MAPPER.convertValue(json, new TypeReference<>() {});
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(converter.mandatoryConvertTo(Map.class, value))))
                .isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(plain)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaignId", "campaign_id"})
    void bothSpellingsOfACampaignsIdAreUnderstood(String key) {
        server.answer(201, "{\"result\": true, \"data\": {\"" + key + "\": \"c-1\"}}");
        Exchange exchange = sent("createCampaign?campaignName=a&templateName=b&languageCode=en", null);
        assertThat(exchange.getMessage().getBody(Campaign.class).getCampaignId())
                .isEqualTo("c-1");
        assertThat(exchange.getMessage().getHeader(InteraktConstants.CAMPAIGN_ID))
                .isEqualTo("c-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void everyStatusOfSuccessIsSuccess(int status) {
        server.answer(status, "{\"result\": true, \"message\": \"Queued\", \"id\": \"m-1\"}");
        Exchange exchange = sent(TEXT, "Hi");
        assertThat(exchange.getMessage().getHeader(InteraktConstants.MESSAGE_ID))
                .isEqualTo("m-1");
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_MESSAGE))
                .isEqualTo("Queued");
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(status);
    }

    @Test
    void headersOfAnEarlierResponseAreReplacedOrRemoved() {
        server.answer(202, "{\"result\": true}");
        Exchange exchange = send(
                "trackUser",
                Map.of("userId", "crm-1001"),
                InteraktConstants.MESSAGE_ID,
                "old",
                InteraktConstants.RESPONSE_MESSAGE,
                "old",
                InteraktConstants.RESPONSE_CODE,
                1,
                InteraktConstants.RESULT,
                false);
        assertThat(exchange.getMessage().getHeaders())
                .containsOnly(
                        Map.entry(InteraktConstants.RESPONSE_CODE, 202), Map.entry(InteraktConstants.RESULT, true));
    }

    @Test
    void aFailureRemovesTheHeadersOfAnEarlierResponse() {
        server.answer(400, "{\"result\": false, \"message\": \"No\"}");
        Exchange exchange = send(TEXT, "Hi", InteraktConstants.MESSAGE_ID, "old", InteraktConstants.RESULT, true);
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsOnly(
                        Map.entry(InteraktConstants.RESULT, false),
                        Map.entry(InteraktConstants.RESPONSE_MESSAGE, "No"),
                        Map.entry(InteraktConstants.RESPONSE_CODE, 400));

        Exchange refused = send(
                TEXT,
                null,
                InteraktConstants.MESSAGE_ID,
                "old",
                InteraktConstants.RESPONSE_CODE,
                201,
                InteraktConstants.RESPONSE_MESSAGE,
                "old");
        assertThat(refused.getMessage().getHeaders()).containsOnly(Map.entry(InteraktConstants.RESULT, false));
    }

    /** Status, the response's text, and its meaning. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Please correct the following error - Customer has not messaged within last 24 hours|WINDOW_CLOSED|REJECTED",
                "201|Please correct the following error - Customer has not messaged within last 24 hours|WINDOW_CLOSED|REJECTED",
                "200|Please correct the following error - Customer has not messaged within last 24 hours|WINDOW_CLOSED|REJECTED",
                "400|Please correct the following error - Customer is not available for the organization|CUSTOMER_UNKNOWN|REJECTED",
                "201|Please correct the following error - Customer is not available for the organization|CUSTOMER_UNKNOWN|REJECTED",
                "400|Please correct the following error - No approved template found with name 'X' and language 'Y'. Please re-sync on Interakt dashboard and try again|TEMPLATE_NOT_FOUND|REJECTED",
                "400|Message not sent. Template category mismatch: Expected 'utility', but received 'MARKETING'. Please update the request to match the approved template category.|CATEGORY_MISMATCH|REJECTED",
                "422|Message not sent. Template category mismatch: Expected 'utility', but received 'MARKETING'.|CATEGORY_MISMATCH|REJECTED",
                "401|Invalid token provided|UNAUTHORIZED|REJECTED",
                "401|anything else|UNAUTHORIZED|REJECTED",
                "200|Invalid token provided|UNAUTHORIZED|REJECTED",
                "402|Upgrade|NOT_ON_PLAN|REJECTED",
                "403|Upgrade|NOT_ON_PLAN|REJECTED",
                "429|Rate limit exceeded for this resource|RATE_LIMITED|NOT_SENT",
                "429|slow down|RATE_LIMITED|NOT_SENT",
                "400|limit must be at most 100|INVALID_REQUEST|REJECTED",
                "404|Not found|INVALID_REQUEST|REJECTED",
                "413|Too large|INVALID_REQUEST|REJECTED",
                "200|Something new|INVALID_REQUEST|REJECTED",
                "201|Something new|INVALID_REQUEST|REJECTED",
                "408|Late|TIMEOUT|MAYBE_SENT",
                "500|Oops|SERVER_ERROR|MAYBE_SENT",
                "502|Oops|SERVER_ERROR|MAYBE_SENT",
                "503|Oops|SERVER_ERROR|MAYBE_SENT",
                "504|Oops|SERVER_ERROR|MAYBE_SENT",
                "302|Moved|INVALID_RESPONSE|REJECTED"
            })
    void everyKnownFailureHasItsReasonAndOutcome(int status, String text, Reason reason, Outcome outcome)
            throws Exception {
        server.answer(status, MAPPER.writeValueAsString(Map.of("result", false, "message", text)));
        Exchange exchange = send(fromNewAccount(), "Hi");
        InteraktException failure = failure(exchange);
        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.getOutcome()).isEqualTo(outcome);
        assertThat(failure.getOperation()).isEqualTo(InteraktOperation.message);
        assertThat(failure.getResponseMessage()).hasValue(text);
        assertThat(((HttpResponseAware) failure).getHttpResponseCode()).isEqualTo(status);
        assertThat(failure)
                .hasMessageStartingWith("interakt:message failed: " + reason + ", " + outcome + ", HTTP " + status)
                .hasMessageContaining(text);
        if (reason.advice() != null) {
            assertThat(failure).hasMessageEndingWith(reason.advice());
        }
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_MESSAGE))
                .isEqualTo(text);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(status);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(false);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aResultThatIsFalseAsTextIsAFailureToo() {
        server.answer(200, "{\"result\": \"false\", \"message\": \"No\"}");
        assertThat(failure(send(fromNewAccount(), "Hi")).getReason()).isEqualTo(Reason.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "message?type=Text&to=919999999999,false",
        "trackUser,true",
        "trackEvent?eventName=a,false",
        "getUsers,true",
        "getTemplates,true"
    })
    void onlyAnIdempotentOperationMayBeRepeatedAfterAServerError(String uri, boolean safe) {
        server.answer(500, "{}");
        Object body = uri.startsWith("track") ? Map.of("userId", "crm-1001") : uri.startsWith("get") ? null : "Hi";
        assertThat(failure(send(uri, body)).isSafeToRepeat()).isEqualTo(safe);
    }

    @Test
    void unsentCallsMayBeRepeatedAndRefusedOnesMayNot() {
        server.answer(429, "{}");
        assertThat(failure(send(fromNewAccount(), "Hi")).isSafeToRepeat()).isTrue();
        server.answer(400, "{}");
        assertThat(failure(send(fromNewAccount(), "Hi")).isSafeToRepeat()).isFalse();
        server.answer(json(503, "{}").withHeader("Retry-After", "1"));
        InteraktException failure = failure(send("trackUser", Map.of("userId", "crm-1001")));
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.isSafeToRepeat()).isTrue();
    }

    @Test
    void retryAfterIsReadInSeconds() {
        server.answer(json(429, "{}").withHeader("Retry-After", "20"));
        InteraktException failure = failure(send(fromNewAccount(), "Hi"));
        assertThat(failure.getRetryAfter()).hasValue(Duration.ofSeconds(20));
        assertThat(failure).hasMessageContaining("Retry-After 20 s");
    }

    @Test
    void retryAfterIsReadAsAnHttpDate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(Clock.systemUTC()).plusHours(1).withZoneSameInstant(ZoneOffset.UTC));
        server.answer(json(503, "{}").withHeader("Retry-After", date.replace("Z", "GMT")));
        assertThat(failure(send(fromNewAccount(), "Hi")).getRetryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "1.5", "999999999999999999999"})
    void anInvalidRetryAfterIsIgnored(String value) {
        server.answer(json(429, "{}").withHeader("Retry-After", value));
        assertThat(failure(send(fromNewAccount(), "Hi")).getRetryAfter()).isEmpty();
    }

    @Test
    void aRetryAfterDateInThePastMeansNoDelay() {
        server.answer(json(429, "{}").withHeader("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"));
        assertThat(failure(send(fromNewAccount(), "Hi")).getRetryAfter()).hasValue(Duration.ZERO);
    }

    @Test
    void personalDataInTheResponsesTextIsMasked() {
        for (String personal : List.of(
                "919999999999",
                "+91 99999 99999",
                "+91-99999-99999",
                "(999) 999-9999",
                "asha@example.com",
                "asha.k+x@mail.example.com")) {
            server.answer(
                    400,
                    quoted("{'result': false, 'message': 'No contact " + personal + ", sorry'}")
                            .toString());
            Exchange exchange = send(fromNewAccount(), "Hi");
            InteraktException failure = failure(exchange);
            assertThat(failure.getResponseMessage().orElseThrow())
                    .startsWith("No contact")
                    .contains("***")
                    .endsWith(", sorry");
            assertThat(failure.toString()).doesNotContain(personal).doesNotContainPattern("999|asha");
            assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_MESSAGE, String.class))
                    .doesNotContain(personal);
        }
    }

    @Test
    void idsAndCodesAreNotMasked() {
        String text =
                "No approved template found with name 'order_2024_12' for 00000000-0000-4000-8000-000000000001 (131047)";
        server.answer(
                400,
                MAPPER.createObjectNode()
                        .put("result", false)
                        .put("message", text)
                        .toString());
        assertThat(failure(send(fromNewAccount(), "Hi")).getResponseMessage()).hasValue(text);
    }

    @Test
    void aLongTextIsTruncated() {
        server.answer(400, "{\"result\": false, \"message\": \"" + "x".repeat(5_000) + "\"}");
        assertThat(failure(send(fromNewAccount(), "Hi")).getMessage()).hasSizeLessThan(1_000);
    }

    @Test
    void aMessageThatIsAnObjectIsKept() {
        server.answer(400, "{\"result\": false, \"message\": {\"limit\": [\"too large\"]}}");
        assertThat(failure(send(fromNewAccount(), "Hi")).getResponseMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("too large"));
    }
}
