package io.github.camelinterakt.sandbox.account;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The order of the contact list. The API does not document its order, so clients must support any. */
public enum ContactOrder {
    /** By time of creation, oldest first, independent of the filters. */
    CREATED,
    /** By time of modification, oldest first. */
    MODIFIED,
    /** By time of modification, latest first. */
    MODIFIED_DESCENDING,
    /** Another order at each request. */
    SHUFFLED;

    /** Sorts contacts in this order. */
    void apply(List<Contact> contacts, long request) {
        Comparator<Contact> byChange = Comparator.comparing(Contact::modifiedAt);
        switch (this) {
            case CREATED -> {
                // The given order.
            }
            case MODIFIED -> contacts.sort(byChange);
            case MODIFIED_DESCENDING -> contacts.sort(byChange.reversed());
            case SHUFFLED -> Collections.shuffle(contacts, new Random(request));
        }
    }
}
