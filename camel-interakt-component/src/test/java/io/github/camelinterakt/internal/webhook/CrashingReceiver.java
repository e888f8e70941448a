package io.github.camelinterakt.internal.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.Exchange;

/** A process that receives the webhook into its inbox on PostgreSQL, and whose route writes a row for each event. To be killed. */
public final class CrashingReceiver {

    private static final String READY = "ready ";
    private static final String OPTIONS =
            "webhookSecret=" + WebhookServer.SECRET + "&ack=onStore&inbox=#inbox&ackDeadline=50s";

    private final Process process;
    private final int port;

    private CrashingReceiver(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it listens. */
    static CrashingReceiver start(String jdbcUrl, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingReceiver.class.getName(),
                        jdbcUrl))
                .redirectError(log.toFile())
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new CrashingReceiver(process, Integer.parseInt(line.substring(READY.length())));
            }
        }
        throw new IOException("A receiver did not start: see " + log);
    }

    int port() {
        return port;
    }

    /** Kills it at once, as by {@code kill -9}, and waits until it is dead. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The process's own work. */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        WebhookServer server = new WebhookServer().route(OPTIONS, exchange -> write(pool, exchange));
        server.context().getRegistry().bind("inbox", DataSource.class, pool);
        server.start();
        System.out.println(READY + server.port());
        // Ends with its parent process.
        while (System.in.read() >= 0) {
            // input other than HTTP is ignored
        }
        server.close();
    }

    /** The effect and its record are one row, the attempt is another; a kill may happen in between. */
    private static void write(DataSource pool, Exchange exchange) throws SQLException {
        String key = exchange.getMessage().getHeader(InteraktConstants.EVENT_KEY, String.class);
        try (Connection connection = pool.getConnection();
                PreparedStatement attempt = connection.prepareStatement("insert into attempts values (?)");
                PreparedStatement effect = connection.prepareStatement(
                        "insert into effects select ? from pg_sleep(0.01) on conflict do nothing")) {
            attempt.setString(1, key);
            attempt.executeUpdate();
            effect.setString(1, key);
            effect.executeUpdate();
        }
    }
}
