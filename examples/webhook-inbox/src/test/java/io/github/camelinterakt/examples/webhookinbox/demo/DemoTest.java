package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole example: PostgreSQL, sandbox, and a receiver that is killed. */
class DemoTest {

    @TempDir
    Path directory;

    @Test
    void everyEventThatGot200IsInTheTimelineOnceAlthoughTheReceiverIsKilled() throws Exception {
        assertThat(completeRun()).containsPattern("killed the receiver .* with [1-9]\\d* events to go");
    }

    @Test
    void whoKillsTheWholeExampleAndStartsItAgainFindsItsEventsAndLosesNone() throws Exception {
        Process first = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dwebhook-inbox.data=" + data(),
                        Demo.class.getName(),
                        "150"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().anyMatch(line -> line.startsWith("posted"))).isTrue();
        } finally {
            first.destroyForcibly().onExit().join();
        }

        assertThat(completeRun()).containsPattern("found [1-9]\\d* events of an earlier run");
    }

    private String completeRun() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        boolean complete = new Demo(new PrintStream(out, true, StandardCharsets.UTF_8), data(), 150).run();

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(complete).as(said).isTrue();
        return said;
    }

    private Path data() {
        return directory.resolve("postgresql");
    }
}
