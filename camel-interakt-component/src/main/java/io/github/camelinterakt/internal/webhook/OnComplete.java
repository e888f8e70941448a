package io.github.camelinterakt.internal.webhook;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ack=onComplete}: acknowledges an event when the route has completed, and adds its key to the repository only then. */
record OnComplete(WebhookConsumer consumer, IdempotentRepository completed, boolean forwardOnly)
        implements Function<WebhookEvent, WebhookResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(OnComplete.class);

    @Override
    public WebhookResponse apply(WebhookEvent event) {
        String key = event.getKey();
        try {
            if (completed.contains(key)) {
                key = event.getContentKey();
                if (key == null || completed.contains(key)) {
                    return WebhookResponse.OK;
                }
            }
            if (forwardOnly && event.getSupersedingKeys().stream().anyMatch(completed::contains)) {
                consumer.health.outdated.incrementAndGet();
                return WebhookResponse.OK;
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook refuses an event with 503: its idempotentRepository cannot be reached", e);
            return WebhookResponse.UNAVAILABLE;
        }
        try {
            consumer.deliver(event, key, 1);
        } catch (Exception e) {
            return WebhookResponse.FAILED;
        }
        try {
            Stream.of(event.getKey(), event.getContentKey())
                    .filter(Objects::nonNull)
                    .filter(completed::add)
                    .forEach(completed::confirm);
        } catch (RuntimeException e) {
            LOG.warn("The webhook's idempotentRepository cannot be reached: an event may be processed again", e);
        }
        return WebhookResponse.OK;
    }
}
