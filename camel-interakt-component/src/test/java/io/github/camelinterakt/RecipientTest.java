package io.github.camelinterakt;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A message goes to whom it is meant for, or to nobody: a country code is neither taken for a national number nor lost. */
class RecipientTest extends ApiTest {

    private static final String TEXT = "message?type=Text&defaultRegion=IN";

    /** Complete numbers of other countries, each of which is also a valid number of India. */
    @ParameterizedTest
    @ValueSource(strings = {"6591234567", "4791234567", "3546112345"})
    void thePhoneOfAnEventIsCompleteWhateverTheDefaultRegion(String phone) {
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone);
        assertThat(recipient()).isEqualTo(phone);
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone, InteraktConstants.TO, phone);
        assertThat(recipient()).isEqualTo(phone);
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone, InteraktConstants.TO, "+" + phone);
        assertThat(recipient()).isEqualTo(phone);
        sent("trackUser?defaultRegion=IN", Map.of("fullPhoneNumber", phone));
        assertThat(recipient()).isEqualTo(phone);
        sent("trackEvent?defaultRegion=IN", Map.of("event", "Replied"), InteraktConstants.PHONE, phone);
        assertThat(sentField("phoneNumber")).isEqualTo(phone.substring(phone.startsWith("354") ? 3 : 2));
    }

    @ParameterizedTest
    @CsvSource({"6591234567,916591234567", "9999999999,919999999999", "09999999999,919999999999"})
    void aNumberOfACrmIsNationalWhereItIsValidInTheDefaultRegion(String to, String recipient) {
        sent(TEXT, "Hi", InteraktConstants.TO, to);
        assertThat(recipient()).isEqualTo(recipient);
        sent(TEXT + "&to=" + to, "Hi");
        assertThat(recipient()).isEqualTo(recipient);
    }

    @ParameterizedTest
    @ValueSource(strings = {"971501234567", "12025550123", "85291234567", "447911123456"})
    void aNumberThatIsNotValidInTheDefaultRegionIsComplete(String to) {
        sent(TEXT, "Hi", InteraktConstants.TO, to);
        assertThat(recipient()).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1999999999", "999999999", "99999999999999", "+91999"})
    void aNumberThatIsValidInNoReadingIsRefused(String to) {
        InteraktException refused = refused(TEXT, "Hi", InteraktConstants.TO, to);
        assertThat(refused).hasMessageContaining("+91").hasMessageNotContaining(to);
        assertThat(refused.getOutcome()).isEqualTo(Outcome.NOT_SENT);
    }

    /** The second 1 of Mexico, the 9 of Argentina, and Brazil without its ninth digit are invalid by the numbering plans. */
    @ParameterizedTest
    @ValueSource(strings = {"5215512345678", "5491123456789", "551187654321", "22507123456"})
    void anAddressThatInteraktPostedIsUsedDigitForDigit(String phone) {
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone);
        assertThat(recipient()).isEqualTo(phone);
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone, InteraktConstants.TO, "+" + phone);
        assertThat(recipient()).isEqualTo(phone);
        sent("getUser", null, InteraktConstants.PHONE, phone);
        assertThat(phone).endsWith(server.request().getUrl().replaceAll(".*/", ""));
        server.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999.0",
                "9999999999.00",
                "9.999999999E9",
                "9.999999999E+09",
                "99999 99999.0",
                "099999-99999.00"
            })
    void aColumnOfFloatsGivesNoFurtherDigit(String phone) {
        sent(TEXT, "Hi", InteraktConstants.TO, phone);
        assertThat(recipient()).isEqualTo("919999999999");
        sent("trackUser?defaultRegion=IN", Map.of("phoneNumber", phone));
        assertThat(sentField("phoneNumber")).isEqualTo("9999999999");
        sent("trackUser", Map.of("countryCode", "91.0", "phoneNumber", phone));
        assertThat(sentField("phoneNumber")).isEqualTo("9999999999");
    }

    @Test
    void aNumberAsADoubleGivesNoFurtherDigit() {
        sent(TEXT, "Hi", InteraktConstants.TO, 9999999990.0);
        assertThat(recipient()).isEqualTo("919999999990");
        sent("trackUser?defaultRegion=IN", Map.of("phoneNumber", 9999999990.0));
        assertThat(sentField("phoneNumber")).isEqualTo("9999999990");
        sent("trackUser", Map.of("countryCode", 91.0, "phoneNumber", 9999999999.0));
        assertThat(sentField("phoneNumber")).isEqualTo("9999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+91 99999 99999.0", "91-99999-99999.00", "+919999999999.000", "९१९९९९९९९९९९.0"})
    void aCompleteNumberAsAFloatGivesNoFurtherDigit(String phone) {
        sent(TEXT, "Hi", InteraktConstants.TO, phone);
        assertThat(recipient()).isEqualTo("919999999999");
        sent(TEXT, "Hi", InteraktConstants.PHONE, phone);
        assertThat(recipient()).isEqualTo("919999999999");
    }

    /** Empty phone fields of a CRM's row beside its id say nothing of the phone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'userId': 'crm-1'",
                "'userId': 'crm-1', 'countryCode': '', 'phoneNumber': ''",
                "'userId': 'crm-1', 'countryCode': '+91', 'phoneNumber': null",
                "'userId': 'crm-1', 'fullPhoneNumber': ' '"
            })
    void aUserIdNamesNoRecipient(String person) {
        Object body = RecordingServer.quoted("{" + person + ", 'type': 'Text', 'data': {'message': 'Hi'}}");
        assertThat(refused("message", body)).hasMessageContaining("Only a phone can name the recipient of a message");
        assertThat(refused("message", body, InteraktConstants.PHONE, "6591234567"))
                .hasMessageContaining("Only a phone can name the recipient of a message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'  '", "'\\u00a0'", "'\\u200b'", "null"})
    void anEmptyUserIdIsDropped(String userId) {
        String person = "{'userId': " + userId + ", 'fullPhoneNumber': '919999999999'";
        sent("message", RecordingServer.quoted(person + ", 'type': 'Text', 'data': {'message': 'Hi'}}"));
        assertThat(server.document().has("userId")).isFalse();
        server.reset();
        sent("trackUser", RecordingServer.quoted(person + "}"));
        assertThat(server.document()).hasToString("{\"fullPhoneNumber\":\"919999999999\"}");
    }

    @Test
    void anExponentThatMayHaveLostDigitsIsRefused() {
        assertThat(refused(TEXT, "Hi", InteraktConstants.TO, "9.2E+11")).hasMessageContaining("column as text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+6591234567", "%2B6591234567", "RAW(+6591234567)"})
    void aPlusInAUriIsAPlus(String to) {
        sent(TEXT + "&to=" + to, "Hi");
        assertThat(recipient()).isEqualTo("6591234567");
    }

    @Test
    void aPlusInADynamicUriIsAPlus() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("interakt:" + TEXT + "&to=${header.phone}");
            }
        });
        template.sendBodyAndHeader("direct:dynamic", "Hi", "phone", "+6591234567");
        assertThat(recipient()).isEqualTo("6591234567");
    }

    @Test
    void whoeverWroteIsAnsweredUnlessARecipientIsNamed() {
        sent("message?type=Text", "Hi", InteraktConstants.PHONE, "6591234567");
        assertThat(recipient()).isEqualTo("6591234567");
        sent("message?type=Text", "Hi", InteraktConstants.PHONE, "6591234567", InteraktConstants.TO, "919999999999");
        assertThat(recipient()).isEqualTo("919999999999");
        sent("message?type=Text&to=919999999999", "Hi", InteraktConstants.PHONE, "6591234567");
        assertThat(recipient()).isEqualTo("919999999999");
        sent(
                "message",
                Map.of("fullPhoneNumber", "919999999999", "type", "Text", "data", Map.of("message", "Hi")),
                InteraktConstants.PHONE,
                "6591234567");
        assertThat(recipient()).isEqualTo("919999999999");
        Exchange rcs = sent("rcsMessage?type=Text", "Hi", InteraktConstants.PHONE, "6591234567");
        assertThat(rcs.getException()).isNull();
        assertThat(sentField("countryCode")).isEqualTo("+65");
    }

    private String recipient() {
        return sentField("fullPhoneNumber");
    }

    private String sentField(String name) {
        String value = server.document().path(name).asText();
        server.reset();
        return value;
    }
}
