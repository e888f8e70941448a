package io.github.camelinterakt.phone;

/**
 * Reads the plain notations of Indian mobile numbers without the library, which needs as long for one number as HttpClient
 * for a third of a call. Interakt is an Indian service: this is the number that most calls carry. Whatever it does not know
 * at sight, it leaves to the library; it never reads a number differently.
 */
final class IndianMobile {

    private static final int COUNTRY_CODE = 91;
    private static final int LENGTH = 10;

    private IndianMobile() {}

    /** The number in {@code +91} or {@code 91} and ten digits, or in ten digits in India; else null. */
    static Phone of(String notation, String defaultRegion) {
        if (notation == null) {
            return null;
        }
        int start = notation.length() - LENGTH;
        boolean known = start == 0 && "IN".equals(defaultRegion)
                || start == 2 && notation.startsWith("91")
                || start == 3 && notation.startsWith("+91");
        return known ? ofNational(notation, start) : null;
    }

    /** The number that has {@code +91} or {@code 91} beside its ten digits; else null. */
    static Phone ofParts(String countryCode, String number) {
        boolean known = number.length() == LENGTH && ("+91".equals(countryCode) || "91".equals(countryCode));
        return known ? ofNational(number, 0) : null;
    }

    /** Ten digits, the first from 6 to 9: a mobile number by India's numbering plan. */
    private static Phone ofNational(String text, int start) {
        char first = text.charAt(start);
        if (first < '6' || first > '9') {
            return null;
        }
        for (int i = start + 1; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
        }
        return new Phone(COUNTRY_CODE, text.substring(start));
    }
}
