package io.github.camelinterakt.benchmarks.inbox;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.internal.inbox.Inbox;
import io.github.camelinterakt.internal.inbox.InboxEvent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Stores events as fast as they are taken, and then 200 a second, while a handler that does nothing is fed; beside it the
 * same by hand, each event in a transaction of its own.
 */
public final class InboxBenchmark {

    private static final int IN_FLIGHT = 256;
    private static final int RATE = 200;
    /** As many as a server has worker threads. */
    private static final int CALLERS = 20;

    /** Of what has been stored: what was stored as the measurement ended is not counted exactly. */
    private static final double FED_SHARE = 0.9;

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    private InboxBenchmark() {}

    /** Runs the benchmark and prints a table. */
    public static void main(String[] args) throws Exception {
        try (DurablePostgres postgres = new DurablePostgres();
                HikariDataSource pool = DurablePostgres.pool(postgres.url());
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            System.out.println(
                    "| contestant | events/s at " + IN_FLIGHT + " in flight | ratio | p50, p99 ms at " + RATE + "/s |");
            System.out.println("| --- | --- | --- | --- |");
            ExecutorService threads = Executors.newFixedThreadPool(DurablePostgres.CONNECTIONS);
            double byHand;
            try {
                byHand = measure("by-hand", new StoreByHand(pool, threads), 0);
            } finally {
                threads.shutdown();
            }
            Inbox.Settings settings = new Inbox.Settings(pool, "interakt_inbox", 8, 15, Duration.ofDays(7));
            LongAdder handled = new LongAdder();
            try (Inbox inbox = new Inbox(context, settings, (event, attempt) -> handled.increment())) {
                inbox.start();
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
                try {
                    Function<InboxEvent, CompletionStage<?>> store =
                            event -> CompletableFuture.supplyAsync(() -> inbox.store(event), callers);
                    measure("inbox", store, byHand);
                    measureFeeding(inbox, store, handled);
                } finally {
                    callers.shutdown();
                }
            }
        }
    }

    private static double measure(String name, Function<InboxEvent, CompletionStage<?>> store, double baseline)
            throws Exception {
        EventLoad load = new EventLoad(store);
        load.closedLoop(IN_FLIGHT, WARM_UP);
        double rate = load.closedLoop(IN_FLIGHT, MEASURED);
        Latencies latencies = load.openLoop(RATE, MEASURED);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.0f | %.2f | %.1f, %.1f |%n",
                name,
                rate,
                baseline == 0 ? 1 : rate / baseline,
                latencies.percentile(50),
                latencies.percentile(99));
        return rate;
    }

    /** How fast the handler gets what has piled up. */
    private static void measureFeeding(Inbox inbox, Function<InboxEvent, CompletionStage<?>> store, LongAdder handled)
            throws Exception {
        inbox.suspend();
        EventLoad load = new EventLoad(store);
        long before = handled.sum();
        double stored = load.closedLoop(IN_FLIGHT, WARM_UP) * WARM_UP.toSeconds();
        long start = System.nanoTime();
        inbox.resume();
        long least = (long) (stored * FED_SHARE);
        while (handled.sum() - before < least) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%nFed from the inbox: %.0f events/s.%n", (handled.sum() - before) / seconds);
    }
}
