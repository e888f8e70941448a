package io.github.camelinterakt.webhook;

import java.time.Instant;
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

/** Tells of which customers of events somebody else has changed traits. */
public final class EventEchoes {

    private static final Logger LOG = LoggerFactory.getLogger(EventEchoes.class);
    private static final Set<String> CUSTOMER = Set.of("customer");

    private final ContactMemory memory;
    private final Echoes echoes;

    /**
     * For a webhook.
     *
     * @param memory what is known of the account's contacts; may be null if nobody asks
     * @param echoes whether anybody does, and what happens to echoes
     */
    public EventEchoes(ContactMemory memory, Echoes echoes) {
        this.memory = memory;
        this.echoes = echoes;
    }

    /** What was known of the event's customer; null if nobody asks, or if the event shows no traits. */
    Sighting look(WebhookEvent event) {
        EventCustomer customer = echoes == Echoes.pass ? null : event.getCustomer();
        if (customer == null
                || customer.getTraits().isEmpty()
                || event.getTimestamp() == null
                || customer.getPhone() == null && customer.getId() == null) {
            return null;
        }
        Instant at = event.getTimestamp();
        Sighting sighting = memory.see(
                new ContactName(customer.getPhone(), null, customer.getId()), customer.getTraits(), List.of(), at);
        sighting.count();
        return sighting;
    }

    /** Whether the event tells of nothing but a customer of which nobody else has changed anything, and is to be dropped. */
    boolean drops(WebhookEvent event, Sighting sighting) {
        return echoes == Echoes.drop
                && sighting != null
                && sighting.isEcho()
                && event.getData().keySet().equals(CUSTOMER);
    }

    /** The route has coped with the event; what cannot be remembered of it counts as changed when it is seen again. */
    static void told(Sighting sighting) {
        if (sighting == null) {
            return;
        }
        try {
            sighting.told();
        } catch (RuntimeException e) {
            LOG.warn("It could not be remembered that a customer's traits were handed out", e);
        }
    }
}
