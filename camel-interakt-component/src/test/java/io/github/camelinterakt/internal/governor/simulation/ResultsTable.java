package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.util.Locale;

import io.github.camelinterakt.sandbox.account.QuotaWindow;

/** The results as the documentation shows them. */
final class ResultsTable {

    private final StringBuilder text = new StringBuilder();

    private ResultsTable() {}

    static String of(Results results) {
        ResultsTable table = new ResultsTable();
        table.head(
                "10 000 calls at once; the server counts by",
                "routes",
                "governor: quota used",
                "429s",
                "`throttle`: quota used",
                "429s");
        results.backlogs.forEach(row -> table.row(
                name(row.window()),
                row.routes(),
                percent(row.governed().used()),
                percent(row.governed().refused()),
                percent(row.throttled().used()),
                percent(row.throttled().refused())));
        table.head(
                "10 one-time passwords a minute beside a bulk of 10 000",
                "they wait, p50",
                "p99",
                "the bulk's part of the quota",
                "429s");
        results.passwords.forEach(row -> table.row(
                row.limiter(),
                seconds(row.p50()),
                seconds(row.p99()),
                percent(row.bulk().used()),
                percent(row.bulk().refused())));
        table.head("3 redeliveries of every call; the server counts by", "governor: most calls in 60 s", "`throttle`");
        results.redeliveries.forEach(row -> table.row(name(row.window()), row.governed(), row.throttled()));
        table.head(
                "`ADVANCED` (600) set, 300 let through; the server counts by",
                "`priority`",
                "429s of the first burst",
                "calls under way at the first",
                "the last came after",
                "429s of the next half hour, as more is tried",
                "calls lost");
        results.plansTooHigh.forEach(row -> table.row(
                name(row.window()),
                "`" + row.priority() + "`",
                row.burst(),
                row.inFlight(),
                seconds(row.settled()),
                row.later(),
                row.lost()));
        return table.text.append('\n').toString();
    }

    private static String name(QuotaWindow window) {
        return switch (window) {
            case FIXED_MINUTE -> "the minute of the clock";
            case SLIDING -> "a sliding minute";
            case TOKEN_BUCKET -> "a bucket of tokens";
        };
    }

    private void head(Object... cells) {
        text.append('\n');
        row(cells);
        text.append("| --- ".repeat(cells.length)).append("|\n");
    }

    private void row(Object... cells) {
        for (Object cell : cells) {
            text.append("| ").append(cell).append(' ');
        }
        text.append("|\n");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", (double) duration.toMillis() / 1000);
    }
}
