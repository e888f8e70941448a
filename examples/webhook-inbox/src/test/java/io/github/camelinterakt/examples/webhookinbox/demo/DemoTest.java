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

    private static final int MESSAGES = 150;

    @TempDir
    Path data;

    @Test
    void everyEventThatGot200IsInTheTimelineOnceAlthoughTheExampleAndThenTheReceiverAreKilled() throws Exception {
        killTheExampleWhenItHasPosted();

        assertThat(completeRun())
                .containsPattern("found [1-9]\\d* events of an earlier run")
                .containsPattern("killed the receiver .* with [1-9]\\d* events to go");
    }

    private void killTheExampleWhenItHasPosted() throws Exception {
        Process example = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dwebhook-inbox.data=" + data,
                        Demo.class.getName(),
                        String.valueOf(MESSAGES)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = example.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().anyMatch(line -> line.startsWith("posted"))).isTrue();
        } finally {
            example.destroyForcibly().onExit().join();
        }
    }

    private String completeRun() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Demo demo = new Demo(new PrintStream(out, true, StandardCharsets.UTF_8), data, MESSAGES) {
            @Override
            void awaitHandled(Database postgres) {
                // The leases of the killed receivers expire at once.
                postgres.jdbc().update("update interakt_inbox set due_at = due_at - 60000 where state = 'CLAIMED'");
                super.awaitHandled(postgres);
            }
        };

        boolean complete = demo.run();

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(complete).as(said).isTrue();
        return said;
    }
}
