package io.github.camelinterakt.mapping.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.Timestamps;

/** What of a contact a row can be made of, as a map. */
public enum ContactView {
    ID("id"),
    USER_ID("userId"),
    PHONE("phone"),
    COUNTRY_CODE("countryCode"),
    PHONE_NUMBER("phoneNumber"),
    CREATED_AT("createdAt"),
    MODIFIED_AT("modifiedAt"),
    SOURCE("source"),
    TAGS("tags"),
    TRAITS("traits");

    private final String key;

    ContactView(String key) {
        this.key = key;
    }

    /** Its name in paths. */
    public String key() {
        return key;
    }

    /** The names that paths begin with. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(ContactView::key).toList();
    }

    /** What a row is made of where the contact is known as the API shows it. */
    public static Map<String, Object> of(Contact contact) {
        Map<String, Object> view = new HashMap<>();
        view.put(ID.key, contact.getId());
        view.put(USER_ID.key, contact.getUserId());
        view.put(PHONE.key, contact.getFullPhoneNumber());
        view.put(COUNTRY_CODE.key, contact.getCountryCode());
        view.put(PHONE_NUMBER.key, contact.getPhoneNumber());
        view.put(CREATED_AT.key, written(contact.getCreatedAt()));
        view.put(MODIFIED_AT.key, written(contact.getModifiedAt()));
        view.put(SOURCE.key, contact.getSource());
        view.put(TAGS.key, contact.getTags());
        view.put(TRAITS.key, contact.getTraits());
        return view;
    }

    /** A webhook does not tell a contact's user id, times, source and tags: those are absent. */
    public static Map<String, Object> of(EventCustomer customer) {
        Map<String, Object> view = new HashMap<>();
        String phone = customer.getPhone();
        view.put(ID.key, customer.getId());
        view.put(PHONE.key, phone == null ? null : "+" + phone);
        view.put(COUNTRY_CODE.key, customer.getCountryCode());
        view.put(PHONE_NUMBER.key, customer.getPhoneNumber());
        view.put(TRAITS.key, customer.getTraits());
        return view;
    }

    private static String written(Instant instant) {
        return instant == null ? null : Timestamps.format(instant);
    }
}
