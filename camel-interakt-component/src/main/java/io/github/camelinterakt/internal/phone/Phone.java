package io.github.camelinterakt.internal.phone;

import java.util.Locale;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A phone number, parsed from any notation with libphonenumber.
 *
 * <p>A number with a plus or with a separate country code must be <em>possible</em>, which means that its length fits the
 * country: the library's numbering plans lag behind the real ones, and a valid number must not be refused. Digits alone must be
 * <em>valid</em>, because a national number mistaken for an international one would send the message to another person.
 *
 * @param countryCode the calling code, such as 91
 * @param national the national significant number: digits, without the country code and without a trunk prefix
 */
public record Phone(int countryCode, String national) {

    /** Direction marks and similar characters of copied numbers, and brackets, which may contain the plus. */
    private static final Pattern INVISIBLE_OR_BRACKET = Pattern.compile("[\\p{Cf}()]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOTATION = Pattern.compile("[+＋]?[\\p{Nd} ./\\-‐-―]+");
    private static final Pattern CALLING_CODE = Pattern.compile("\\+?(?:00)?([1-9]\\d{0,2})");
    private static final Pattern COUNTRY = Pattern.compile("\\+?(\\d{1,3})|[A-Za-z]{2}");
    private static final String ADVICE = ": use the international format, such as +91 and ten digits";
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /**
     * Validates the region of national numbers.
     *
     * @param region an ISO 3166 code of two letters, such as IN; {@code null} for none
     * @return the region, for {@link #parse(String, String)}
     * @throws IllegalArgumentException if there is no such region
     */
    public static String region(String region) {
        String known = region == null ? null : region.strip().toUpperCase(Locale.ROOT);
        if (known != null && !LIBRARY.getSupportedRegions().contains(known)) {
            throw new IllegalArgumentException("The option defaultRegion is not a region with phone numbers: " + region
                    + ". Use an ISO 3166 code of two letters, such as IN");
        }
        return known;
    }

    /**
     * Parses a number in any notation.
     *
     * @param region the region of national numbers; {@code null} to refuse them
     * @throws IllegalArgumentException if it is invalid; the message does not contain it
     */
    public static Phone parse(String notation, String region) {
        String text = checked(notation);
        if (text.startsWith("+") || text.startsWith("＋")) {
            return possible(parsed(text, null));
        }
        if (text.startsWith("00") && text.length() > 4) {
            return possible(parsed("+" + text.substring(2), null));
        }
        PhoneNumber national = region == null ? null : parsed(text, region);
        if (national != null && LIBRARY.isValidNumber(national)) {
            return phone(national);
        }
        PhoneNumber international = parsed("+" + text, null);
        if (international != null && LIBRARY.isValidNumber(international)) {
            return phone(international);
        }
        if (region != null) {
            return possible(national);
        }
        throw new IllegalArgumentException("the phone number does not start with a country code" + ADVICE
                + ", or set the option defaultRegion for national numbers");
    }

    /**
     * Parses a number with a separate country code. Removes a trunk prefix, and a country code that the number repeats.
     *
     * @throws IllegalArgumentException if they are invalid; the message does not contain the number
     */
    public static Phone ofParts(String countryCode, String number) {
        var code = CALLING_CODE.matcher(countryCode.strip());
        if (!code.matches()) {
            throw new IllegalArgumentException("countryCode is not a calling code such as +91");
        }
        int callingCode = Integer.parseInt(code.group(1));
        String region = LIBRARY.getRegionCodeForCountryCode(callingCode);
        if ("ZZ".equals(region)) {
            throw new IllegalArgumentException("countryCode +" + callingCode + " is not in use");
        }
        String text = checked(number);
        Phone phone = "001".equals(region)
                ? possible(parsed("+" + callingCode + text, null))
                : possible(parsed(text, region));
        if (phone.countryCode() != callingCode) {
            throw new IllegalArgumentException(
                    "the phone number starts with a country code other than the countryCode +" + callingCode
                            + ": set one of them");
        }
        return phone;
    }

    /**
     * The calling code of a country.
     *
     * @param country an ISO 3166 code of two letters, such as {@code IN}, or a calling code, such as {@code +91} or {@code 91}
     * @return the calling code with a plus, such as {@code +91}
     * @throws IllegalArgumentException if it is neither; the message does not contain it
     */
    public static String callingCode(String country) {
        var matcher = COUNTRY.matcher(country);
        if (matcher.matches()) {
            int ofRegion = LIBRARY.getCountryCodeForRegion(country.toUpperCase(Locale.ROOT));
            if (matcher.group(1) != null || ofRegion > 0) {
                return "+" + (matcher.group(1) != null ? matcher.group(1) : ofRegion);
            }
        }
        throw new IllegalArgumentException("the country must be a country code such as +91, or a region such as IN");
    }

    /** The API's {@code fullPhoneNumber}: country code and number, digits only. */
    public String full() {
        return countryCode + national;
    }

    /** The API's {@code countryCode}: the calling code with a plus. */
    public String plusCountryCode() {
        return "+" + countryCode;
    }

    private static String checked(String notation) {
        String text = notation == null ? "" : notation;
        text = INVISIBLE_OR_BRACKET.matcher(text).replaceAll("");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the phone number is empty");
        }
        if (!NOTATION.matcher(text).matches()) {
            throw new IllegalArgumentException("the phone number contains invalid characters" + ADVICE);
        }
        return text;
    }

    private static PhoneNumber parsed(String text, String region) {
        try {
            return LIBRARY.parse(text, region);
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    private static Phone possible(PhoneNumber number) {
        ValidationResult result =
                number == null ? ValidationResult.INVALID_LENGTH : LIBRARY.isPossibleNumberWithReason(number);
        return switch (result) {
            case IS_POSSIBLE -> phone(number);
            case IS_POSSIBLE_LOCAL_ONLY -> throw new IllegalArgumentException("the phone number lacks its area code");
            case INVALID_COUNTRY_CODE ->
                throw new IllegalArgumentException(
                        "the phone number does not start with a known country code" + ADVICE);
            case TOO_SHORT -> throw new IllegalArgumentException("the phone number is too short" + ADVICE);
            case TOO_LONG -> throw new IllegalArgumentException("the phone number is too long" + ADVICE);
            case INVALID_LENGTH ->
                throw new IllegalArgumentException("the phone number has an invalid length" + ADVICE);
        };
    }

    private static Phone phone(PhoneNumber number) {
        return new Phone(number.getCountryCode(), LIBRARY.getNationalSignificantNumber(number));
    }

    /** Omits the number, which is personal data. */
    @Override
    public String toString() {
        return "Phone[+" + countryCode + " ***]";
    }
}
