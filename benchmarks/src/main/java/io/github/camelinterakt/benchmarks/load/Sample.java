package io.github.camelinterakt.benchmarks.load;

/**
 * What was seen of a contestant in a span of time.
 *
 * @param calls the answers that came, at least 1
 * @param wallNanos how long it took
 * @param cpuNanos the processor time of the whole process in it, garbage collector and compiler included
 * @param compileMillis how long the compiler worked in it; while it still does, the processor time says little of a call's
 * @param threads the most threads that lived at once in it, as {@link java.lang.management.ThreadMXBean} counts
 */
public record Sample(long calls, long wallNanos, long cpuNanos, long compileMillis, int threads) {

    public Sample {
        if (calls < 1 || wallNanos < 1) {
            throw new IllegalArgumentException("No answer came in " + wallNanos + " ns");
        }
    }

    public double callsPerSecond() {
        return calls * 1e9 / wallNanos;
    }

    /** Processor seconds that ten thousand calls cost. */
    public double cpuSecondsPer10k() {
        return cpuNanos / 1e9 / calls * 1e4;
    }

    /** The compiler's part of the processor time, from 0 to about 1. */
    public double compiling() {
        return compileMillis * 1e6 / cpuNanos;
    }

    String toLine() {
        return calls + " " + wallNanos + " " + cpuNanos + " " + compileMillis + " " + threads;
    }

    /** Reads what a {@link ContestantMain} has printed. */
    public static Sample ofLine(String line) {
        String[] parts = line.split(" ", -1);
        return new Sample(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]));
    }
}
