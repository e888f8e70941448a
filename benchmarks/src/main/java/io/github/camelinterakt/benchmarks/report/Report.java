package io.github.camelinterakt.benchmarks.report;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;
import io.github.camelinterakt.benchmarks.load.Sample;

/** The results as Markdown. */
public final class Report {

    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** The table of all contestants, then that of the component's bounds. */
    public String markdown(Machine machine) {
        return machine.markdown() + "\n" + contestants() + bounds();
    }

    private String contestants() {
        StringBuilder table = new StringBuilder("""
                | in flight | contestant | calls/s | of `bare` (lowest to highest) | CPU s / 10 000 calls | of `bare` (lowest to highest) | threads |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Level level : results.levels()) {
            for (ContestantKind kind : results.contestants(level)) {
                table.append(row(level, kind));
            }
        }
        return table.toString();
    }

    private String row(Level level, ContestantKind kind) {
        return format(
                "| %s | `%s` | %.0f | %s | %.3f | %s | %.0f |\n",
                level,
                kind,
                results.of(level, kind, Sample::callsPerSecond).median(),
                ratio(results.ratio(level, kind, ContestantKind.BARE, Sample::callsPerSecond)),
                results.of(level, kind, Sample::cpuSecondsPer10k).median(),
                ratio(results.ratio(level, kind, ContestantKind.BARE, Sample::cpuSecondsPer10k)),
                results.of(level, kind, Sample::threads).highest());
    }

    private String bounds() {
        StringBuilder tables = new StringBuilder();
        results.levels().stream()
                .flatMap(level -> results.contestants(level).stream())
                .filter(ContestantKind::isBounded)
                .distinct()
                .forEach(kind -> tables.append("\n").append(bounds(kind)));
        return tables.toString();
    }

    private String bounds(ContestantKind kind) {
        StringBuilder table = new StringBuilder("| `" + kind + "` in flight: | ")
                .append(cells(Level::toString))
                .append("| --- |")
                .append(" --- |".repeat(results.levels().size()))
                .append("\n");
        for (Bound bound : Bound.values()) {
            table.append("| ").append(bound.text()).append(" | ").append(cells(l -> bound.verdict(results, l, kind)));
        }
        return table.toString();
    }

    private String cells(Function<Level, String> cell) {
        return results.levels().stream().map(cell).collect(Collectors.joining(" | ", "", " |\n"));
    }

    private static String ratio(Spread ratio) {
        return format("%.2f (%.2f to %.2f)", ratio.median(), ratio.lowest(), ratio.highest());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
