package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import io.github.camelinterakt.examples.webhookinbox.Receiver;

/** A receiver in a process of its own, to be killed. */
public final class ReceiverProcess implements AutoCloseable {

    private static final String DELAY_MILLIS = "40";

    private final Process process;

    private ReceiverProcess(Process process) {
        this.process = process;
    }

    static ReceiverProcess start(String jdbcUrl, int port, String secret) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiverProcess.class.getName()))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CRM_JDBC_URL", jdbcUrl);
        builder.environment().put("WEBHOOK_PORT", String.valueOf(port));
        builder.environment().put("WEBHOOK_SECRET", secret);
        builder.environment().put("TIMELINE_DELAY", DELAY_MILLIS);
        return new ReceiverProcess(builder.start());
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

    long pid() {
        return process.pid();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As by {@code kill -9}: nothing is closed, nothing is finished. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
