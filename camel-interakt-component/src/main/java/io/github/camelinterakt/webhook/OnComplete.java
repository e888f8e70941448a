package io.github.camelinterakt.webhook;

import java.util.function.Function;

import io.github.camelinterakt.event.MessageStatus;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ack=onComplete}: acknowledges an event when the route has completed. The event's key and status are stored only then:
 * an event that fails is new when it is posted again, to this node or to another one that shares the repositories.
 */
final class OnComplete implements Function<WebhookEvent, WebhookResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(OnComplete.class);

    private final WebhookConsumer route;
    private final IdempotentRepository keys;
    private final StateRepository<String, String> statuses;

    /** Statuses is null if every report of a status reaches the route. */
    OnComplete(WebhookConsumer route, IdempotentRepository keys, StateRepository<String, String> statuses) {
        this.route = route;
        this.keys = keys;
        this.statuses = statuses;
    }

    @Override
    public WebhookResponse apply(WebhookEvent event) {
        try {
            if (keys.contains(event.getKey())) {
                return WebhookResponse.OK;
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook refuses an event with 503: its idempotentRepository cannot be reached", e);
            return WebhookResponse.UNAVAILABLE;
        }
        try {
            advance(event);
        } catch (Exception e) {
            LOG.debug("The webhook answers an event with 500", e);
            return WebhookResponse.FAILED;
        }
        try {
            if (keys.add(event.getKey())) {
                keys.confirm(event.getKey());
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook's idempotentRepository cannot be reached: an event may be processed again", e);
        }
        return WebhookResponse.OK;
    }

    /** Delivers an event unless it reports a status with which its message does not move forward. */
    private void advance(WebhookEvent event) throws Exception {
        String message = statuses != null && event.isStatusUpdate() ? event.getMessageId() : null;
        if (message == null) {
            route.deliver(event);
        } else if (event.getStatus().isAfter(MessageStatus.of(statuses.getState(message)))) {
            route.deliver(event);
            statuses.setState(message, event.getStatus().name());
        }
    }
}
