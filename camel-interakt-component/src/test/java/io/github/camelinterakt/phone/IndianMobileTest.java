package io.github.camelinterakt.phone;

import java.util.Random;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read at sight is what the library reads. */
class IndianMobileTest {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @Test
    void plainNotationsAreReadAsTheLibraryReadsThem() throws Exception {
        Random random = new Random(91);
        for (int i = 0; i < 5_000; i++) {
            String national = Long.toString(6_000_000_000L + (long) (random.nextDouble() * 4_000_000_000L));
            PhoneNumber expected = library.parse("+91" + national, null);
            Phone phone = new Phone(expected.getCountryCode(), library.getNationalSignificantNumber(expected));
            assertThat(library.isPossibleNumberWithReason(expected)).isEqualTo(ValidationResult.IS_POSSIBLE);
            assertThat(IndianMobile.of("+91" + national, null)).isEqualTo(phone);
            assertThat(IndianMobile.of("91" + national, null)).isEqualTo(phone);
            assertThat(IndianMobile.of(national, "IN")).isEqualTo(phone);
            assertThat(IndianMobile.ofParts("+91", national)).isEqualTo(phone);
            assertThat(library.parse(national, "IN")).isEqualTo(expected);
        }
    }

    @Test
    void everythingElseIsLeftToTheLibrary() {
        assertThat(IndianMobile.of(null, "IN")).isNull();
        assertThat(IndianMobile.of("9999999999", null)).isNull();
        assertThat(IndianMobile.of("9999999999", "AE")).isNull();
        assertThat(IndianMobile.of("5999999999", "IN")).isNull();
        assertThat(IndianMobile.of("+91 9999999999", null)).isNull();
        assertThat(IndianMobile.of("+9199999999x9", null)).isNull();
        assertThat(IndianMobile.of("449999999999", null)).isNull();
        assertThat(IndianMobile.ofParts("+44", "9999999999")).isNull();
        assertThat(IndianMobile.ofParts("+91", "09999999999")).isNull();
    }
}
