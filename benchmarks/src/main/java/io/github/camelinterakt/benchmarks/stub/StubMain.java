package io.github.camelinterakt.benchmarks.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The stub as a process of its own, so that what it costs is not counted as the client's. Prints its port; each line on
 * its input is a delay in milliseconds, acknowledged with the same line; ends with its input.
 */
public final class StubMain {

    private StubMain() {}

    public static void main(String[] args) throws IOException {
        try (StubServer server = StubServer.start();
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            System.out.println(server.port());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                server.delay(Duration.ofMillis(Long.parseLong(line)));
                System.out.println(line);
            }
        }
    }
}
