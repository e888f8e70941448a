package io.github.camelinterakt.model;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that names a person, by one of two forms of the phone, or by the caller's own id. The person may be left out where
 * the endpoint or a header of the exchange names it.
 *
 * @param <S> the request's own type
 */
public abstract class PersonRequest<S> extends RequestPart<S> {

    private static final String FULL_PHONE_NUMBER = "fullPhoneNumber";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String PHONE_NUMBER = "phoneNumber";

    PersonRequest(ObjectNode json, Function<ObjectNode, S> constructor) {
        super(json, constructor);
    }

    /**
     * Names the person by the whole phone number, in place of a number given before.
     *
     * @param phone country code and number in any notation, such as {@code +91 99999-99999}; null for none
     */
    public S to(String phone) {
        return phone(null, null, phone);
    }

    /**
     * Names the person by country code and national number, in place of a number given before.
     *
     * @param countryCode such as {@code +91}; null where the endpoint's {@code defaultRegion} gives it
     * @param phoneNumber such as {@code 9999999999}; null for none
     */
    public S withPhone(String countryCode, String phoneNumber) {
        return phone(phoneNumber == null ? null : countryCode, phoneNumber, null);
    }

    /** Names the person by the caller's own id; beside a phone, {@code trackUser} gives the contact this id. */
    public S withUserId(String userId) {
        return set(userId, "userId");
    }

    /** The API takes one form in a request, never both. */
    private S phone(String countryCode, String phoneNumber, String fullPhoneNumber) {
        return change(json -> {
            json.remove(List.of(COUNTRY_CODE, PHONE_NUMBER, FULL_PHONE_NUMBER));
            json.setAll(json(COUNTRY_CODE, countryCode, PHONE_NUMBER, phoneNumber, FULL_PHONE_NUMBER, fullPhoneNumber));
        });
    }
}
