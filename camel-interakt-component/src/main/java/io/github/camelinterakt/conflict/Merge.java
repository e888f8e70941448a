package io.github.camelinterakt.conflict;

import java.util.Map;
import java.util.Optional;

import io.github.camelinterakt.model.Contact;

/**
 * What is to be done so that both sides are the same.
 *
 * @param row the fields to be written to the CRM's record, by name; empty if there are none
 * @param contact what {@code trackUser} is to send, only what is to change; empty if nothing is
 */
public record Merge(Map<String, Object> row, Optional<Contact> contact) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "Merge[row=" + row.keySet() + ", contact=" + contact.isPresent() + "]";
    }
}
