package io.github.camelinterakt.benchmarks.load;

import java.time.Duration;

/**
 * How hard a contestant is driven.
 *
 * @param inFlight the number of calls under way at any time, at least 1
 * @param delay how long the stub waits before it answers; zero for at once
 */
public record Level(int inFlight, Duration delay) {

    public Level {
        if (inFlight < 1 || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "At least one call in flight and no negative delay, not " + inFlight + " and " + delay);
        }
    }

    /**
     * Reads a level as the command line names it: {@code 16}, or {@code 256@50} for a stub that waits for 50 ms.
     *
     * @throws IllegalArgumentException if it is written in another way
     */
    public static Level of(String text) {
        String[] parts = text.split("@", 2);
        try {
            return new Level(
                    Integer.parseInt(parts[0]), Duration.ofMillis(parts.length > 1 ? Long.parseLong(parts[1]) : 0));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A level is '16', or '256@50' for a delay of 50 ms; not '" + text + "'", e);
        }
    }

    /** Whether the stub answers at once, so that the client and not the delay sets the pace. */
    public boolean undelayed() {
        return delay.isZero();
    }

    @Override
    public String toString() {
        return undelayed() ? Integer.toString(inFlight) : inFlight + ", " + delay.toMillis() + " ms";
    }
}
