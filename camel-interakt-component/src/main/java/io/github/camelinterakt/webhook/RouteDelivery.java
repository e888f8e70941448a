package io.github.camelinterakt.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
     * Runs the route, unless the event is an echo that is to be dropped.
     *
     * @return completes when the route has completed, or at once; exceptionally if it failed, or marked the exchange for rollback
     */
    CompletionStage<Void> deliver(WebhookEvent event) {
        Sighting sighting = echoes.look(event);
        if (echoes.drops(event, sighting)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Exchange exchange = consumer.createExchange(false);
        exchange.setPattern(ExchangePattern.InOnly);
        fill(exchange.getIn(), event);
        if (sighting != null) {
            exchange.getIn().setHeader(InteraktConstants.ECHO, sighting.isEcho());
            exchange.getIn().setHeader(InteraktConstants.CHANGED_TRAITS, sighting.changedTraits());
        }
        consumer.getAsyncProcessor().process(exchange, doneSync -> {
            Exception failure = exchange.getException();
            boolean failed = failure != null || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
            if (failure != null) {
                consumer.getExceptionHandler()
                        .handleException("An event of the webhook could not be processed", exchange, failure);
            }
            consumer.releaseExchange(exchange, false);
            if (failed) {
                outcome.completeExceptionally(
                        failure != null
                                ? failure
                                : new RuntimeCamelException("The route marked the exchange for rollback"));
            } else {
                EventEchoes.told(sighting);
                outcome.complete(null);
            }
        });
        return outcome;
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
