package io.github.camelinterakt.internal.webhook;

import java.util.function.Function;

import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ack=onComplete}: acknowledges an event when the route has completed, and adds its key to the repository only then. An
 * event that fails is new when it is posted again, to this node or to another one that shares the repository.
 */
record OnComplete(WebhookConsumer consumer, IdempotentRepository completed, boolean forwardOnly)
        implements Function<WebhookEvent, WebhookResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(OnComplete.class);

    @Override
    public WebhookResponse apply(WebhookEvent event) {
        try {
            if (completed.contains(event.getKey())
                    || forwardOnly && event.getSupersedingKeys().stream().anyMatch(completed::contains)) {
                return WebhookResponse.OK;
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook refuses an event with 503: its idempotentRepository cannot be reached", e);
            return WebhookResponse.UNAVAILABLE;
        }
        try {
            consumer.deliver(event);
        } catch (Exception e) {
            LOG.debug("The webhook answers an event with 500", e);
            return WebhookResponse.FAILED;
        }
        try {
            if (completed.add(event.getKey())) {
                completed.confirm(event.getKey());
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook's idempotentRepository cannot be reached: an event may be processed again", e);
        }
        return WebhookResponse.OK;
    }
}
