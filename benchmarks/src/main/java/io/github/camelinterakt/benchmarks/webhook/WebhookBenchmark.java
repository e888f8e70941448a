package io.github.camelinterakt.benchmarks.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.benchmarks.inbox.DurablePostgres;
import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.report.Machine;

/**
 * Posts signed events, each another, over 64 connections. The route by hand and the component without an inbox are measured
 * one right after the other, in an order that changes with the round; the component with its inbox shares the machine with
 * its PostgreSQL and the load.
 */
public final class WebhookBenchmark {

    private static final int CONNECTIONS = 64;
    private static final List<Receiver> COMPARED =
            List.of(Receiver.BY_HAND, Receiver.ON_COMPLETE, Receiver.ON_COMPLETE_NO_DEADLINE);

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
        Machine machine = Machine.here(LocalDate.now(ZoneOffset.UTC));
        System.out.println(machine.markdown() + "\n"
                + run(args.length == 0 ? ROUNDS : Integer.parseInt(args[0])).markdown());
    }

    private static WebhookResults run(int rounds) throws IOException {
        Map<Receiver, List<Double>> rates = compare(rounds);
        try (DurablePostgres postgres = new DurablePostgres();
                ForkedJvm server = server(Receiver.ON_STORE, postgres.url());
                HttpLoad load = load(server)) {
            load.closedLoop(WARM_UP);
            double rate = load.closedLoop(STORED);
            return new WebhookResults(rates, rate, load.openLoop(WebhookResults.RATE, STEADY));
        }
    }

    private static Map<Receiver, List<Double>> compare(int rounds) throws IOException {
        List<ForkedJvm> servers = new ArrayList<>();
        Map<Receiver, HttpLoad> loads = new EnumMap<>(Receiver.class);
        Map<Receiver, List<Double>> rates = new EnumMap<>(Receiver.class);
        try {
            for (Receiver receiver : COMPARED) {
                ForkedJvm server = server(receiver);
                servers.add(server);
                loads.put(receiver, load(server));
                rates.put(receiver, new ArrayList<>());
                loads.get(receiver).closedLoop(WARM_UP);
                server.confineToOneCore();
            }
            List<Receiver> order = new ArrayList<>(COMPARED);
            for (int round = 0; round < rounds; round++) {
                for (Receiver receiver : order) {
                    rates.get(receiver).add(loads.get(receiver).closedLoop(MEASURED));
                }
                Collections.rotate(order, 1);
            }
            return rates;
        } finally {
            for (HttpLoad load : loads.values()) {
                load.close();
            }
            for (ForkedJvm server : servers) {
                server.close();
            }
        }
    }

    private static ForkedJvm server(Receiver receiver, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(receiver.label()));
        args.addAll(List.of(more));
        return new ForkedJvm(receiver.label(), ReceiverMain.class, args, List.of());
    }

    private static HttpLoad load(ForkedJvm server) throws IOException {
        return new HttpLoad(Integer.parseInt(server.read()), CONNECTIONS);
    }
}
