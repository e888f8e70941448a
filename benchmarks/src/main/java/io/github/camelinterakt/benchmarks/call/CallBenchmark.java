package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Spread;

/** Compares a route of the component with one of camel-http, each in a JVM of its own, in alternating rounds. */
public final class CallBenchmark {

    private static final int IN_FLIGHT = 16;
    private static final int CALLS_IN_FLIGHT = 10_000;
    private static final int PACED_CALLS = 50;
    private static final int WAITING = 10_000;
    /** Else the kernel delays the end of each response of the stub by 40 ms. */
    private static final List<String> NO_DELAY = List.of("-Dsun.net.httpserver.nodelay=true");

    private final int rounds;
    private final int warmUpCalls;
    private final String port;

    private CallBenchmark(int rounds, int warmUpCalls, String port) {
        this.rounds = rounds;
        this.warmUpCalls = warmUpCalls;
        this.port = port;
    }

    /**
     * Runs the benchmark and prints its table.
     *
     * @param args {@code --rounds=}, 15 by default, and {@code --warm-up-calls=}, 100 000 by default
     * @throws IOException if a process ends before its time
     */
    public static void main(String[] args) throws IOException {
        int rounds = option("--rounds=", 15, args);
        int warmUpCalls = option("--warm-up-calls=", 100_000, args);
        System.out.println(Machine.here(LocalDate.now(ZoneOffset.UTC)).markdown());
        System.out.println("| figure | `camel-interakt` | `camel-http` | compared |\n| --- | --- | --- | --- |");
        try (ForkedJvm stub = new ForkedJvm("the stub", StubMain.class, List.of(), NO_DELAY)) {
            CallBenchmark benchmark = new CallBenchmark(rounds, warmUpCalls, stub.read());
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
        Ratios starts = new Ratios();
        Ratios messages = new Ratios();
        for (int round = 0; round < rounds; round++) {
            try (ForkedJvm interakt = client(Client.INTERAKT);
                    ForkedJvm http = client(Client.HTTP)) {
                messages.measure(round, interakt, http, ClientMain.FIRST);
                starts.measure(round, interakt, http, ClientMain.STARTED);
            }
        }
        System.out.print(starts.row("start of a cold JVM's context and route, ms", Ratios.NO_BOUND));
        System.out.print(messages.row("first message of a cold JVM, ms", Ratios.BOUND));
    }

    private void processorTime(ForkedJvm interakt, ForkedJvm http) throws IOException {
        for (ForkedJvm client : List.of(interakt, http)) {
            client.ask(ClientMain.CLOSED + " " + IN_FLIGHT + " " + warmUpCalls);
        }
        Ratios ratios = new Ratios();
        for (int round = 0; round < rounds; round++) {
            ratios.measure(round, interakt, http, ClientMain.CLOSED + " " + IN_FLIGHT + " " + CALLS_IN_FLIGHT);
        }
        System.out.print(ratios.row("CPU a call at " + IN_FLIGHT + " in flight, us", Ratios.BOUND));
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

    /** The figures of both clients, a pair for each round. */
    static final class Ratios {

        static final double BOUND = 1.2;
        private static final double NO_BOUND = Double.POSITIVE_INFINITY;

        private record Pair(double interakt, double http) {}

        private final List<Pair> pairs = new ArrayList<>();

        void add(double interakt, double http) {
            pairs.add(new Pair(interakt, http));
        }

        /** Asks both, in an order that alternates with the round. */
        private void measure(int round, ForkedJvm interakt, ForkedJvm http, String command) throws IOException {
            boolean ownFirst = round % 2 == 0;
            double first = Double.parseDouble((ownFirst ? interakt : http).ask(command));
            double second = Double.parseDouble((ownFirst ? http : interakt).ask(command));
            add(ownFirst ? first : second, ownFirst ? second : first);
        }

        /** The medians, and the median of the ratios within each round with its bound. */
        String row(String figure, double bound) {
            Spread ratio = of(pair -> pair.interakt() / pair.http());
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f (%.2f to %.2f)%s |%n",
                    figure,
                    of(Pair::interakt).median(),
                    of(Pair::http).median(),
                    ratio.median(),
                    ratio.lowest(),
                    ratio.highest(),
                    bound == NO_BOUND ? "" : ", at most " + bound + (ratio.median() <= bound ? "" : " **missed**"));
        }

        private Spread of(ToDoubleFunction<Pair> figure) {
            return Spread.of(pairs.stream().mapToDouble(figure).toArray());
        }
    }
}
