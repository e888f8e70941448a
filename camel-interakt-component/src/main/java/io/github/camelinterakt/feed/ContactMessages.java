package io.github.camelinterakt.feed;

import java.util.List;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.mapping.MappingException;
import io.github.camelinterakt.memory.Sighting;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts contacts into exchanges: one with its headers, or a list; as they are, or as rows of a CRM. */
final class ContactMessages {

    private final CrmMapping mapping;
    private final boolean isBatch;

    /**
     * A filler.
     *
     * @param mapping null to hand out contacts as they are
     * @param isBatch whether exchanges get lists
     */
    ContactMessages(CrmMapping mapping, boolean isBatch) {
        this.mapping = mapping;
        this.isBatch = isBatch;
    }

    /** Fills an exchange. What cannot be mapped fails in the route before its first step, for its error handler to see. */
    void fill(Exchange exchange, DueDelivery due) {
        List<FeedContact> contacts = due.contacts();
        if (!isBatch) {
            headers(exchange.getMessage(), contacts.get(0));
            due.sightings().forEach(sighting -> echo(exchange.getMessage(), sighting));
        }
        try {
            List<Object> bodies =
                    contacts.stream().map(contact -> body(contact.contact())).toList();
            exchange.getMessage().setBody(isBatch ? bodies : bodies.get(0));
        } catch (MappingException e) {
            exchange.setException(e);
        }
    }

    private Object body(Contact contact) {
        return mapping == null ? contact : mapping.row(contact);
    }

    private static void echo(Message message, Sighting sighting) {
        message.setHeader(InteraktConstants.ECHO, sighting.isEcho());
        message.setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
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
