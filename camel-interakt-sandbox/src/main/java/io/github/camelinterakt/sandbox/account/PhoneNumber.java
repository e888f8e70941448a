package io.github.camelinterakt.sandbox.account;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.api.JsonValues;

/** A phone number, split into country code and national number as in the API. */
public record PhoneNumber(String countryCode, String national) {

    /** The country calling codes of one and two digits (ITU-T E.164); all others have three, and none is a prefix of another. */
    private static final Set<String> SHORT_COUNTRY_CODES = Set.of(
            "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
            "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
            "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

    public static PhoneNumber ofFull(String full) {
        String digits = full.startsWith("+") ? full.substring(1) : full;
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException(
                    "A full phone number must have 7 to 15 digits, country code included, such as 919999999999, but it"
                            + " has " + full.length() + " characters");
        }
        int length = SHORT_COUNTRY_CODES.contains(digits.substring(0, 1))
                ? 1
                : SHORT_COUNTRY_CODES.contains(digits.substring(0, 2)) ? 2 : 3;
        return new PhoneNumber("+" + digits.substring(0, length), digits.substring(length));
    }

    /** Reads the phone number of a request in either of its two forms. */
    public static PhoneNumber of(JsonNode request) {
        String full = JsonValues.text(request, "fullPhoneNumber");
        if (full != null) {
            return ofFull(full);
        }
        String national = JsonValues.text(request, "phoneNumber");
        return national == null ? null : new PhoneNumber(JsonValues.text(request, "countryCode"), national);
    }

    public String full() {
        return countryCode.substring(1) + national;
    }

    /** Prints the country code only: the number is personal data. */
    @Override
    public String toString() {
        return "PhoneNumber[" + countryCode + "]";
    }
}
