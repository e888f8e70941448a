package io.github.camelinterakt.internal.governor;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.apache.camel.CamelContext;

/** The time of governors in tests. */
public interface TestTime {

    /** Nanoseconds that never go back. */
    long now();

    /** Runs a task once after a delay. */
    void schedule(Runnable task, long nanos);

    /** Sets the time of all governors of a context that has none yet. */
    default void useIn(CamelContext context) {
        Governors.of(context, this::now, this::schedule);
    }

    /** A governor in this time whose minute is as long as the window. */
    default Governor governor(GovernorSettings settings, Duration window) {
        return governor(settings, window, new SplittableRandom());
    }

    /** The same with randomness that a test repeats. */
    default Governor governor(GovernorSettings settings, Duration window, RandomGenerator random) {
        return new Governor("account", "account", settings, this::now, this::schedule, random, window);
    }
}
