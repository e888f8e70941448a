package io.github.camelinterakt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.ContestantMain;
import io.github.camelinterakt.benchmarks.load.ForkedJvm;
import io.github.camelinterakt.benchmarks.load.Level;
import io.github.camelinterakt.benchmarks.load.Sample;
import io.github.camelinterakt.benchmarks.report.Machine;
import io.github.camelinterakt.benchmarks.report.Report;
import io.github.camelinterakt.benchmarks.report.Results;
import io.github.camelinterakt.benchmarks.stub.StubMain;

/** Runs the contestants against the stub and prints the table. */
public final class Benchmarks implements AutoCloseable {

    private static final int MAX_WARM_UPS = 20;
    private static final double WARM = 0.03;

    private final Options options;
    private final ForkedJvm stub;
    private final Map<ContestantKind, ForkedJvm> contestants = new EnumMap<>(ContestantKind.class);
    private final Results results = new Results();

    private Benchmarks(Options options) throws IOException {
        this.options = options;
        stub = new ForkedJvm("the stub", StubMain.class, List.of());
    }

    /**
     * Runs the benchmarks.
     *
     * @param args {@code --name=value}: contestants, levels, rounds, warm-up-ms, ramp-up-ms, measured-ms, output
     * @throws IOException if a process ends before its time or the table cannot be written
     * @throws IllegalArgumentException if an argument is none of these
     */
    public static void main(String[] args) throws IOException {
        Options options = Options.of(args);
        Machine machine = Machine.here(LocalDate.now(ZoneOffset.UTC));
        String table;
        try (Benchmarks benchmarks = new Benchmarks(options)) {
            benchmarks.start();
            benchmarks.warmUp();
            benchmarks.measure();
            table = new Report(benchmarks.results).markdown(machine);
        }
        System.out.println(table);
        if (options.output() != null) {
            Files.writeString(options.output(), table);
        }
    }

    @Override
    public void close() throws IOException {
        for (ForkedJvm contestant : contestants.values()) {
            contestant.close();
        }
        stub.close();
    }

    private void start() throws IOException {
        String port = stub.read();
        String connections = Integer.toString(options.maxInFlight());
        for (ContestantKind kind : options.contestants()) {
            ForkedJvm contestant =
                    new ForkedJvm(kind.label(), ContestantMain.class, List.of(kind.label(), port, connections));
            contestants.put(kind, contestant);
            contestant.read();
        }
    }

    private void warmUp() throws IOException {
        for (Level level : options.levels()) {
            for (ContestantKind kind : options.contestants()) {
                progress("warming up " + kind + " at " + level);
                warmUp(kind, level);
            }
        }
    }

    /** Runs until the compiler has hardly anything to do, which on a busy machine takes longer than any time that is set. */
    private void warmUp(ContestantKind kind, Level level) throws IOException {
        for (int i = 0; i < MAX_WARM_UPS; i++) {
            if (measure(kind, level, Duration.ZERO, options.warmUp()).compiling() < WARM) {
                return;
            }
        }
        progress(kind + " is not warm at " + level + "; its figures hold work of the compiler");
    }

    private void measure() throws IOException {
        List<ContestantKind> order = new ArrayList<>(options.contestants());
        Random shuffling = new Random(1);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Level level : options.levels()) {
                progress("round " + round + " of " + options.rounds() + " at " + level);
                for (ContestantKind kind : order) {
                    results.add(level, kind, measure(kind, level, options.rampUp(), options.measured()));
                }
            }
            // What the one before leaves behind it is not to fall on the same one always.
            Collections.shuffle(order, shuffling);
        }
    }

    private Sample measure(ContestantKind kind, Level level, Duration rampUp, Duration measured) throws IOException {
        stub.ask(Long.toString(level.delay().toMillis()));
        return Sample.ofLine(contestants.get(kind).ask(ContestantMain.command(level.inFlight(), rampUp, measured)));
    }

    /** On the error stream, so that the table can be piped. */
    private static void progress(String what) {
        System.err.println("benchmarks: " + what);
    }
}
