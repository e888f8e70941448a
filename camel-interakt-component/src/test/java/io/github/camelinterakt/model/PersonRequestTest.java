package io.github.camelinterakt.model;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A request names a person by one form of the phone. */
class PersonRequestTest {

    private final WhatsAppMessage text = WhatsAppMessage.text("Hello");

    @Test
    void theFullNumberIsWrittenUnchanged() {
        assertThat(text.to("+91 99999-99999").toJson().path("fullPhoneNumber").asText())
                .isEqualTo("+91 99999-99999");
    }

    @Test
    void theLastSetFormReplacesTheOther() {
        WhatsAppMessage whole = text.to("919999999999");
        WhatsAppMessage parts = text.withPhone("+91", "9999999999");
        assertThat(whole.withPhone("+91", "9999999999")).isEqualTo(parts);
        assertThat(parts.to("919999999999")).isEqualTo(whole);
    }

    @Test
    void nullRemovesTheNumber() {
        assertThat(text.to("919999999999").to(null)).isEqualTo(text);
        assertThat(text.withPhone("+91", "9999999999").withPhone("+91", null)).isEqualTo(text);
        assertThat(text.withUserId("crm-1001").withUserId(null)).isEqualTo(text);
    }

    @Test
    void theIdentityMayBeOmitted() {
        assertThat(text.toJson().propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("type", "data");
    }

    @Test
    void aUserIdAndAPhoneCanBeCombined() {
        assertThat(new Event("Signed Up")
                        .withUserId("crm-1001")
                        .to("919999999999")
                        .toJson()
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("event", "traits", "userId", "fullPhoneNumber");
    }
}
