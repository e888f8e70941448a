package io.github.camelinterakt;

/** What a contact is looked up by. */
public enum ContactKey {
    /** By phone number. */
    phone,
    /** By the id that the contact has in the caller's own system. */
    userId
}
