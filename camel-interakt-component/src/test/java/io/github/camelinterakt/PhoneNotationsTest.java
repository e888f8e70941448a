package io.github.camelinterakt;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** Every notation of a phone number is converted to the form that the operation expects. */
class PhoneNotationsTest extends ApiTest {

    private static final String AGENT = "assignChat?agentEmail=agent@example.com";

    /** Notations that hold their country code. */
    static Stream<Object> international() {
        return Stream.of(
                "919999999999",
                "+919999999999",
                "+91 99999 99999",
                "+91 99999-99999",
                "+91.99999.99999",
                "+91 (99999) 99999",
                "(+91) 99999 99999",
                "+91/99999/99999",
                "  +91 99999 99999 ",
                "91 99999 99999",
                "00919999999999",
                "0091 99999 99999",
                "+91 0 99999 99999",
                "+91 (0) 99999 99999",
                "＋９１９９９９９９９９９９",
                "９１９９９９９９９９９９",
                "+९१ ९९९९९ ९९९९९",
                "९१९९९९९९९९९९",
                "\u202a+91 99999 99999\u202c",
                "\u200e+919999999999",
                "+91\u00a099999\u00a099999",
                "+91\u201099999\u201399999",
                919999999999L);
    }

    /** Notations that a route's country completes. */
    static Stream<Object> national() {
        return Stream.of("9999999999", "99999 99999", "09999999999", "0 99999-99999", "९९९९९ ९९९९९", 9999999999L);
    }

    @ParameterizedTest
    @MethodSource("international")
    void aMessageHasTheFullNumber(Object notation) {
        sent("message?type=Text", "Hi", InteraktConstants.TO, notation);
        assertThat(phoneOf(server.document())).isEqualTo(quoted("{'fullPhoneNumber': '919999999999'}"));
    }

    @ParameterizedTest
    @MethodSource("international")
    void aDocumentsFullNumberIsNormalized(Object notation) {
        sent("trackUser", Map.of("fullPhoneNumber", notation));
        assertThat(phoneOf(server.document())).isEqualTo(quoted("{'fullPhoneNumber': '919999999999'}"));
    }

    @ParameterizedTest
    @MethodSource("international")
    void anRcsMessageHasCountryCodeAndNumber(Object notation) {
        sent("rcsMessage?type=Text", "Hi", InteraktConstants.TO, notation);
        assertThat(phoneOf(server.document())).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
    }

    @ParameterizedTest
    @MethodSource("international")
    void aLookUpUsesTheNumberWithoutItsCountryCode(Object notation) {
        sent("getUser", notation);
        assertThat(server.request().getUrl())
                .isEqualTo(RecordingServer.BASE_PATH + "/apis/users/phone_number/9999999999");
    }

    @ParameterizedTest
    @MethodSource("international")
    void anAssignmentUsesTheFullNumber(Object notation) {
        sent(AGENT, Map.of("user_phone_number", notation));
        assertThat(server.document().path("user_phone_number").textValue()).isEqualTo("919999999999");
    }

    @ParameterizedTest
    @MethodSource("national")
    void aNationalNumberBelongsToTheDefaultRegion(Object notation) {
        sent("message?type=Text&defaultRegion=IN", "Hi", InteraktConstants.TO, notation);
        assertThat(phoneOf(server.document())).isEqualTo(quoted("{'fullPhoneNumber': '919999999999'}"));
    }

    @ParameterizedTest
    @MethodSource("international")
    void aDefaultRegionDoesNotChangeInternationalNumbers(Object notation) {
        sent("message?type=Text&defaultRegion=IN", "Hi", InteraktConstants.TO, notation);
        assertThat(phoneOf(server.document())).isEqualTo(quoted("{'fullPhoneNumber': '919999999999'}"));
    }

    @ParameterizedTest
    @MethodSource("national")
    void aSeparateCountryCodeAppliesToANationalNumber(Object notation) {
        for (Object countryCode : List.of("+91", "91", "0091", 91, " +91 ")) {
            server.wireMock().resetRequests();
            sent("trackUser", Map.of("countryCode", countryCode, "phoneNumber", notation));
            assertThat(server.document()).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
        }
    }

    @ParameterizedTest
    @MethodSource("international")
    void aRepeatedCountryCodeIsRemoved(Object notation) {
        sent("trackUser", Map.of("countryCode", "+91", "phoneNumber", notation));
        assertThat(server.document()).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
    }

    @Test
    void aPhoneNumberAloneMayContainItsCountryCode() {
        sent("trackUser", Map.of("phoneNumber", "+91 99999 99999"));
        assertThat(server.document()).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
    }

    @Test
    void aNumberUnknownToTheLibraryIsSentIfItsLengthIsPossible() {
        sent("trackUser", Map.of("countryCode", "+91", "phoneNumber", "1999999999"));
        assertThat(server.document()).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '1999999999'}"));
    }

    @Test
    void nullPhoneFieldsAreOmitted() {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("userId", "crm-1001"));
        body.put("fullPhoneNumber", null);
        body.put("countryCode", null);
        body.put("phoneNumber", null);
        sent("trackUser", body);
        assertThat(server.document()).isEqualTo(quoted("{'userId': 'crm-1001'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyUserIdBesideAPhoneIsLeftOut(String userId) {
        sent("trackUser", Map.of("userId", userId, "fullPhoneNumber", "919999999999"));
        assertThat(server.document()).isEqualTo(quoted("{'fullPhoneNumber': '919999999999'}"));
    }

    @Test
    void aNumericUserIdBecomesText() {
        sent("trackUser", Map.of("userId", 1001));
        assertThat(server.document()).isEqualTo(quoted("{'userId': '1001'}"));
    }

    @Test
    void otherCountriesKeepTheirTrunkDigits() {
        // In Italy the leading zero belongs to the number.
        sent("trackUser", Map.of("fullPhoneNumber", "+39 06 1234 5678"));
        assertThat(server.document()).isEqualTo(quoted("{'fullPhoneNumber': '390612345678'}"));
    }

    @Test
    void aLookUpSelectsTheContactOfTheRequestedCountry() {
        server.answer(
                200,
                ("{'result': true, 'data': {'customers': ["
                                + "{'id': 'us', 'country_code': '+1', 'phone_number': '9999999999'},"
                                + "{'id': 'in', 'country_code': '+91', 'phone_number': '9999999999'}]}}")
                        .replace('\'', '"'));
        Exchange exchange = sent("getUser", "+91 99999 99999");
        assertThat(exchange.getMessage().getBody(Contact.class).getId()).isEqualTo("in");
    }

    @Test
    void aLookUpReturnsNoContactOfAnotherCountry() {
        server.answer(
                200,
                ("{'result': true, 'data': {'customers': ["
                                + "{'id': 'us', 'country_code': '+1', 'phone_number': '9999999999'}]}}")
                        .replace('\'', '"'));
        assertThat(sent("getUser", "+91 99999 99999").getMessage().getBody()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'customers': []}", "{}", "{'customers': null}"})
    void aLookUpWithoutMatchReturnsNull(String data) {
        server.answer(200, ("{'result': true, 'message': 'Customers', 'data': " + data + "}").replace('\'', '"'));
        Exchange exchange = sent("getUser", "+91 99999 99999");
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
    }

    @Test
    void aContactWithoutACountryCodeMatchesEveryCountry() {
        server.answer(200, "{'result': true, 'data': {'customers': [{'id': 'a'}]}}".replace('\'', '"'));
        assertThat(sent("getUser", "+91 99999 99999")
                        .getMessage()
                        .getBody(Contact.class)
                        .getId())
                .isEqualTo("a");
    }

    @Test
    void headersOfALookUpOverrideTheBody() {
        sent("getUser", "12025550123", InteraktConstants.PHONE, "+91 99999 99999");
        assertThat(server.request().getUrl()).endsWith("/phone_number/9999999999");
        server.wireMock().resetRequests();
        sent("getUser", "12025550123", InteraktConstants.PHONE, "919999999999", InteraktConstants.USER_ID, "crm-1001");
        assertThat(server.request().getUrl()).endsWith("/id/crm-1001");
    }

    @Test
    void aLookUpAcceptsAMap() {
        sent("getUser", Map.of("countryCode", "+91", "phoneNumber", "99999 99999"));
        assertThat(server.request().getUrl()).endsWith("/phone_number/9999999999");
        server.wireMock().resetRequests();
        sent("getUser", "{\"userId\": \"crm-1001\"}");
        assertThat(server.request().getUrl()).endsWith("/id/crm-1001");
    }

    private static JsonNode phoneOf(JsonNode document) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) document)
                .retain("fullPhoneNumber", "countryCode", "phoneNumber");
    }
}
