package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Pairs;
import io.github.camelinterakt.benchmarks.report.Pairs.Bound;

/** Compares a route of the component with one of camel-http, each in a JVM of its own, in alternating rounds. */
public final class CallBenchmark {

    private static final Bound BOUND = Bound.atMost(1.2);
    private static final int IN_FLIGHT = 16;
    private static final int CALLS_IN_FLIGHT = 10_000;
    private static final int PACED_CALLS = 50;
    private static final int WAITING = 10_000;
    /** Else the kernel delays the end of each response of the stub by 40 ms. */
    private static final List<String> NO_DELAY = List.of("-Dsun.net.httpserver.nodelay=true");

    private final int pairs;
    private final int rounds;
    private final int warmUpCalls;
    private final String port;

    private CallBenchmark(int pairs, int rounds, int warmUpCalls, String port) {
        this.pairs = pairs;
        this.rounds = rounds;
        this.warmUpCalls = warmUpCalls;
        this.port = port;
    }

    /**
     * Runs the benchmark and prints its table.
     *
     * @param args {@code --pairs=} of cold JVMs, 30 by default, because they vary most; {@code --rounds=} of warm ones, 15 by default;
     *     and {@code --warm-up-calls=}, 100 000 by default
     */
    public static void main(String[] args) throws IOException {
        int pairs = option("--pairs=", 30, args);
        int rounds = option("--rounds=", 15, args);
        int warmUpCalls = option("--warm-up-calls=", 100_000, args);
        System.out.println(Machine.markdown());
        System.out.println("| figure | `camel-interakt` | `camel-http` | compared |\n| --- | --- | --- | --- |");
        try (ForkedJvm stub = new ForkedJvm("the stub", StubMain.class, List.of(), NO_DELAY)) {
            CallBenchmark benchmark = new CallBenchmark(pairs, rounds, warmUpCalls, stub.read());
            benchmark.first();
            try (ForkedJvm interakt = benchmark.client(Client.INTERAKT);
                    ForkedJvm http = benchmark.client(Client.HTTP)) {
                benchmark.processorTime(interakt, http);
                benchmark.latency(interakt, http);
            }
            benchmark.waiting();
        }
    }

    private static int option(String name, int byDefault, String... args) {
        for (String arg : args) {
            if (arg.startsWith(name) && arg.length() > name.length()) {
                return Integer.parseInt(arg.substring(name.length()));
            }
        }
        return byDefault;
    }

    private void first() throws IOException {
        Pairs starts = new Pairs();
        Pairs messages = new Pairs();
        for (int pair = 0; pair < pairs; pair++) {
            try (ForkedJvm interakt = client(Client.INTERAKT);
                    ForkedJvm http = client(Client.HTTP)) {
                measure(messages, pair, interakt, http, ClientMain.FIRST);
                measure(starts, pair, interakt, http, ClientMain.STARTED);
            }
        }
        System.out.print(starts.ratio("start of a cold JVM's context and route, ms", null));
        System.out.print(messages.ratio("first message of a cold JVM, ms", BOUND));
    }

    private static void measure(Pairs figures, int round, ForkedJvm interakt, ForkedJvm http, String command)
            throws IOException {
        figures.measure(
                round, () -> Double.parseDouble(interakt.ask(command)), () -> Double.parseDouble(http.ask(command)));
    }

    private void processorTime(ForkedJvm interakt, ForkedJvm http) throws IOException {
        for (ForkedJvm client : List.of(interakt, http)) {
            client.ask(ClientMain.CLOSED + " " + IN_FLIGHT + " " + warmUpCalls);
        }
        Pairs figures = new Pairs();
        for (int round = 0; round < rounds; round++) {
            measure(figures, round, interakt, http, ClientMain.CLOSED + " " + IN_FLIGHT + " " + CALLS_IN_FLIGHT);
        }
        System.out.print(figures.ratio("CPU a call at " + IN_FLIGHT + " in flight, us", BOUND));
    }

    private void latency(ForkedJvm interakt, ForkedJvm http) throws IOException {
        Latencies own = new Latencies(rounds * PACED_CALLS);
        Latencies others = new Latencies(rounds * PACED_CALLS);
        for (int round = 0; round < rounds; round++) {
            paced(interakt, own);
            paced(http, others);
        }
        for (int percent : new int[] {50, 99}) {
            double milliseconds = own.percentile(percent);
            double base = others.percentile(percent);
            System.out.printf(
                    Locale.ROOT,
                    "| latency at 10 calls a second, p%d, ms | %.2f | %.2f | %+.2f ms |%n",
                    percent,
                    milliseconds,
                    base,
                    milliseconds - base);
        }
    }

    private static void paced(ForkedJvm client, Latencies latencies) throws IOException {
        for (String nanos : client.ask(ClientMain.PACED + " " + PACED_CALLS).split(" ", -1)) {
            latencies.add(Long.parseLong(nanos));
        }
    }

    private void waiting() throws IOException {
        try (ForkedJvm client = client(Client.INTERAKT)) {
            String[] figures = client.ask(ClientMain.WAITING + " " + WAITING).split(" ", -1);
            System.out.printf(
                    Locale.ROOT,
                    "%n%d calls that wait for the quota: %s bytes of heap a call with its exchange, %s threads more.%n",
                    WAITING,
                    figures[0],
                    figures[1]);
        }
    }

    private ForkedJvm client(String name) throws IOException {
        ForkedJvm client = new ForkedJvm(name, ClientMain.class, List.of(name, port), List.of());
        client.read();
        return client;
    }
}
