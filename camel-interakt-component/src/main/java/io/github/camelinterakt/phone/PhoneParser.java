package io.github.camelinterakt.phone;

import java.util.Locale;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Reads phone numbers with libphonenumber.
 *
 * <p>A number with a plus, or with its country code beside it, must be <em>possible</em> (its length fits the country): the
 * numbering plans that the library knows lag behind the real ones, and a lead must not be lost over that. Bare digits must
 * be <em>valid</em>, because a national number read as an international one would send a message to a stranger.
 */
public final class PhoneParser {

    /** Direction marks and the like, which come with a number that was copied, and brackets, which may hold the plus. */
    private static final Pattern INVISIBLE_OR_BRACKET = Pattern.compile("[\\p{Cf}()]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOTATION = Pattern.compile("[+＋]?[\\p{Nd} ./\\-‐-―]+");
    private static final Pattern CALLING_CODE = Pattern.compile("\\+?(?:00)?([1-9]\\d{0,2})");
    private static final String ADVICE = ": give it with its country code, such as +91 and ten digits";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    /**
     * A parser.
     *
     * @param defaultRegion the ISO 3166 code (such as IN) of the country that national numbers are of; {@code null} if they
     *     are to be refused
     * @throws IllegalArgumentException if there is no such region
     */
    public PhoneParser(String defaultRegion) {
        this.defaultRegion =
                defaultRegion == null ? null : defaultRegion.strip().toUpperCase(Locale.ROOT);
        if (this.defaultRegion != null && !library.getSupportedRegions().contains(this.defaultRegion)) {
            throw new IllegalArgumentException("The option defaultRegion is not a region that has phone numbers: "
                    + defaultRegion + ". Use an ISO 3166 code of two letters, such as IN");
        }
    }

    /**
     * Reads a number in any notation.
     *
     * @throws IllegalArgumentException if it is none; the message does not hold it
     */
    public Phone parse(String notation) {
        Phone indian = IndianMobile.of(notation, defaultRegion);
        return indian != null ? indian : parseAny(notation);
    }

    private Phone parseAny(String notation) {
        String text = checked(notation);
        if (text.startsWith("+") || text.startsWith("＋")) {
            return possible(parsed(text, null));
        }
        if (text.startsWith("00") && text.length() > 4) {
            return possible(parsed("+" + text.substring(2), null));
        }
        if (defaultRegion != null) {
            PhoneNumber national = parsed(text, defaultRegion);
            if (national != null && library.isValidNumber(national)) {
                return phone(national);
            }
            PhoneNumber international = parsed("+" + text, null);
            if (international != null && library.isValidNumber(international)) {
                return phone(international);
            }
            return possible(national);
        }
        return valid(parsed("+" + text, null));
    }

    /**
     * Reads a number that has its country code beside it. A country code that the number repeats, and a trunk prefix, are
     * dropped.
     *
     * @throws IllegalArgumentException if they are none; the message does not hold the number
     */
    public Phone parse(String countryCode, String number) {
        Phone indian = IndianMobile.ofParts(countryCode, number);
        return indian != null ? indian : parseAny(countryCode, number);
    }

    private Phone parseAny(String countryCode, String number) {
        var code = CALLING_CODE.matcher(countryCode.strip());
        if (!code.matches()) {
            throw new IllegalArgumentException("countryCode is not a calling code such as +91");
        }
        int callingCode = Integer.parseInt(code.group(1));
        String region = library.getRegionCodeForCountryCode(callingCode);
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

    private PhoneNumber parsed(String text, String region) {
        try {
            return library.parse(text, region);
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    private Phone possible(PhoneNumber number) {
        ValidationResult result =
                number == null ? ValidationResult.INVALID_LENGTH : library.isPossibleNumberWithReason(number);
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

    private Phone valid(PhoneNumber number) {
        if (number == null || !library.isValidNumber(number)) {
            throw new IllegalArgumentException("the phone number is not one that starts with its country code" + ADVICE
                    + ", or set the option defaultRegion for national numbers");
        }
        return phone(number);
    }

    private Phone phone(PhoneNumber number) {
        return new Phone(number.getCountryCode(), library.getNationalSignificantNumber(number));
    }
}
