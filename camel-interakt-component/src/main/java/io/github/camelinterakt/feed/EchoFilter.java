package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.ContactName;
import io.github.camelinterakt.memory.Echoes;
import io.github.camelinterakt.memory.Sighting;
import io.github.camelinterakt.model.Contact;

/** Tells which contacts of a delivery are echoes of own writes, and which of them are handed out. */
final class EchoFilter {

    private final ContactMemory memory;
    private final Echoes echoes;

    /**
     * A filter.
     *
     * @param memory what is known of the account's contacts
     * @param echoes what happens to those that nobody else has changed
     */
    EchoFilter(ContactMemory memory, Echoes echoes) {
        this.memory = memory;
        this.echoes = echoes;
    }

    /** What of the delivery is to be handed out; it may be nothing. */
    DueDelivery look(Delivery delivery) {
        if (echoes == Echoes.pass) {
            return new DueDelivery(delivery, delivery.contacts(), List.of());
        }
        List<FeedContact> contacts = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (FeedContact contact : delivery.contacts()) {
            Sighting sighting = see(contact, delivery.readAt());
            if (delivery.attempts() == 0) {
                sighting.count();
            }
            if (echoes == Echoes.mark || !sighting.isEcho()) {
                contacts.add(contact);
                sightings.add(sighting);
            }
        }
        return new DueDelivery(delivery, contacts, sightings);
    }

    private Sighting see(FeedContact shown, Instant readAt) {
        Contact contact = shown.contact();
        return memory.see(
                new ContactName(contact.getFullPhoneNumber(), contact.getUserId(), shown.id()),
                contact.getTraits(),
                contact.getTags(),
                readAt);
    }
}
