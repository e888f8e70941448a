package io.github.camelinterakt.webhook;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What a webhook remembers of the events that came: their keys, and how far each message has got. It is the endpoint's, so
 * that a route which is stopped and started, and gets another consumer, does not take an old event for a new one.
 */
public final class WebhookMemory {

    private static final int REMEMBERED = 10_000;

    private final IdempotentRepository keys;
    private final StateRepository<String, String> statuses;
    private final boolean ownKeys;

    /** A memory in the configured repositories, or else of the last {@value #REMEMBERED} events and messages. */
    public WebhookMemory(WebhookConfiguration configuration) {
        this.ownKeys = configuration.getIdempotentRepository() == null;
        this.keys = ownKeys
                ? MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED)
                : configuration.getIdempotentRepository();
        this.statuses = configuration.getStatusRepository() == null
                ? new RecentStatuses(REMEMBERED)
                : configuration.getStatusRepository();
    }

    /** The keys of events, for {@code ack=onComplete}. */
    IdempotentRepository keys() {
        return keys;
    }

    /** How far each message has got, for {@code statusOrder=forwardOnly}. */
    StateRepository<String, String> statuses() {
        return statuses;
    }

    /** Makes it ready. What belongs to the application ends with its context, and not with a route. */
    void start(CamelContext context) throws Exception {
        if (ownKeys) {
            ServiceHelper.startService(keys);
        } else if (!context.hasService(keys)) {
            context.addService(keys);
        }
        if (!(statuses instanceof RecentStatuses) && !context.hasService(statuses)) {
            context.addService(statuses);
        }
    }

    /** Forgets what is not in a repository of the application's. */
    public void forget() {
        if (ownKeys) {
            ServiceHelper.stopService(keys);
        }
    }
}
