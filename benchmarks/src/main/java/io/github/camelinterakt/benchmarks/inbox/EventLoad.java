package io.github.camelinterakt.benchmarks.inbox;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.internal.inbox.InboxEvent;

/** Sends events, each another. */
final class EventLoad {

    private static final int BODY = 1_200;
    private static final int CUSTOMERS = 1_000;

    private final Function<InboxEvent, CompletionStage<?>> store;
    /** Other than in any other load. */
    private final String prefix = UUID.randomUUID() + "-";

    private final AtomicLong next = new AtomicLong();

    EventLoad(Function<InboxEvent, CompletionStage<?>> store) {
        this.store = store;
    }

    /** Keeps so many events under way; returns how many were stored a second. */
    double closedLoop(int inFlight, Duration duration) throws InterruptedException {
        Semaphore places = new Semaphore(inFlight);
        LongAdder stored = new LongAdder();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        while (System.nanoTime() < end) {
            places.acquire();
            store.apply(event()).whenComplete((intake, failure) -> {
                if (failure == null) {
                    stored.increment();
                } else {
                    wrong.set(failure);
                }
                places.release();
            });
        }
        places.acquire(inFlight);
        check(wrong);
        return stored.sum() / ((System.nanoTime() - start) / 1e9);
    }

    /** Sends so many events a second, whatever becomes of them; each one's latency counts from when it was due. */
    Latencies openLoop(int rate, Duration duration) throws InterruptedException {
        int count = Math.toIntExact(rate * duration.toSeconds());
        Semaphore answers = new Semaphore(0);
        Latencies latencies = new Latencies(count);
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            store.apply(event()).whenComplete((intake, failure) -> {
                latencies.add(System.nanoTime() - due);
                if (failure != null) {
                    wrong.set(failure);
                }
                answers.release();
            });
        }
        answers.acquire(count);
        check(wrong);
        return latencies;
    }

    private InboxEvent event() {
        long number = next.incrementAndGet();
        return new InboxEvent(prefix + number, "customer-" + number % CUSTOMERS, new byte[BODY]);
    }

    private static void check(AtomicReference<Throwable> wrong) {
        if (wrong.get() != null) {
            throw new IllegalStateException("An event was not stored", wrong.get());
        }
    }
}
