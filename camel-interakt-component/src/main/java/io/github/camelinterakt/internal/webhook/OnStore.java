package io.github.camelinterakt.internal.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

import io.github.camelinterakt.StatusOrder;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.inbox.Inbox;
import io.github.camelinterakt.internal.inbox.InboxEvent;
import io.github.camelinterakt.internal.inbox.InboxUnavailableException;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ack=onStore}: acknowledges an event when it is stored in the inbox, which feeds the route. */
final class OnStore implements Function<WebhookEvent, WebhookResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(OnStore.class);

    private final WebhookConsumer consumer;
    private final boolean byCustomer;
    private final boolean forwardOnly;
    final Inbox inbox;

    /** Creates the inbox, which delivers what is in it once it is started. */
    OnStore(CamelContext context, WebhookConsumer consumer, WebhookConfiguration configuration, WebhookRoute route) {
        this.consumer = consumer;
        this.byCustomer = route.isOrderByCustomer();
        this.forwardOnly = configuration.getStatusOrder() == StatusOrder.forwardOnly;
        this.inbox = new Inbox(context, route.inboxSettings(configuration), this::deliver);
    }

    @Override
    public WebhookResponse apply(WebhookEvent event) {
        try {
            InboxEvent stored = new InboxEvent(event.getKey(), orderKey(event), event.toBytes());
            if (!inbox.store(stored) && hasOtherContent(event)) {
                inbox.store(new InboxEvent(event.getContentKey(), stored.orderKey, stored.body));
            }
            return WebhookResponse.OK;
        } catch (InboxUnavailableException e) {
            LOG.debug("The webhook refuses an event with 503: the inbox cannot store it", e);
            return WebhookResponse.UNAVAILABLE;
        }
    }

    /** Than the event that is stored under its key: an edited message, or more of a reply to a Flow. */
    private boolean hasOtherContent(WebhookEvent event) {
        String content = event.getContentKey();
        byte[] stored = content == null ? null : inbox.body(event.getKey());
        try {
            return stored != null && !content.equals(WebhookEvent.parse(stored).getContentKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Events of one key reach the route one after the other, on whichever node; null for an event without order. */
    private String orderKey(WebhookEvent event) {
        String customer = byCustomer ? event.getCustomerKey() : null;
        return customer == null && forwardOnly && event.isStatusUpdate() ? event.getMessageKey() : customer;
    }

    private void deliver(InboxEvent stored, int attempt) throws Exception {
        WebhookEvent event = WebhookEvent.parse(stored.body);
        if (forwardOnly && inbox.isAnyDone(event.getSupersedingKeys())) {
            consumer.health.outdated.incrementAndGet();
        } else {
            consumer.deliver(event, stored.key, attempt);
        }
    }
}
