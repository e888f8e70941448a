package io.github.camelinterakt.phone;

import java.util.Locale;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Tells a country's calling code, of whatever names the country. */
public final class CallingCode {

    private static final Pattern REGION = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern CODE = Pattern.compile("\\+?\\d{1,3}");

    private CallingCode() {}

    /**
     * The calling code.
     *
     * @param country an ISO 3166 code of two letters, such as {@code IN}, or a calling code, such as {@code +91} or {@code 91}
     * @return the calling code with a plus, such as {@code +91}
     * @throws IllegalArgumentException if it is neither; the message does not hold it
     */
    public static String of(String country) {
        if (CODE.matcher(country).matches()) {
            return country.startsWith("+") ? country : "+" + country;
        }
        if (REGION.matcher(country).matches()) {
            int code = PhoneNumberUtil.getInstance().getCountryCodeForRegion(country.toUpperCase(Locale.ROOT));
            if (code > 0) {
                return "+" + code;
            }
        }
        throw new IllegalArgumentException("Not a country code, such as +91 or IN");
    }
}
