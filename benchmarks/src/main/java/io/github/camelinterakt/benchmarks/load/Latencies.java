package io.github.camelinterakt.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How long each of a known number of events took. */
public final class Latencies {

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    /** Of at most so many events. */
    public Latencies(int most) {
        nanos = new long[most];
    }

    /** Takes one, in nanoseconds. */
    public void add(long duration) {
        nanos[count.getAndIncrement()] = duration;
    }

    /** In milliseconds, the least that this percentage of the events was not above. */
    public double percentile(int percent) {
        long[] sorted = Arrays.copyOf(nanos, count.get());
        Arrays.sort(sorted);
        int index = Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1);
        return sorted[index] / 1e6;
    }
}
