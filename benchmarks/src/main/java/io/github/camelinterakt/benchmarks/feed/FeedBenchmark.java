package io.github.camelinterakt.benchmarks.feed;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.report.Machine;

/**
 * How fast the feed reads where an answer takes 50 ms, beside one page after the other by hand; and a million contacts in a
 * heap of 64 MB. {@code --contacts} changes the million.
 */
public final class FeedBenchmark {

    private static final int LATENCY_MS = 50;
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 10_000;
    private static final int ROUNDS = 3;
    private static final String BY_HAND = "by-hand";
    private static final String FEED = "feed";
    private static final List<String> CONTESTANTS = List.of(BY_HAND, FEED);
    private static final int MILLION = 1_000_000;

    private FeedBenchmark() {}

    /**
     * Runs the benchmark and prints its tables.
     *
     * @param args {@code --contacts=} how many the small heap has to do with; a million if there is none
     * @throws IOException if a process ends before its time, as it does where the heap is too small
     */
    public static void main(String[] args) throws IOException {
        int contacts = args.length == 0 ? MILLION : Integer.parseInt(args[0].replace("--contacts=", ""));
        StringBuilder table = new StringBuilder();
        table.append(Machine.here(LocalDate.now(ZoneOffset.UTC)).markdown()).append("\n\n");
        // Else the server's system waits 40 ms with the end of each answer.
        List<String> noDelay = List.of("-Dsun.net.httpserver.nodelay=true");
        try (ForkedJvm list = new ForkedJvm("the contact list", ContactList.class, List.of(), noDelay)) {
            String port = list.read();
            rates(list, port, table);
            million(list, port, contacts, table);
        }
        System.out.println(table);
    }

    private static void rates(ForkedJvm list, String port, StringBuilder table) throws IOException {
        Map<String, ForkedJvm> readers = new LinkedHashMap<>();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        try {
            list.ask(WARM_UP + " 0");
            for (String contestant : CONTESTANTS) {
                readers.put(contestant, reader(port, List.of()));
                readers.get(contestant).ask(WARM_UP + " " + contestant);
            }
            list.ask(MEASURED + " " + LATENCY_MS);
            for (int round = 0; round < ROUNDS; round++) {
                double baseline = 0;
                for (String contestant : CONTESTANTS) {
                    double rate = Double.parseDouble(readers.get(contestant).ask(MEASURED + " " + contestant));
                    baseline = baseline == 0 ? rate : baseline;
                    rates.computeIfAbsent(contestant, name -> new ArrayList<>()).add(rate);
                    ratios.computeIfAbsent(contestant, name -> new ArrayList<>())
                            .add(rate / baseline);
                    progress(contestant + ": " + rate);
                }
            }
        } finally {
            for (ForkedJvm reader : readers.values()) {
                reader.close();
            }
        }
        table.append("| contestant | contacts/s | of `by-hand` |\n| --- | --- | --- |\n");
        for (String contestant : CONTESTANTS) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %.0f | %.2f |%n",
                    contestant,
                    median(rates.get(contestant)),
                    median(ratios.get(contestant))));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void million(ForkedJvm list, String port, int contacts, StringBuilder table) throws IOException {
        list.ask(contacts + " 0");
        try (ForkedJvm reader = reader(port, List.of("-Xms16m", "-Xmx64m"))) {
            double rate = Double.parseDouble(reader.ask(contacts + " " + FEED));
            table.append(String.format(
                    Locale.ROOT, "%n%d contacts with `-Xmx64m`: all handed out, %.0f a second.%n", contacts, rate));
        }
    }

    /** On the error stream, so that the tables can be piped. */
    private static void progress(String what) {
        System.err.println("feed benchmark: " + what);
    }

    private static ForkedJvm reader(String port, List<String> flags) throws IOException {
        ForkedJvm reader = new ForkedJvm("the feed", FeedMain.class, List.of(port), flags);
        reader.read();
        return reader;
    }
}
