package io.github.camelinterakt.internal.memory;

/** What names a contact, at least one of: country code and number, the caller's own id, Interakt's id. */
public record ContactName(String phone, String userId, String id) {

    public ContactName {
        if (phone == null && userId == null && id == null) {
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
