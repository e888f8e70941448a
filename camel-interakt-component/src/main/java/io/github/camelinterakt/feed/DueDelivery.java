package io.github.camelinterakt.feed;

import java.util.List;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.feed.Deliveries.Delivery;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.memory.Sighting;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A delivery whose turn it is.
 *
 * @param contacts those of its contacts that are handed out
 * @param sightings what was known of each of them; empty if nobody asked
 */
record DueDelivery(Delivery delivery, List<FeedContact> contacts, List<Sighting> sightings) {

    /** Tells the memory that the route knows these contacts now. */
    void markDelivered() {
        sightings.forEach(Sighting::told);
    }

    /**
     * Fills an exchange: one contact with its headers, or a list. What cannot be mapped fails in the route before its first
     * step, for its error handler to see.
     *
     * @param mapping makes rows of contacts; null to hand out the contacts themselves
     */
    void fill(Exchange exchange, CrmMapping mapping, boolean isBatch) {
        Message message = exchange.getMessage();
        if (!isBatch) {
            headers(message, contacts.get(0));
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

    private static void headers(Message message, FeedContact one) {
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
