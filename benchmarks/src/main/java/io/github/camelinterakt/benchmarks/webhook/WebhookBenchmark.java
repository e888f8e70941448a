package io.github.camelinterakt.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.benchmarks.inbox.DurablePostgres;
import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.load.HttpLoad;
import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Pairs;
import io.github.camelinterakt.benchmarks.report.Pairs.Bound;

/**
 * Posts signed events, each another, over 64 connections. The route by hand and the component without an inbox are measured
 * one right after the other, in an order that changes with the round; the component with its inbox shares the machine with
 * its PostgreSQL and the load.
 */
public final class WebhookBenchmark {

    private static final int CONNECTIONS = 64;
    private static final List<Receiver> COMPARED =
            List.of(Receiver.BY_HAND, Receiver.ON_COMPLETE, Receiver.ON_COMPLETE_NO_DEADLINE);

    private static final Bound LEAST_RATIO = Bound.atLeast(0.5);
    private static final Bound LEAST_STORED = Bound.atLeast(1_000);
    private static final Bound LONGEST_P99 = Bound.atMost(100);

    /** At so many events a second the time to an answer is measured. */
    private static final int RATE = 200;

    private static final int ROUNDS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofMillis(500);
    private static final Duration STORED = Duration.ofSeconds(10);
    /** So long that one slow write to the disk is no more than chance. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private WebhookBenchmark() {}

    /**
     * Runs the benchmark and prints its tables.
     *
     * @param args how many rounds; 40 if there is none
     */
    public static void main(String[] args) throws IOException {
        System.out.println(Machine.markdown());
        compare(args.length == 0 ? ROUNDS : Integer.parseInt(args[0]));
        try (DurablePostgres postgres = new DurablePostgres();
                ForkedJvm server = server(Receiver.ON_STORE, postgres.url());
                HttpLoad load = load(server)) {
            load.closedLoop(WARM_UP);
            double stored = load.closedLoop(STORED);
            Latencies latencies = load.openLoop(RATE, STEADY);
            double p99 = latencies.percentile(99);
            System.out.printf(
                    Locale.ROOT,
                    "%n| receiver | events/s | p50, p99 ms at %d/s |%n| --- | --- | --- |%n| `%s` | %.0f%s | %.1f, %.1f%s |%n",
                    RATE,
                    Receiver.ON_STORE.label(),
                    stored,
                    LEAST_STORED.with(stored),
                    latencies.percentile(50),
                    p99,
                    LONGEST_P99.with(p99));
        }
    }

    private static void compare(int rounds) throws IOException {
        List<ForkedJvm> servers = new ArrayList<>();
        Map<Receiver, HttpLoad> loads = new EnumMap<>(Receiver.class);
        Map<Receiver, Pairs> compared = new EnumMap<>(Receiver.class);
        try {
            for (Receiver receiver : COMPARED) {
                ForkedJvm server = server(receiver);
                servers.add(server);
                loads.put(receiver, load(server));
                compared.put(receiver, new Pairs());
                loads.get(receiver).closedLoop(WARM_UP);
                server.confineToOneCore();
            }
            List<Receiver> order = new ArrayList<>(COMPARED);
            for (int round = 0; round < rounds; round++) {
                Map<Receiver, Double> rates = new EnumMap<>(Receiver.class);
                for (Receiver receiver : order) {
                    rates.put(receiver, loads.get(receiver).closedLoop(MEASURED));
                }
                rates.forEach((receiver, rate) -> compared.get(receiver).add(rate, rates.get(Receiver.BY_HAND)));
                Collections.rotate(order, 1);
            }
        } finally {
            for (HttpLoad load : loads.values()) {
                load.close();
            }
            for (ForkedJvm server : servers) {
                server.close();
            }
        }
        System.out.println("| receiver | events/s | `by-hand` | compared |\n| --- | --- | --- | --- |");
        compared.forEach((receiver, pairs) -> System.out.print(
                pairs.ratio("`" + receiver.label() + "`", receiver == Receiver.ON_COMPLETE ? LEAST_RATIO : null)));
    }

    private static ForkedJvm server(Receiver receiver, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(receiver.label()));
        args.addAll(List.of(more));
        return new ForkedJvm(receiver.label(), ReceiverMain.class, args, List.of());
    }

    private static HttpLoad load(ForkedJvm server) throws IOException {
        return new HttpLoad(Integer.parseInt(server.read()), CONNECTIONS, new SignedEvents()::next);
    }
}
