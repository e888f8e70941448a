package io.github.camelinterakt.benchmarks.webhook;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often each receiver is measured
 * @param warmUp how long each receiver runs at first, so that it is compiled
 * @param measured how long each receiver is measured in a round
 * @param stored how long the receiver with the inbox is measured at full speed
 * @param steady how long it is measured at a fixed rate, whole seconds: so long that one slow write to the disk is no more than
 *     chance
 * @param oneCore whether the receivers that are compared have one processor core to themselves, once they are warm
 */
record Plan(int rounds, Duration warmUp, Duration measured, Duration stored, Duration steady, boolean oneCore) {

    /** Takes four minutes. */
    static Plan thorough() {
        return new Plan(
                40,
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                true);
    }
}
