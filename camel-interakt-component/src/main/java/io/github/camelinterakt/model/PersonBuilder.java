package io.github.camelinterakt.model;

/**
 * Builds a request that names a person by phone.
 *
 * <p>A phone has two forms, of which a request carries one: {@link #to(String)}, the whole number in any notation, or
 * {@link #phone(String, String)}, country code and national number apart. The person may be left out where the endpoint
 * or a header of the exchange names it.
 *
 * @param <T> what is built
 * @param <B> the builder's own type, which its methods return
 */
public abstract class PersonBuilder<T, B extends PersonBuilder<T, B>> extends RequestBuilder<T> {

    private String countryCode;
    private String phoneNumber;
    private String fullPhoneNumber;
    private String userId;

    /** For the builders of this model. */
    protected PersonBuilder() {}

    /**
     * Names the person by the whole phone number.
     *
     * @param phone country code and number in any notation, such as {@code +91 99999-99999} or {@code 919999999999}; the
     *              endpoint brings it into the form that the API wants. Null takes a number given before away.
     * @return this builder
     * @throws IllegalStateException if {@link #phone(String, String)} has been called
     */
    public B to(String phone) {
        if (phone != null && phoneNumber != null) {
            throw bothForms("phone(countryCode, phoneNumber)", "to(phone)");
        }
        fullPhoneNumber = phone;
        return self();
    }

    /**
     * Names the person by country code and national number.
     *
     * @param countryCode the country's calling code, such as {@code +91}; null where the endpoint's default region
     *                    says it
     * @param phoneNumber the national number, such as {@code 9999999999}. Null takes a number given before away.
     * @return this builder
     * @throws IllegalStateException if {@link #to(String)} has been called
     */
    public B phone(String countryCode, String phoneNumber) {
        if (phoneNumber != null && fullPhoneNumber != null) {
            throw bothForms("to(phone)", "phone(countryCode, phoneNumber)");
        }
        this.countryCode = phoneNumber == null ? null : countryCode;
        this.phoneNumber = phoneNumber;
        return self();
    }

    /**
     * Names the person by the caller's own id, in the builders of requests that take one.
     *
     * @param id the id, or null
     */
    protected final void setUserId(String id) {
        userId = id;
    }

    /**
     * Takes over a person as it is.
     *
     * @param person the person
     */
    protected final void setPerson(Person person) {
        countryCode = person.countryCode();
        phoneNumber = person.phoneNumber();
        fullPhoneNumber = person.fullPhoneNumber();
        userId = person.userId();
    }

    /**
     * The person given so far.
     *
     * @return the person, with or without parts
     */
    protected final Person person() {
        return new Person(countryCode, phoneNumber, fullPhoneNumber, userId);
    }

    /**
     * This builder under its own type.
     *
     * @return this builder
     */
    protected abstract B self();

    private static IllegalStateException bothForms(String first, String second) {
        return new IllegalStateException("The API takes one form of a phone number in a request, never both: " + first
                + " has been called, so do not call " + second + ". To change the form, pass null to the first one.");
    }
}
