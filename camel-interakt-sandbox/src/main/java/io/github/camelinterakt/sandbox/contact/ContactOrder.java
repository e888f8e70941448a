package io.github.camelinterakt.sandbox.contact;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** In which order contacts are listed: the API's notes do not say, so a client should cope with any. */
public enum ContactOrder {
    /** As they were created, oldest first, whatever the filters are about. */
    CREATED,
    /** The longest unchanged first. */
    MODIFIED,
    /** The latest changed first. */
    MODIFIED_DESCENDING,
    /** Another one at each request. */
    SHUFFLED;

    /**
     * Brings contacts into this order.
     *
     * @param contacts in the order of their creation; they are moved
     * @param request a number that is another one at each request
     */
    void apply(List<Contact> contacts, long request) {
        Comparator<Contact> byChange = Comparator.comparing(Contact::modifiedAt);
        switch (this) {
            case CREATED -> {
                // They are.
            }
            case MODIFIED -> contacts.sort(byChange);
            case MODIFIED_DESCENDING -> contacts.sort(byChange.reversed());
            case SHUFFLED -> Collections.shuffle(contacts, new Random(request));
        }
    }
}
