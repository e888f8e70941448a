package io.github.camelinterakt.phone;

/**
 * A phone number in its parts.
 *
 * @param countryCode the calling code, such as 91
 * @param national the national significant number: digits, without the country code and without a trunk prefix
 */
public record Phone(int countryCode, String national) {

    /** The API's {@code fullPhoneNumber}: country code and number, digits only. */
    public String full() {
        return countryCode + national;
    }

    /** The API's {@code countryCode}: the calling code with a plus. */
    public String plusCountryCode() {
        return "+" + countryCode;
    }

    /** Without the number, which is personal. */
    @Override
    public String toString() {
        return "Phone[+" + countryCode + " ***]";
    }
}
