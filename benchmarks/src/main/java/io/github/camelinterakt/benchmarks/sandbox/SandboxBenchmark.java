package io.github.camelinterakt.benchmarks.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.load.HttpLoad;
import io.github.camelinterakt.benchmarks.load.Latencies;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Pairs;
import io.github.camelinterakt.benchmarks.report.Pairs.Bound;

/**
 * How long a new process of the sandbox takes to its first answer, beside one of a bare WireMock; and whether the sandbox keeps up
 * with 1 000 calls a second. The load runs on the same machine.
 */
public final class SandboxBenchmark {

    private static final Bound LATER_MS = Bound.atMost(500);
    private static final int PAIRS = 15;
    private static final int RATE = 1_000;
    private static final Bound P99_MS = Bound.atMost(100);
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    private SandboxBenchmark() {}

    /** Runs the benchmark and prints its tables. */
    public static void main(String[] args) throws IOException {
        System.out.println(Machine.markdown());
        Pairs starts = new Pairs();
        firstAnswer(ServerMain.WIREMOCK); // the files of both are in the system's cache from then on
        firstAnswer(ServerMain.SANDBOX);
        for (int pair = 0; pair < PAIRS; pair++) {
            starts.measure(pair, () -> firstAnswer(ServerMain.SANDBOX), () -> firstAnswer(ServerMain.WIREMOCK));
        }
        System.out.println("| figure | sandbox | WireMock | compared |\n| --- | --- | --- | --- |");
        System.out.println(starts.difference("from the start of a cold JVM to the first answer, ms", LATER_MS));
        try (ForkedJvm server = server(ServerMain.SANDBOX);
                HttpLoad load = new HttpLoad(Integer.parseInt(server.read()), CONNECTIONS, calls())) {
            load.openLoop(RATE, WARM_UP);
            Latencies latencies = load.openLoop(RATE, MEASURED);
            System.out.printf(
                    Locale.ROOT,
                    "%n| %d calls a second for %d s, ms from when each was due | p50 | p99 | longest |%n| --- | --- | --- | --- |%n"
                            + "| sandbox | %.1f | %.1f%s | %.1f |%n",
                    RATE,
                    MEASURED.toSeconds(),
                    latencies.percentile(50),
                    latencies.percentile(99),
                    P99_MS.with(latencies.percentile(99)),
                    latencies.percentile(100));
        }
    }

    private static double firstAnswer(String server) throws IOException {
        long start = System.nanoTime();
        try (ForkedJvm process = server(server);
                HttpLoad load = new HttpLoad(Integer.parseInt(process.read()), 1, calls())) {
            load.openLoop(1, Duration.ofSeconds(1));
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static ForkedJvm server(String name) throws IOException {
        return new ForkedJvm(name, ServerMain.class, List.of(name), List.of());
    }

    /** A contact, an event and a template message in turn, of 1 000 customers. */
    private static Supplier<byte[]> calls() {
        int[] number = {0};
        return () -> {
            int call = number[0]++;
            // Calls under way may overtake each other: what needs a contact goes to the sample's until each other one
            // exists.
            long phone = call < 4_000 && call % 3 > 0 ? 9_999_999_999L : 9_999_000_000L + call / 3 % 1_000;
            String body = "{\"fullPhoneNumber\":\"91" + phone + "\",";
            return switch (call % 3) {
                case 0 -> call("/track/users/", body + "\"traits\":{\"name\":\"Asha\",\"orders\":" + call + "}}");
                case 1 -> call("/track/events/", body + "\"event\":\"Ordered\",\"traits\":{\"order\":" + call + "}}");
                default ->
                    call(
                            "/message/",
                            body + "\"type\":\"Template\",\"template\":{\"name\":\"order_shipped\","
                                    + "\"languageCode\":\"en\",\"bodyValues\":[\"Asha\",\"" + call + "\"]}}");
            };
        };
    }

    private static byte[] call(String path, String body) {
        return HttpLoad.post("/v1/public" + path, "Authorization: Basic ZXhhbXBsZWtleTo=\r\n", body);
    }
}
