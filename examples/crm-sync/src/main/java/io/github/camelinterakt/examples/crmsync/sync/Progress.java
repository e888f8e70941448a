package io.github.camelinterakt.examples.crmsync.sync;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.stereotype.Component;

/** Counts what the run does. Safe for use by several threads. */
@Component
class Progress {

    private final Map<Kind, Counts> counts = new EnumMap<>(Kind.class);

    Progress() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new Counts());
        }
    }

    Counts of(Kind kind) {
        return counts.get(kind);
    }

    /** What became of the rows of one kind. */
    static final class Counts {

        private final LongAdder done = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder inDoubt = new LongAdder();
        private final LongAdder retryLater = new LongAdder();

        void done() {
            done.increment();
        }

        void refused() {
            refused.increment();
        }

        void inDoubt() {
            inDoubt.increment();
        }

        void retryLater() {
            retryLater.increment();
        }

        long doneCount() {
            return done.sum();
        }

        long refusedCount() {
            return refused.sum();
        }

        long inDoubtCount() {
            return inDoubt.sum();
        }

        long retryLaterCount() {
            return retryLater.sum();
        }

        long handled() {
            return doneCount() + refusedCount() + inDoubtCount() + retryLaterCount();
        }

        /**
         * One line for somebody who watches.
         *
         * @param kind what is being counted
         * @param total how many rows there are to do
         * @param elapsed for how long it has been going on
         */
        String line(Kind kind, long total, Duration elapsed) {
            double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
            double rate = handled() / seconds;
            String left = handled() >= total
                    ? "took " + written(elapsed)
                    : handled() == 0
                            ? ""
                            : written(Duration.ofMillis(Math.round((total - handled()) / rate * 1000))) + " left";
            return String.format(
                    Locale.ROOT,
                    "  %-9s %6d of %6d   done %6d   refused %5d   %5.0f/s   %s",
                    kind.plural(),
                    handled(),
                    total,
                    doneCount(),
                    refusedCount(),
                    rate,
                    left);
        }

        private static String written(Duration time) {
            if (time.toMinutes() > 0) {
                return time.toMinutes() + " min " + time.toSecondsPart() + " s";
            }
            return time.toSeconds() > 9
                    ? time.toSeconds() + " s"
                    : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
    }
}
