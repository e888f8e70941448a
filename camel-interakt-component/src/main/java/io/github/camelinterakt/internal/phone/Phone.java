package io.github.camelinterakt.internal.phone;

import java.util.Locale;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A phone number, read from any notation with libphonenumber.
 *
 * <p>A number with a plus, or with its country code beside it, must be <em>possible</em> (its length fits the country): the
 * numbering plans that the library knows lag behind the real ones, and a lead must not be lost over that. Bare digits must
 * be <em>valid</em>, because a national number read as an international one would send a message to a stranger.
 *
 * @param countryCode the calling code, such as 91
 * @param national the national significant number: digits, without the country code and without a trunk prefix
 */
public record Phone(int countryCode, String national) {

    /** Direction marks and the like, which come with a number that was copied, and brackets, which may hold the plus. */
    private static final Pattern INVISIBLE_OR_BRACKET = Pattern.compile("[\\p{Cf}()]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOTATION = Pattern.compile("[+＋]?[\\p{Nd} ./\\-‐-―]+");
    private static final Pattern CALLING_CODE = Pattern.compile("\\+?(?:00)?([1-9]\\d{0,2})");
    private static final Pattern COUNTRY = Pattern.compile("\\+?(\\d{1,3})|[A-Za-z]{2}");
    private static final String ADVICE = ": give it with its country code, such as +91 and ten digits";
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /**
     * Checks the region of national numbers.
     *
     * @param region an ISO 3166 code of two letters, such as IN; {@code null} for none
     * @return the region as {@link #parse(String, String)} takes it
     * @throws IllegalArgumentException if there is no such region
     */
    public static String region(String region) {
        String known = region == null ? null : region.strip().toUpperCase(Locale.ROOT);
        if (known != null && !LIBRARY.getSupportedRegions().contains(known)) {
            throw new IllegalArgumentException("The option defaultRegion is not a region that has phone numbers: "
                    + region + ". Use an ISO 3166 code of two letters, such as IN");
        }
        return known;
    }

    /**
     * Reads a number in any notation.
     *
     * @param region the region of national numbers; {@code null} if they are to be refused
     * @throws IllegalArgumentException if it is none; the message does not hold it
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
        throw new IllegalArgumentException("the phone number is not one that starts with its country code" + ADVICE
                + ", or set the option defaultRegion for national numbers");
    }

    /**
     * Reads a number that has its country code beside it. A country code that the number repeats, and a trunk prefix, are
     * dropped.
     *
     * @throws IllegalArgumentException if they are none; the message does not hold the number
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
            throw new IllegalArgumentException("the phone number has another country code than the countryCode +"
                    + callingCode + " beside it: give one of them");
        }
        return phone;
    }

    /**
     * The calling code of a country.
     *
     * @param country an ISO 3166 code of two letters, such as {@code IN}, or a calling code, such as {@code +91} or {@code 91}
     * @return the calling code with a plus, such as {@code +91}
     * @throws IllegalArgumentException if it is neither; the message does not hold it
     */
    public static String callingCode(String country) {
        var matcher = COUNTRY.matcher(country);
        if (matcher.matches()) {
            int ofRegion = LIBRARY.getCountryCodeForRegion(country.toUpperCase(Locale.ROOT));
            if (matcher.group(1) != null || ofRegion > 0) {
                return "+" + (matcher.group(1) != null ? matcher.group(1) : ofRegion);
            }
        }
        throw new IllegalArgumentException("Not a country code, such as +91 or IN");
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
            throw new IllegalArgumentException("the phone number holds characters that no phone number has" + ADVICE);
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
                throw new IllegalArgumentException("the phone number starts with no known country code" + ADVICE);
            case TOO_SHORT -> throw new IllegalArgumentException("the phone number is too short" + ADVICE);
            case TOO_LONG -> throw new IllegalArgumentException("the phone number is too long" + ADVICE);
            case INVALID_LENGTH -> throw new IllegalArgumentException("the phone number is not one" + ADVICE);
        };
    }

    private static Phone phone(PhoneNumber number) {
        return new Phone(number.getCountryCode(), LIBRARY.getNationalSignificantNumber(number));
    }

    /** Without the number, which is personal. */
    @Override
    public String toString() {
        return "Phone[+" + countryCode + " ***]";
    }
}
