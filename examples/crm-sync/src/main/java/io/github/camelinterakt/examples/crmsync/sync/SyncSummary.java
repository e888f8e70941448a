package io.github.camelinterakt.examples.crmsync.sync;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.jdbc.core.JdbcTemplate;

/** What the console shows at the end. */
final class SyncSummary {

    private static final int MOST_REASONS = 12;
    private static final int WIDTH = 100;

    private final PrintStream console;
    private final JdbcTemplate jdbc;
    private final Progress progress;

    SyncSummary(PrintStream console, JdbcTemplate jdbc, Progress progress) {
        this.console = console;
        this.jdbc = jdbc;
        this.progress = progress;
    }

    void print(Duration took, long optedOut) {
        console.printf(Locale.ROOT, "%nSummary, after %.1f s%n", took.toMillis() / 1000.0);
        console.println("                  done  refused  in doubt  to retry");
        for (Kind kind : Kind.values()) {
            Progress.Counts counts = progress.of(kind);
            console.printf(
                    Locale.ROOT,
                    "  %-12s %7d  %7d  %8d  %8d%n",
                    kind.plural(),
                    counts.doneCount(),
                    counts.refusedCount(),
                    counts.inDoubtCount(),
                    counts.retryLaterCount());
        }
        if (optedOut > 0) {
            console.println("  " + optedOut + " won deals get no message: the person has opted out");
        }
        printRefusals();
    }

    void printWitness(SandboxWitness witness, List<String> contradictions) {
        String has = witness.contactCount() + " contacts (rows with one number are one contact), " + witness.newEvents()
                + " events, " + witness.newMessages() + " messages";
        if (contradictions.isEmpty()) {
            console.println("\nThe sandbox confirms: it has " + has + ".");
        } else {
            console.println("\nThe sandbox DISAGREES: it has " + has + ".");
            contradictions.forEach(contradiction -> console.println("  " + contradiction));
        }
    }

    /** The most frequent reasons; the table has the rest, and each in full. */
    private void printRefusals() {
        List<String> reasons = jdbc.query(
                "select kind, reason, outcome, message, count(*) as refusals from sync_refusals"
                        + " group by kind, reason, outcome, message order by count(*) desc, kind, message",
                (row, number) -> String.format(
                        Locale.ROOT,
                        "  %5d %-8s  %-16s  %-10s  %s",
                        row.getLong("refusals"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("outcome"),
                        shortened(row.getString("message"))));
        if (!reasons.isEmpty()) {
            console.println("\nRefused, and recorded in table sync_refusals:");
            reasons.stream().limit(MOST_REASONS).forEach(console::println);
        }
        if (reasons.size() > MOST_REASONS) {
            console.println("  and " + (reasons.size() - MOST_REASONS) + " rarer reasons");
        }
    }

    /** Without what the columns before it say already. */
    private static String shortened(String message) {
        String text = message.replaceFirst("^interakt:\\w+ failed: [^.]*\\. ", "")
                .replaceFirst("^Interakt says: (Please correct the following error - )?", "");
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
