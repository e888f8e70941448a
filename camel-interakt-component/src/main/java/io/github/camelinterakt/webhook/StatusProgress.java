package io.github.camelinterakt.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.camelinterakt.event.MessageStatus;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.spi.StateRepository;

/**
 * Lets a message's status only move forward. Reports about one message follow one another, each when the one before is done:
 * else a late one could overtake in the route. How far a message has got is noted after the route has completed, so that a
 * report whose route failed counts as new when it comes again.
 */
final class StatusProgress {

    private final StateRepository<String, String> repository;
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    StatusProgress(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /**
     * Delivers an event unless it reports a status with which its message does not move forward.
     *
     * @param delivery what is to be done with it
     * @return completes when it is delivered or dropped, exceptionally if delivery or repository failed
     */
    CompletionStage<Void> advance(WebhookEvent event, Function<WebhookEvent, CompletionStage<Void>> delivery) {
        String message = event.getMessageId();
        MessageStatus status = event.isStatusUpdate() ? event.getStatus() : null;
        if (message == null || status == null) {
            return delivery.apply(event);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = last.put(message, mine);
        CompletionStage<Void> turn =
                before == null ? CompletableFuture.completedFuture(null) : before.handle((v, e) -> (Void) null);
        turn.thenCompose(ignored -> inTurn(message, status, event, delivery)).whenComplete((v, failure) -> {
            last.remove(message, mine);
            if (failure == null) {
                mine.complete(null);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private CompletionStage<Void> inTurn(
            String message,
            MessageStatus status,
            WebhookEvent event,
            Function<WebhookEvent, CompletionStage<Void>> delivery) {
        if (!status.isAfter(MessageStatus.of(repository.getState(message)))) {
            return CompletableFuture.completedFuture(null);
        }
        return delivery.apply(event).thenRun(() -> repository.setState(message, status.name()));
    }
}
