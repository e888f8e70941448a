package io.github.camelinterakt;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** What Interakt and other servers respond with beside what the API's documentation says. */
class OddResponsesTest extends ApiTest {

    private static final String ASSIGN = "assignChat?agentEmail=agent@example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['Chat is already assigned to same agent']",
                "'Chat is already assigned to same agent'",
                "['Chat is already assigned to the same agent.']",
                "'CHAT IS ALREADY ASSIGNED TO SAME AGENT'"
            })
    void anAssignmentMayBeRepeated(String message) {
        answer(400, "{'result': false, 'message': " + message + "}");
        Exchange exchange = sent(ASSIGN, null, InteraktConstants.PHONE, "919999999999");
        assertThat(exchange.getMessage().getBody(ApiResponse.class).getMessage())
                .isEqualTo(message.replaceAll("[\\[\\]']", ""));
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
    }

    @Test
    void aListOfMessagesIsShownAsText() {
        answer(400, "{'result': false, 'message': ['Agent not found', 'Chat not found']}");
        InteraktException failure = failure(send(ASSIGN, null, InteraktConstants.PHONE, "919999999999"));
        assertThat(failure.getResponseMessage()).contains("Agent not found; Chat not found");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aContactThatDoesNotExistIsNull() {
        answer(404, "{'result': false, 'message': 'Customer not found'}");
        Exchange exchange = sent("getUser", "+91 99999 99999");
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(404);
        assertThat(exchange.getMessage().getBody(Contact.class)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"404,getUser", "404,trackUser", "405,trackUser", "501,trackUser", "403,trackUser", "400,trackUser"})
    void aPageOfAnotherServerPointsToBaseUrl(int status, String operation) {
        answer(status, "\n<!DOCTYPE html><html><body>Not here</body></html>");
        InteraktException failure = failure(send(operation, Map.of("userId", "crm-1001")));
        assertThat(failure.getReason()).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure).hasMessageContaining("The response is an HTML page: check baseUrl");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "404 page not found"})
    void aTextOfAnotherServerPointsToBaseUrl(String body) {
        answer(404, body);
        InteraktException failure = failure(send("trackUser", Map.of("userId", "crm-1001")));
        assertThat(failure.getReason()).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(failure).hasMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {'timestamp': '2026-11-27T00:00:00Z', 'status': 404, 'error': 'Not Found', 'path': '/v1'}",
                "404 | {'detail': 'Not Found'}",
                "404 | 'no'",
                "405 | {'message': 'Method Not Allowed'}",
                "501 | {}",
                "501 | []",
                "501 | Not Implemented"
            })
    void aJsonErrorOfAnotherServerPointsToBaseUrl(int status, String body) {
        answer(status, body);
        InteraktException failure = failure(send("trackUser", Map.of("userId", "crm-1001")));
        assertThat(failure.getReason()).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure).hasMessageContaining("check baseUrl");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "403,message,Advanced",
        "200,message,Advanced",
        "201,message,Advanced",
        "403,trackUser,Growth",
        "402,trackUser,Growth"
    })
    void thePlanThatTheOperationNeedsIsNamed(int status, String operation, String plan) {
        answer(status, "{'result': false, 'message': 'API not supported on your account'}");
        InteraktException failure = failure(
                operation.equals("message")
                        ? send("message?type=Text", "Hi", InteraktConstants.TO, "919999999999")
                        : send(operation, Map.of("userId", "crm-1001")));
        assertThat(failure.getReason()).isEqualTo(Reason.NOT_ON_PLAN);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure).hasMessageContaining(plan);
        assertThat(failure.getMessage().contains("Advanced")).isEqualTo(plan.equals("Advanced"));
    }

    /** Of a gateway, or of a proxy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "502 | upstream connect error                         | upstream connect error",
                "500 | Oops: +91 99999 99999 is not reachable         | Oops: *** is not reachable",
                "502 | try\\tlater\\r\\nERROR forged                      | try later ERROR forged",
                "400 | {'detail': 'Invalid page.'}                    | {'detail': 'Invalid page.'}",
                "400 | ['Agent not found']                            | ['Agent not found']",
                "500 | asha@example.com: (+91) 99999-99999            | ***: (***",
                "500 | \\033[31mred\\033[0m                             | [31mred",
                "403 | error code: 1015                               | error code: 1015",
                "401 | no such key: examplekey                        | no such key: ***"
            })
    void theBeginningOfABodyThatIsNotTheUsualJsonIsShown(int status, String body, String shown) {
        answer(status, body.translateEscapes());
        InteraktException failure = failure(send("trackUser?maximumRetries=0", Map.of("userId", "crm-1")));
        assertThat(failure).hasMessageContaining(shown.replace('\'', '"')).hasMessageNotContaining("99999");
        assertThat(failure.getMessage()).doesNotContainPattern("\\p{Cc}");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 180, 185, 190, 194, 198, 200, 5_000})
    void atMost200CharactersOfSuchABodyAreShown(int before) {
        answer(500, "x".repeat(before) + " 919999999999 " + "y".repeat(5_000));
        String shown = failure(send("trackUser?maximumRetries=0", Map.of("userId", "crm-1")))
                .getResponseMessage()
                .orElseThrow();
        assertThat(shown).hasSizeLessThanOrEqualTo(200).doesNotContain("9");
    }

    @Test
    void anErrorTextForgesNoLineOfALog() {
        answer(400, "{'result': false, 'message': 'Bad\\r\\nERROR forged\\u001b[2J\\u2028\\u202eof +91 99999 99999'}");
        InteraktException failure = failure(send("trackUser", Map.of("userId", "crm-1001")));
        assertThat(failure.getMessage())
                .contains("Bad ERROR forged [2J of ***")
                .doesNotContain("\n", "\r", "\u001b", "\u202e");
        assertThat(failure.getResponseMessage()).contains("Bad ERROR forged [2J of ***");
    }

    static List<Object> withoutFilters() {
        return java.util.Arrays.asList(
                null, "", "{}", "[]", "null", "{\"filters\": null}", Map.of(), List.of(), Map.of("filters", List.of()));
    }

    /** A public integration saw an empty list of filters refused with 400. */
    @ParameterizedTest
    @MethodSource("withoutFilters")
    void allContactsAreListedByAFilterThatEachOfThemPasses(Object body) {
        sent("getUsers", body);
        assertThat(server.document())
                .isEqualTo(quoted(
                        "{'filters': [{'trait': 'created_at_utc', 'op': 'gt', 'val': '2000-01-01T00:00:00.000Z'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void eachFormOfADateInRetryAfterIsRead(String date) {
        server.answer(new ResponseDefinitionBuilder()
                .withStatus(503)
                .withHeader("Retry-After", date)
                .withBody("{}"));
        InteraktException failure = failure(send("message?type=Text", "Hi", InteraktConstants.TO, "919999999999"));
        assertThat(failure.getRetryAfter()).contains(java.time.Duration.ZERO);
    }

    private void answer(int status, String body) {
        server.answer(status, body.replace('\'', '"'));
    }
}
