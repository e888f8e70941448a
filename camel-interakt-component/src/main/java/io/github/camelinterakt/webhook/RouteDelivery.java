package io.github.camelinterakt.webhook;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.memory.Sighting;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;

/** Hands an event to the route, in an exchange that has nothing of the request. */
final class RouteDelivery {

    private final DefaultConsumer consumer;
    private final EventEchoes echoes;

    RouteDelivery(DefaultConsumer consumer, EventEchoes echoes) {
        this.consumer = consumer;
        this.echoes = echoes;
    }

    /**
     * Runs the route to its end, unless the event is an echo that is to be dropped.
     *
     * @throws Exception if the route failed, or marked the exchange for rollback
     */
    void deliver(WebhookEvent event) throws Exception {
        Sighting sighting = echoes.look(event);
        if (echoes.drops(event, sighting)) {
            return;
        }
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.setPattern(ExchangePattern.InOnly);
            fill(exchange.getIn(), event);
            if (sighting != null) {
                exchange.getIn().setHeader(InteraktConstants.ECHO, sighting.isEcho());
                exchange.getIn().setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
            }
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                consumer.getExceptionHandler()
                        .handleException(
                                "The route failed to process an event of the webhook",
                                exchange,
                                exchange.getException());
                throw exchange.getException();
            }
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                throw new RuntimeCamelException("The route marked the exchange for rollback");
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
        EventEchoes.markDelivered(sighting);
    }

    private static void fill(Message message, WebhookEvent event) {
        message.setBody(event);
        set(message, InteraktConstants.EVENT_TYPE, event.getType());
        set(message, InteraktConstants.EVENT_KEY, event.getKey());
        set(message, InteraktConstants.CHANNEL, event.getChannel());
        set(message, InteraktConstants.MESSAGE_STATUS, event.getStatus());
        set(message, InteraktConstants.CONTENT_TYPE, event.getContentType());
        set(message, InteraktConstants.PHONE, event.getPhone());
        set(message, InteraktConstants.CALLBACK_DATA, event.getCallbackData());
        set(message, InteraktConstants.MESSAGE_ID, event.getMessageId());
    }

    /** As text: headers also go to brokers and logs, and are compared with texts in routes. */
    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value.toString());
        }
    }
}
