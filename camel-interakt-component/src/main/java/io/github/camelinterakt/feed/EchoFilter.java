package io.github.camelinterakt.feed;

import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.feed.Deliveries.Delivery;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.ContactName;
import io.github.camelinterakt.memory.Echoes;
import io.github.camelinterakt.memory.Sighting;
import io.github.camelinterakt.model.Contact;

/** Tells which contacts of a delivery are echoes of own writes, and which of them are handed out. */
record EchoFilter(ContactMemory memory, Echoes echoes) {

    /** What of the delivery is to be handed out; it may be nothing. */
    DueDelivery look(Delivery delivery) {
        if (echoes == Echoes.pass) {
            return new DueDelivery(delivery, delivery.contacts(), List.of());
        }
        List<FeedContact> contacts = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (FeedContact shown : delivery.contacts()) {
            Contact contact = shown.contact();
            Sighting sighting = memory.see(
                    new ContactName(contact.getFullPhoneNumber(), contact.getUserId(), shown.id()),
                    contact.getTraits(),
                    contact.getTags(),
                    delivery.readAt());
            if (delivery.attempts() == 0) {
                sighting.count();
            }
            if (echoes == Echoes.mark || !sighting.isEcho()) {
                contacts.add(shown);
                sightings.add(sighting);
            }
        }
        return new DueDelivery(delivery, contacts, sightings);
    }
}
