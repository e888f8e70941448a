package io.github.camelinterakt.webhook;

import java.util.List;
import java.util.Set;

import io.github.camelinterakt.event.EventCustomer;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.ContactName;
import io.github.camelinterakt.memory.Echoes;
import io.github.camelinterakt.memory.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises customers of events whose traits nobody but this account has changed. */
record EventEchoes(ContactMemory memory, Echoes echoes) {

    private static final Logger LOG = LoggerFactory.getLogger(EventEchoes.class);

    /** Compares the event's customer with what is known of it; null if the event shows no traits. */
    Sighting look(WebhookEvent event) {
        EventCustomer customer = event.getCustomer();
        if (customer == null
                || customer.getTraits().isEmpty()
                || event.getTimestamp() == null
                || customer.getPhone() == null && customer.getId() == null) {
            return null;
        }
        ContactName name = new ContactName(customer.getPhone(), null, customer.getId());
        Sighting sighting = memory.see(name, customer.getTraits(), List.of(), event.getTimestamp());
        sighting.count();
        return sighting;
    }

    /** Whether the event tells of nothing but a customer that nobody else has changed, and is to be dropped. */
    boolean drops(WebhookEvent event, Sighting sighting) {
        return echoes == Echoes.drop
                && sighting.isEcho()
                && event.getData().keySet().equals(Set.of("customer"));
    }

    /** Marks the customer as delivered; if that fails, its traits count as changed the next time. */
    void markDelivered(Sighting sighting) {
        try {
            sighting.told();
        } catch (RuntimeException e) {
            LOG.warn("The webhook could not store that a customer's traits were delivered", e);
        }
    }
}
