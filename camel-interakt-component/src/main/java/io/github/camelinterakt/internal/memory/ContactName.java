package io.github.camelinterakt.internal.memory;

import java.util.stream.Stream;

/**
 * By what a contact is known; one of them at least.
 *
 * @param phone country code and number; a plus before it is dropped; or null
 * @param userId the caller's own id; or null
 * @param id Interakt's id; or null
 */
public record ContactName(String phone, String userId, String id) {

    /**
     * A name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ContactName {
        if (Stream.of(phone, userId, id).allMatch(name -> name == null)) {
            throw new IllegalArgumentException("A contact without phone, user id and id cannot be told from others");
        }
        phone = phone != null && phone.startsWith("+") ? phone.substring(1) : phone;
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "ContactName[id=" + id + "]";
    }
}
