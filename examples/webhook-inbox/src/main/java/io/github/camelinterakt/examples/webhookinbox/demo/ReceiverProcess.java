package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

import io.github.camelinterakt.examples.webhookinbox.Receiver;

/** A receiver in a process of its own, to be killed. */
public final class ReceiverProcess {

    private static final String DELAY_MILLIS = "40";

    private ReceiverProcess() {}

    static Process start(String jdbcUrl, int port, String secret) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiverProcess.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "CRM_JDBC_URL", jdbcUrl,
                        "WEBHOOK_PORT", String.valueOf(port),
                        "WEBHOOK_SECRET", secret,
                        "TIMELINE_DELAY", DELAY_MILLIS));
        return builder.start();
    }

    /** The process's own work: to receive, until the demonstration ends, also if that is killed. */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(ReceiverProcess::endWithTheDemonstration, "demonstration");
        watch.setDaemon(true);
        watch.start();
        Receiver.main(args);
    }

    private static void endWithTheDemonstration() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The pipe is broken: it has ended too.
        }
        Runtime.getRuntime().halt(1);
    }
}
