package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.internal.memory.ContactMemory;
import io.github.camelinterakt.internal.memory.ContactMemory.Sighting;
import io.github.camelinterakt.internal.memory.ContactName;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A delivery whose turn it is: its contacts without dropped echoes, and what the memory knew of each unless echoes pass. */
record DueDelivery(Delivery delivery, List<FeedContact> contacts, List<Sighting> sightings) {

    static DueDelivery of(Delivery delivery, ContactMemory memory, Echoes echoes) {
        if (echoes == Echoes.pass) {
            return new DueDelivery(delivery, delivery.contacts(), List.of());
        }
        List<FeedContact> contacts = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (FeedContact each : delivery.contacts()) {
            Contact contact = each.contact();
            Sighting sighting = memory.see(
                    new ContactName(contact.getFullPhoneNumber(), contact.getUserId(), each.id()),
                    contact.getTraits(),
                    contact.getTags(),
                    delivery.readAt,
                    Duration.ZERO);
            if (delivery.attempts() == 0) {
                sighting.count();
            }
            if (echoes == Echoes.mark || !sighting.isEcho()) {
                contacts.add(each);
                sightings.add(sighting);
            }
        }
        return new DueDelivery(delivery, contacts, sightings);
    }

    /** Sets body and headers. A contact that cannot be mapped fails the exchange, so that the route's error handler sees it. */
    void fill(Exchange exchange, CrmMapping mapping, boolean isBatch) {
        Message message = exchange.getMessage();
        if (!isBatch) {
            setHeaders(message, contacts.get(0));
            for (Sighting sighting : sightings) {
                message.setHeader(InteraktConstants.ECHO, sighting.isEcho());
                message.setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
            }
        }
        try {
            List<Object> bodies = contacts.stream()
                    .<Object>map(each -> mapping == null ? each.contact() : mapping.row(each.contact()))
                    .toList();
            message.setBody(isBatch ? bodies : bodies.get(0));
        } catch (MappingException e) {
            exchange.setException(e);
        }
    }

    private static void setHeaders(Message message, FeedContact one) {
        Contact contact = one.contact();
        message.setHeader(InteraktConstants.CONTACT_ID, one.id());
        message.setHeader(InteraktConstants.CONTACT_TIME, one.at());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, one.at().toEpochMilli());
        if (contact.getFullPhoneNumber() != null) {
            message.setHeader(InteraktConstants.PHONE, contact.getFullPhoneNumber());
        }
        if (contact.getUserId() != null) {
            message.setHeader(InteraktConstants.USER_ID, contact.getUserId());
        }
    }
}
