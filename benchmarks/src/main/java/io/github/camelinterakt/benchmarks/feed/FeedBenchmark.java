package io.github.camelinterakt.benchmarks.feed;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Pairs;

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
    private static final int MILLION = 1_000_000;

    private FeedBenchmark() {}

    /**
     * Runs the benchmark and prints its tables.
     *
     * @param args {@code --contacts=} how many the small heap has to do with; a million if there is none
     */
    public static void main(String[] args) throws IOException {
        int contacts = args.length == 0 ? MILLION : Integer.parseInt(args[0].replace("--contacts=", ""));
        StringBuilder table = new StringBuilder();
        table.append(Machine.markdown()).append("\n\n");
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
        Pairs rates = new Pairs();
        try (ForkedJvm feed = reader(port, List.of());
                ForkedJvm byHand = reader(port, List.of())) {
            list.ask(WARM_UP + " 0");
            rate(feed, WARM_UP, FEED);
            rate(byHand, WARM_UP, BY_HAND);
            list.ask(MEASURED + " " + LATENCY_MS);
            for (int round = 0; round < ROUNDS; round++) {
                rates.measure(round, () -> rate(feed, MEASURED, FEED), () -> rate(byHand, MEASURED, BY_HAND));
            }
        }
        table.append("| figure | `feed` | `by-hand` | compared |\n| --- | --- | --- | --- |\n")
                .append(rates.ratio("contacts/s", null));
    }

    private static double rate(ForkedJvm reader, int contacts, String what) throws IOException {
        return Double.parseDouble(reader.ask(contacts + " " + what));
    }

    private static void million(ForkedJvm list, String port, int contacts, StringBuilder table) throws IOException {
        list.ask(contacts + " 0");
        try (ForkedJvm reader = reader(port, List.of("-Xms16m", "-Xmx64m"))) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%d contacts with `-Xmx64m`: all handed out, %.0f a second.%n",
                    contacts,
                    rate(reader, contacts, FEED)));
        }
    }

    private static ForkedJvm reader(String port, List<String> flags) throws IOException {
        ForkedJvm reader = new ForkedJvm("the feed", FeedMain.class, List.of(port), flags);
        reader.read();
        return reader;
    }
}
