package io.github.camelinterakt.model;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A request names a person by one form of the phone. */
class PersonBuilderTest {

    private final TextMessageBuilder text = WhatsAppMessage.text("Hello");

    @Test
    void theWholeNumberIsWrittenAsGiven() {
        assertThat(text.to("+91 99999-99999")
                        .build()
                        .toJson()
                        .path("fullPhoneNumber")
                        .asText())
                .isEqualTo("+91 99999-99999");
    }

    @Test
    void bothFormsAreRefusedWhicheverComesFirst() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> WhatsAppMessage.text("Hello").to("919999999999").phone("+91", "9999999999"))
                .withMessageContaining("do not call phone(countryCode, phoneNumber)")
                .withMessageNotContaining("9999");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        WhatsAppMessage.text("Hello").phone("+91", "9999999999").to("919999999999"))
                .withMessageContaining("do not call to(phone)")
                .withMessageNotContaining("9999");
    }

    @Test
    void theFormMayBeChangedByTakingTheOtherAway() {
        assertThat(text.to("919999999999").to(null).phone("+91", "9999999999").build())
                .isEqualTo(
                        WhatsAppMessage.text("Hello").phone("+91", "9999999999").build());
        assertThat(text.phone("+91", null).to("919999999999").build())
                .isEqualTo(WhatsAppMessage.text("Hello").to("919999999999").build());
    }

    @Test
    void aPersonMayBeLeftToTheEndpoint() {
        assertThat(text.build().toJson().propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("type", "data");
    }

    @Test
    void aUserIdMayStandBesideAPhone() {
        assertThat(Event.builder("Signed Up")
                        .userId("crm-1001")
                        .to("919999999999")
                        .build()
                        .toJson())
                .hasSize(4);
    }

    @Test
    void aPrintedPersonTellsWhatIsGivenButNoNumber() {
        assertThat(new Person("+91", "9999999999", null, "crm-1001"))
                .hasToString("Person[countryCode=given, phoneNumber=given, fullPhoneNumber=absent, userId=given]");
    }
}
