package io.github.camelinterakt.internal.memory;

/** Identifies a contact by at least one of: phone number with country code, the caller's own id, Interakt's id. */
public record ContactName(String phone, String userId, String id) {

    public ContactName {
        if (phone == null && userId == null && id == null) {
            throw new IllegalArgumentException("A contact requires a phone number, a user id or an id");
        }
        phone = phone != null && phone.startsWith("+") ? phone.substring(1) : phone;
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "ContactName[id=" + id + "]";
    }
}
