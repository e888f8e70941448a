package io.github.camelinterakt.benchmarks.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;
import io.github.camelinterakt.benchmarks.load.Sample;

/** What the component promises of itself, as a ratio to another contestant in the same run or as a number of threads. */
enum Bound {
    THROUGHPUT("calls/s, at least 0.85 of `bare`", 0.85, true) {
        @Override
        Optional<Double> measured(Results results, Level level, ContestantKind kind) {
            return ratio(results, level, kind, ContestantKind.BARE, Sample::callsPerSecond);
        }
    },
    CPU("CPU a call, at most 1.15 of `bare`", 1.15, false) {
        @Override
        Optional<Double> measured(Results results, Level level, ContestantKind kind) {
            return ratio(results, level, kind, ContestantKind.BARE, Sample::cpuSecondsPer10k);
        }
    },
    OVER_CAMEL_HTTP("calls/s, at least 1.2 times `camel-http`", 1.2, true) {
        @Override
        Optional<Double> measured(Results results, Level level, ContestantKind kind) {
            return pace(results, level, kind, ContestantKind.CAMEL_HTTP);
        }
    },
    OVER_CAMEL_WHATSAPP("calls/s, at least 8 times `camel-whatsapp`", 8, true) {
        @Override
        Optional<Double> measured(Results results, Level level, ContestantKind kind) {
            return pace(results, level, kind, ContestantKind.CAMEL_WHATSAPP);
        }
    },
    THREADS("threads, at most 12", 12, false) {
        @Override
        Optional<Double> measured(Results results, Level level, ContestantKind kind) {
            return Optional.of(results.of(level, kind, Sample::threads).highest());
        }
    };

    private final String text;
    private final double limit;
    private final boolean least;

    Bound(String text, double limit, boolean least) {
        this.text = text;
        this.limit = limit;
        this.least = least;
    }

    /** The figure that is compared with the limit; none where it says nothing about the component. */
    abstract Optional<Double> measured(Results results, Level level, ContestantKind kind);

    String text() {
        return text;
    }

    boolean holds(double measured) {
        return least ? measured >= limit : measured <= limit;
    }

    String verdict(Results results, Level level, ContestantKind kind) {
        return measured(results, level, kind)
                .map(m -> String.format(Locale.ROOT, this == THREADS ? "%.0f" : "%.2f", m)
                        + (holds(m) ? "" : " **missed**"))
                .orElse("-");
    }

    /** Against a delayed stub the delay sets the pace of all alike. */
    private static Optional<Double> pace(Results results, Level level, ContestantKind kind, ContestantKind to) {
        return level.undelayed() ? ratio(results, level, kind, to, Sample::callsPerSecond) : Optional.empty();
    }

    private static Optional<Double> ratio(
            Results results, Level level, ContestantKind kind, ContestantKind to, ToDoubleFunction<Sample> measure) {
        return results.has(level, to)
                ? Optional.of(results.ratio(level, kind, to, measure).median())
                : Optional.empty();
    }
}
