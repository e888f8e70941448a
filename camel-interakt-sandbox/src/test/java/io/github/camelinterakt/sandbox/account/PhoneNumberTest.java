package io.github.camelinterakt.sandbox.account;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "919999999999, +91, 9999999999",
        "+919999999999, +91, 9999999999",
        "12025550123, +1, 2025550123",
        "79999999999, +7, 9999999999",
        "376999999, +376, 999999",
        "9719999999, +971, 9999999"
    })
    void aFullNumberIsSplitAfterItsCountryCode(String full, String countryCode, String national) {
        PhoneNumber phone = PhoneNumber.ofFull(full);

        assertThat(phone).isEqualTo(new PhoneNumber(countryCode, national));
        assertThat("+" + phone.full()).endsWith(full);
    }
}
