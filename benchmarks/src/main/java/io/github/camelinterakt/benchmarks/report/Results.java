package io.github.camelinterakt.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;
import io.github.camelinterakt.benchmarks.load.Sample;

/** The samples of a run: of every contestant at every level one for each round. */
public final class Results {

    private final Map<Level, Map<ContestantKind, List<Sample>>> samples = new LinkedHashMap<>();

    /** Takes the sample of the next round. */
    public void add(Level level, ContestantKind kind, Sample sample) {
        samples.computeIfAbsent(level, l -> new EnumMap<>(ContestantKind.class))
                .computeIfAbsent(kind, k -> new ArrayList<>())
                .add(sample);
    }

    Set<Level> levels() {
        return samples.keySet();
    }

    Set<ContestantKind> contestants(Level level) {
        return samples.get(level).keySet();
    }

    boolean has(Level level, ContestantKind kind) {
        return samples.get(level).containsKey(kind);
    }

    Spread of(Level level, ContestantKind kind, ToDoubleFunction<Sample> measure) {
        return Spread.of(
                samples.get(level).get(kind).stream().mapToDouble(measure).toArray());
    }

    /** The ratio of a contestant to another, formed within each round. */
    Spread ratio(Level level, ContestantKind kind, ContestantKind to, ToDoubleFunction<Sample> measure) {
        List<Sample> own = samples.get(level).get(kind);
        List<Sample> others = samples.get(level).get(to);
        double[] ratios = new double[own.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = measure.applyAsDouble(own.get(round)) / measure.applyAsDouble(others.get(round));
        }
        return Spread.of(ratios);
    }
}
