package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole example: PostgreSQL, sandbox, and a receiver that is killed. */
class DemoTest {

    @Test
    void everyEventThatGot200IsInTheTimelineOnceAlthoughTheReceiverIsKilled() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        boolean complete = new Demo(new PrintStream(out, true, StandardCharsets.UTF_8), 150).run();

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(complete).as(said).isTrue();
        assertThat(said).containsPattern("killed the receiver with [1-9]\\d* events to go");
    }
}
