package io.github.camelinterakt.internal.phone;

import java.math.BigDecimal;
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
 * <em>valid</em>, because a number read with another country code would send the message to another person. A number that
 * Interakt posts is <em>complete</em>: it starts with its country code, and WhatsApp has delivered to it. An exception's message
 * does not contain the number.
 */
public record Phone(int countryCode, String national) {

    /** Direction marks and similar characters of copied numbers, and brackets, which may contain the plus. */
    private static final Pattern INVISIBLE_OR_BRACKET = Pattern.compile("[\\p{Cf}()]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOTATION = Pattern.compile("[+＋]?[\\p{Nd} ./\\-‐-―]+");
    private static final Pattern FLOAT = Pattern.compile("([^.]*\\p{Nd})\\.0+");
    private static final Pattern EXPONENT = Pattern.compile("(\\d(?:\\.\\d+)?)[eE]\\+?\\d+");
    private static final Pattern CALLING_CODE = Pattern.compile("\\+?(?:00)?([1-9]\\d{0,2})(?:\\.0+)?");
    /** E.164 allows 15 digits. */
    private static final Pattern COMPLETE = Pattern.compile("\\d{8,15}");

    private static final Pattern COUNTRY = Pattern.compile("\\+?(\\d{1,3})|[A-Za-z]{2}");
    private static final String ADVICE = ": use the international format, such as +91 and ten digits";
    private static final String INDIA = "IN";
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** Validates the region of national numbers, which may be null, and loads its metadata so that no message waits for it. */
    public static String region(String region) {
        String known = region == null ? null : region.strip().toUpperCase(Locale.ROOT);
        if (known != null && !LIBRARY.getSupportedRegions().contains(known)) {
            throw new IllegalArgumentException("The option defaultRegion is not a region with phone numbers: " + region
                    + ". Use an ISO 3166 code of two letters, such as IN");
        }
        var unused = LIBRARY.getCountryCodeForRegion(known == null ? INDIA : known);
        return known;
    }

    /** Parses a number in any notation: without a plus it is national if it is valid in the region, else complete. */
    public static Phone parse(String notation, String region) {
        String text = withPlus(checked(notation));
        if (text.startsWith("+")) {
            return possible(parsed(text, null));
        }
        PhoneNumber national = national(text, region);
        PhoneNumber valid = isValid(national) ? national : parsed("+" + text, null);
        if (isValid(valid)) {
            return phone(valid);
        }
        throw new IllegalArgumentException(
                region == null
                        ? "the phone number does not start with a country code" + ADVICE
                                + ", or set the option defaultRegion for national numbers"
                        : "the phone number is valid neither in " + region + " nor with a country code" + ADVICE);
    }

    /**
     * Parses a number that has its country code, as Interakt posts it. It is national only if it is not valid as it is and is
     * valid in the region; else it is taken digit for digit, because the library takes some WhatsApp ids for invalid, such as
     * those of Mexico that begin with 521.
     */
    public static Phone parseComplete(String notation, String region) {
        String text = withPlus(checked(notation));
        PhoneNumber complete = parsed(text.startsWith("+") ? text : "+" + text, null);
        if (isValid(complete)) {
            return phone(complete);
        }
        PhoneNumber national = text.startsWith("+") ? null : national(text, region);
        if (isValid(national)) {
            return phone(national);
        }
        String digits = PhoneNumberUtil.normalizeDigitsOnly(text);
        if (complete == null || !COMPLETE.matcher(digits).matches()) {
            return parse(notation, region);
        }
        int callingCode = complete.getCountryCode();
        return new Phone(
                callingCode, digits.substring(Integer.toString(callingCode).length()));
    }

    /** The option of a URI, in which a plus was decoded to a space. */
    public static String restorePlus(String option) {
        return option.startsWith(" ") ? "+" + option.strip() : option;
    }

    /** Whether two notations have the same digits. */
    public static boolean isSame(String one, String other) {
        return PhoneNumberUtil.normalizeDigitsOnly(one).equals(PhoneNumberUtil.normalizeDigitsOnly(other));
    }

    /** Parses a number with a separate country code. Removes a trunk prefix, and a country code that the number repeats. */
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

    /** The calling code with a plus of a country: an ISO 3166 code, such as {@code IN}, or a calling code with or without a plus. */
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

    private static String withPlus(String text) {
        if (text.startsWith("＋")) {
            return "+" + text.substring(1);
        }
        return text.startsWith("00") && text.length() > 4 ? "+" + text.substring(2) : text;
    }

    private static PhoneNumber national(String text, String region) {
        return region == null ? null : parsed(text, region);
    }

    private static boolean isValid(PhoneNumber number) {
        return number != null && LIBRARY.isValidNumber(number);
    }

    private static String checked(String notation) {
        String text = notation == null ? "" : notation;
        text = INVISIBLE_OR_BRACKET.matcher(text).replaceAll("");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the phone number is empty");
        }
        var exponential = EXPONENT.matcher(text);
        if (exponential.matches()) {
            text = new BigDecimal(text).toPlainString();
            if (exponential.group(1).replace(".", "").length() < text.length()) {
                throw new IllegalArgumentException(
                        "the phone number has an exponent, and may have lost digits: format the column as text");
            }
        }
        if (!NOTATION.matcher(text).matches()) {
            throw new IllegalArgumentException("the phone number contains invalid characters" + ADVICE);
        }
        // A spreadsheet made a number of it.
        var number = FLOAT.matcher(text);
        return number.matches() ? number.group(1) : text;
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
