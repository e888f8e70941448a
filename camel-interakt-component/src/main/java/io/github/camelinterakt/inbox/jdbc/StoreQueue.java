package io.github.camelinterakt.inbox.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.camelinterakt.inbox.InboxEvent;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;

/**
 * Events that wait to be stored, and the one thread that stores them: whatever has come while a transaction was under way
 * goes into the next one, so that the commit's price is shared under load, and nobody waits without load.
 */
final class StoreQueue {

    /** How often the committing thread looks whether it is to end, when nothing comes. */
    private static final long IDLE_MILLIS = 100;

    /** Stores events of different keys in one transaction, and returns the keys that are new. */
    @FunctionalInterface
    interface Store {
        Set<String> insert(List<InboxEvent> events) throws SQLException;
    }

    private record Waiting(InboxEvent event, long since, CompletableFuture<Intake> intake) {}

    private final InboxSettings settings;
    private final Store store;
    private final Executor answers;
    private final Runnable onStored;
    private final BlockingQueue<Waiting> queue;
    /** All that have no answer yet, oldest first. */
    private final Queue<Waiting> unanswered = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    /**
     * A queue.
     *
     * @param answers where answers are given, other than on the committing thread
     * @param onStored told when something new has been stored
     */
    StoreQueue(InboxSettings settings, Store store, Executor answers, Runnable onStored) {
        this.settings = settings;
        this.store = store;
        this.answers = answers;
        this.onStored = onStored;
        queue = new LinkedBlockingQueue<>(settings.maxWaitingStores());
    }

    CompletionStage<Intake> add(InboxEvent event) {
        CompletableFuture<Intake> intake = new CompletableFuture<>();
        Waiting waiting = new Waiting(event, System.nanoTime(), intake);
        if (closed) {
            intake.completeExceptionally(stopped());
        } else if (queue.offer(waiting)) {
            unanswered.add(waiting);
            if (closed) {
                intake.completeExceptionally(stopped());
            }
        } else {
            intake.completeExceptionally(new InboxUnavailableException(
                    "The inbox " + settings.table() + " is overloaded: " + settings.maxWaitingStores()
                            + " events wait to be stored",
                    null));
        }
        return intake.minimalCompletionStage();
    }

    /** The committing thread's work: returns when the queue is closed and empty. */
    void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    store(next(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
        }
    }

    private List<Waiting> next(Waiting first) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, settings.storeBatchSize() - 1);
        batch.removeIf(waiting -> waiting.intake().isDone());
        return batch;
    }

    private void store(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<String, InboxEvent> events = new LinkedHashMap<>();
        batch.forEach(waiting -> events.putIfAbsent(waiting.event().key(), waiting.event()));
        try {
            Set<String> stored = new HashSet<>(store.insert(List.copyOf(events.values())));
            if (!stored.isEmpty()) {
                onStored.run();
            }
            // Of several with one key, the first is the one that was stored.
            answer(batch, waiting -> stored.remove(waiting.event().key()) ? Intake.STORED : Intake.DUPLICATE);
        } catch (Throwable e) {
            // An Error too: the one thread that stores must go on.
            boolean outage = e instanceof SQLException sql && Outages.isOutage(sql);
            if (batch.size() > 1 && !outage) {
                // One event may be what the database refuses: the others are not to suffer for it.
                batch.forEach(waiting -> store(List.of(waiting)));
            } else {
                refuse(batch, e);
            }
        }
    }

    private void answer(List<Waiting> batch, Function<Waiting, Intake> intake) {
        List<Intake> intakes = batch.stream().map(intake).toList();
        answers.execute(() -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).intake().complete(intakes.get(i));
            }
        });
    }

    private void refuse(List<Waiting> batch, Throwable e) {
        boolean outage = e instanceof SQLException sql && Outages.isOutage(sql);
        // What the database says of an event's own data may quote it.
        InboxUnavailableException refusal = new InboxUnavailableException(
                "The inbox " + settings.table() + " could not store an event: " + FailureReason.of(e),
                outage ? e : null);
        answers.execute(() -> batch.forEach(waiting -> waiting.intake().completeExceptionally(refusal)));
    }

    /** Refuses events that have waited for too long. To be called every so often. */
    void refuseLate() {
        long now = System.nanoTime();
        for (Waiting oldest = unanswered.peek(); oldest != null; oldest = unanswered.peek()) {
            if (!oldest.intake().isDone()) {
                if (now - oldest.since() < settings.storeTimeout().toNanos()) {
                    return;
                }
                oldest.intake()
                        .completeExceptionally(new InboxUnavailableException(
                                "The inbox " + settings.table() + " could not store an event within "
                                        + settings.storeTimeout().toMillis() + " ms",
                                null));
            }
            unanswered.remove(oldest);
        }
    }

    /** Takes nothing more in; what waits is still stored. */
    void close() {
        closed = true;
    }

    /** Leaves nobody without an answer. */
    void refuseAll() {
        closed = true;
        queue.clear();
        for (Waiting waiting = unanswered.poll(); waiting != null; waiting = unanswered.poll()) {
            waiting.intake().completeExceptionally(stopped());
        }
    }

    private InboxUnavailableException stopped() {
        return new InboxUnavailableException("The inbox " + settings.table() + " is stopped", null);
    }
}
