package io.github.camelinterakt.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.benchmarks.contestant.ContestantKind;
import io.github.camelinterakt.benchmarks.load.Level;

/**
 * What the command line sets. An option without a value keeps its default.
 *
 * @param contestants {@code --contestants}: who takes part, by name, separated by commas; the baseline always does
 * @param levels {@code --levels}: calls in flight, separated by commas; {@code 256@50} for a stub that waits 50 ms
 * @param rounds {@code --rounds}: how often each contestant is measured at each level, at least 1
 * @param warmUp {@code --warm-up-ms}: how long each contestant runs at a time at first, at each level, until nothing is left to compile
 * @param rampUp {@code --ramp-up-ms}: how long it runs before each measurement
 * @param measured {@code --measured-ms}: how long a measurement takes
 * @param output {@code --output}: the file that gets the table; null for none but the console
 */
record Options(
        List<ContestantKind> contestants,
        List<Level> levels,
        int rounds,
        Duration warmUp,
        Duration rampUp,
        Duration measured,
        Path output) {

    private static final String CONTESTANTS = "--contestants";
    private static final String LEVELS = "--levels";
    private static final String ROUNDS = "--rounds";
    private static final String WARM_UP = "--warm-up-ms";
    private static final String RAMP_UP = "--ramp-up-ms";
    private static final String MEASURED = "--measured-ms";
    private static final String OUTPUT = "--output";
    private static final List<String> NAMES = List.of(CONTESTANTS, LEVELS, ROUNDS, WARM_UP, RAMP_UP, MEASURED, OUTPUT);

    Options {
        if (!contestants.contains(ContestantKind.BARE)) {
            throw new IllegalArgumentException(
                    "Without '" + ContestantKind.BARE + "' there is nothing to compare with");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException(ROUNDS + " must be at least 1, not " + rounds);
        }
        contestants = List.copyOf(contestants);
        levels = List.copyOf(levels);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if an option is unknown or its value is not one that it can have
     */
    static Options of(String... args) {
        Map<String, String> given = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts.length < 2 || !NAMES.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "Unknown option '" + arg + "'; there are " + String.join("=, ", NAMES) + "=");
            }
            if (!parts[1].isBlank()) {
                given.put(parts[0], parts[1].strip());
            }
        }
        return new Options(
                contestants(given.get(CONTESTANTS)),
                Arrays.stream(given.getOrDefault(LEVELS, "1,16,256,256@50").split(",", -1))
                        .map(Level::of)
                        .toList(),
                number(given, ROUNDS, 31),
                millis(given, WARM_UP, 4_000),
                millis(given, RAMP_UP, 100),
                millis(given, MEASURED, 400),
                given.containsKey(OUTPUT) ? Path.of(given.get(OUTPUT)) : null);
    }

    int maxInFlight() {
        return levels.stream().mapToInt(Level::inFlight).max().orElseThrow();
    }

    private static List<ContestantKind> contestants(String names) {
        return names == null
                ? List.of(ContestantKind.values())
                : Arrays.stream(names.split(",", -1)).map(ContestantKind::of).toList();
    }

    private static Duration millis(Map<String, String> given, String name, int byDefault) {
        return Duration.ofMillis(number(given, name, byDefault));
    }

    private static int number(Map<String, String> given, String name, int byDefault) {
        String value = given.get(name);
        try {
            return value == null ? byDefault : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, not '" + value + "'", e);
        }
    }
}
