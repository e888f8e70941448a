package io.github.camelinterakt.webhook;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ack=onComplete}: an event is answered when the route has completed. An event that is posted again while its route
 * still runs waits for the same route and gets the same answer; one that is posted again later is acknowledged and dropped.
 */
final class RouteIntake implements EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(RouteIntake.class);

    /** Null without a deadline: nothing is gained by another thread then. */
    private final RouteThreads threads;

    private final IdempotentRepository repository;
    private final Function<WebhookEvent, CompletionStage<Void>> delivery;
    private final Answer atDeadline;
    private final Map<String, CompletableFuture<Answer>> running = new ConcurrentHashMap<>();

    /** Begins to take events for a route, of which it runs as many at once as said. */
    RouteIntake(
            CamelContext context,
            WebhookConfiguration configuration,
            IdempotentRepository repository,
            int concurrentConsumers,
            Function<WebhookEvent, CompletionStage<Void>> delivery) {
        this.delivery = delivery;
        this.repository = repository;
        this.atDeadline = configuration.isAcceptAtDeadline() ? Answer.OK : Answer.UNAVAILABLE;
        this.threads = configuration.getAckDeadline() == 0 ? null : new RouteThreads(context, concurrentConsumers);
    }

    @Override
    public CompletableFuture<Answer> take(WebhookEvent event, boolean mayKeepCaller) {
        String key = event.getKey();
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return first;
        }
        try {
            if (threads == null) {
                run(key, event, mine);
            } else {
                threads.execute(() -> run(key, event, mine), mayKeepCaller);
            }
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many events of the webhook wait for the route: one is refused with 503");
            answer(key, mine, Answer.UNAVAILABLE);
        }
        return mine;
    }

    private void run(String key, WebhookEvent event, CompletableFuture<Answer> mine) {
        try {
            if (repository.contains(key)) {
                answer(key, mine, Answer.OK);
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook's idempotentRepository cannot be reached: an event is refused with 503", e);
            answer(key, mine, Answer.UNAVAILABLE);
            return;
        }
        try {
            delivery.apply(event).whenComplete((done, failure) -> finish(key, mine, failure));
        } catch (RuntimeException e) {
            LOG.warn("An event of the webhook could not be handed to the route", e);
            finish(key, mine, e);
        }
    }

    private void finish(String key, CompletableFuture<Answer> mine, Throwable failure) {
        try {
            // Not before: another node would answer 200 to an event whose route may still fail here.
            if (failure == null && repository.add(key)) {
                repository.confirm(key);
            }
        } catch (RuntimeException e) {
            LOG.warn("The webhook's idempotentRepository cannot be reached: an event may be recognised or not", e);
        }
        answer(key, mine, failure == null ? Answer.OK : Answer.FAILED);
    }

    private void answer(String key, CompletableFuture<Answer> mine, Answer answer) {
        running.remove(key, mine);
        mine.complete(answer);
    }

    @Override
    public Answer atDeadline() {
        return atDeadline;
    }

    @Override
    public int pending() {
        return running.size();
    }

    @Override
    public void suspend() {
        // There is nothing to hold back: what is not taken does not reach the route.
    }

    @Override
    public void resume() {
        // See suspend.
    }

    @Override
    public boolean takesWhileSuspended() {
        return false;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
    }
}
