package io.github.camelinterakt.benchmarks.load;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;

import io.github.camelinterakt.benchmarks.contestant.Contestant;
import io.github.camelinterakt.benchmarks.contestant.ContestantKind;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * One contestant as a process of its own, so that its processor time and threads are its alone. Prints {@code ready};
 * each line on its input ({@code calls in flight, milliseconds of ramp-up, milliseconds measured}) is a measurement,
 * answered with the line of a {@link Sample}; ends with its input.
 */
public final class ContestantMain {

    private ContestantMain() {}

    /**
     * Runs the process.
     *
     * @param args the contestant's name, the stub's port, the size of the connection pool
     */
    public static void main(String[] args) throws Exception {
        try (Contestant contestant =
                        ContestantKind.of(args[0]).start(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            ClosedLoop loop = new ClosedLoop(contestant);
            System.out.println("ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] parts = line.split(" ", -1);
                Sample sample = loop.measure(
                        Integer.parseInt(parts[0]),
                        Duration.ofMillis(Long.parseLong(parts[1])),
                        Duration.ofMillis(Long.parseLong(parts[2])));
                System.out.println(sample.toLine());
            }
        }
    }

    /** The line that asks for a measurement. */
    public static String command(int inFlight, Duration rampUp, Duration duration) {
        return inFlight + " " + rampUp.toMillis() + " " + duration.toMillis();
    }
}
