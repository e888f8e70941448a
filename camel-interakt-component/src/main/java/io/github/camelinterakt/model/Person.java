package io.github.camelinterakt.model;

/**
 * The person whom a request names, as it is written on the wire. Users name a person with
 * {@link PersonBuilder#to(String)} or {@link PersonBuilder#phone(String, String)}.
 *
 * @param countryCode     the country's calling code, or null; goes with {@code phoneNumber}
 * @param phoneNumber     the national number, or null
 * @param fullPhoneNumber country code and number in one, or null
 * @param userId          the caller's own id of the person, or null
 */
public record Person(String countryCode, String phoneNumber, String fullPhoneNumber, String userId) {

    /** Tells which parts are given, never their values. */
    @Override
    public String toString() {
        return "Person[countryCode=" + given(countryCode) + ", phoneNumber=" + given(phoneNumber) + ", fullPhoneNumber="
                + given(fullPhoneNumber) + ", userId=" + given(userId) + "]";
    }

    private static String given(String value) {
        return value == null ? "absent" : "given";
    }
}
