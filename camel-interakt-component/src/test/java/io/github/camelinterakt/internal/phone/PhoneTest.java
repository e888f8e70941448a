package io.github.camelinterakt.internal.phone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A phone number is read in any notation, and never shown. */
class PhoneTest {

    private static final Phone PHONE = new Phone(91, "9999999999");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+919999999999",
                "919999999999",
                "00919999999999",
                "+91 99999-99999",
                "(+91) 99999 99999",
                "\u202a+91\u00a099999\u00a099999\u202c",
                "＋９１ ９９９９９ ９９９９９"
            })
    void everyNotationWithACountryCodeIsTheSameNumber(String notation) {
        assertThat(Phone.parse(notation, null)).isEqualTo(PHONE);
        assertThat(Phone.parse(notation, "IN")).isEqualTo(PHONE);
        assertThat(Phone.parse(notation, "US")).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "09999999999", "99999 99999"})
    void aNationalNumberNeedsItsRegion(String notation) {
        assertThat(Phone.parse(notation, Phone.region(" in "))).isEqualTo(PHONE);
        assertThatThrownBy(() -> Phone.parse(notation, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("defaultRegion")
                .hasMessageNotContaining("99999");
    }

    @ParameterizedTest
    @CsvSource({"+91,9999999999", "91,09999999999", "0091,919999999999", "+91,+919999999999"})
    void aSeparateCountryCodeIsNotDuplicated(String countryCode, String number) {
        Phone phone = Phone.ofParts(countryCode, number);
        assertThat(phone).isEqualTo(PHONE);
        assertThat(phone.full()).isEqualTo("919999999999");
        assertThat(phone.plusCountryCode()).isEqualTo("+91");
    }

    @ParameterizedTest
    @CsvSource({"IN,+91", "us,+1", "91,+91", "+44,+44"})
    void aCountryIsNamedByItsRegionOrItsCallingCode(String country, String callingCode) {
        assertThat(Phone.callingCode(country)).isEqualTo(callingCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "India", "+", "1234", ""})
    void anUnknownCountryIsRefused(String country) {
        assertThatThrownBy(() -> Phone.callingCode(country)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRegionWithoutPhoneNumbersIsRefused() {
        assertThat(Phone.region(null)).isNull();
        assertThatThrownBy(() -> Phone.region("Nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO 3166");
    }

    @Test
    void theNumberIsNotShown() {
        assertThat(PHONE.toString()).doesNotContain("9999999999");
    }
}
