package io.github.camelinterakt.model;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request about a person, who is identified by a phone number in one of two forms, or by an id in the caller's system. The
 * identification may be omitted if the endpoint or a header of the exchange contains it.
 *
 * @param <S> the request's own type
 */
public abstract class PersonRequest<S> extends RequestPart<S> {

    private static final String FULL_PHONE_NUMBER = "fullPhoneNumber";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String PHONE_NUMBER = "phoneNumber";

    PersonRequest(ObjectNode json) {
        super(json);
    }

    /** Sets country code and number, in any notation such as {@code +91 99999-99999}, or null for none. */
    public S to(String phone) {
        return phone(null, null, phone);
    }

    /**
     * Sets country code and national number, and replaces a number set before.
     *
     * @param countryCode such as {@code +91}; null to use the endpoint's {@code defaultRegion}
     * @param phoneNumber such as {@code 9999999999}; null for none
     */
    public S withPhone(String countryCode, String phoneNumber) {
        return phone(phoneNumber == null ? null : countryCode, phoneNumber, null);
    }

    /** Sets the id in the caller's system; together with a phone number, {@code trackUser} assigns the id to the contact. */
    public S withUserId(String userId) {
        return set(userId, "userId");
    }

    /** The API accepts one form in a request, never both. */
    private S phone(String countryCode, String phoneNumber, String fullPhoneNumber) {
        return change(json -> {
            json.remove(List.of(COUNTRY_CODE, PHONE_NUMBER, FULL_PHONE_NUMBER));
            json.setAll(json(COUNTRY_CODE, countryCode, PHONE_NUMBER, phoneNumber, FULL_PHONE_NUMBER, fullPhoneNumber));
        });
    }
}
