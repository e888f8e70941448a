package io.github.camelinterakt.inbox.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxConfiguration;
import io.github.camelinterakt.inbox.InboxEvent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process with an inbox: reads keys from its standard input, stores an event for each, and writes the key to its standard
 * output once it is stored. The handler inserts a row, so that the effect and the knowledge of it are one.
 */
public final class Receiver {

    private static final String READY = "ready";
    private static final String STORED = "stored ";
    private static final int MOST_UNACKNOWLEDGED = 20;

    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;

    private int unacknowledged;

    private Receiver(Process process) {
        this.process = process;
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Receiver start(String url, Path log) throws IOException {
        Receiver receiver = new Receiver(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Receiver.class.getName(),
                        url))
                .redirectError(log.toFile())
                .start());
        if (!READY.equals(receiver.out.readLine())) {
            throw new IOException("A receiver did not start: see " + log);
        }
        return receiver;
    }

    /** Kills it at once, and waits until it is dead. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends an event, once not too many others are unacknowledged; adds the acknowledged ones. */
    void send(String key, Set<String> acknowledged) throws IOException {
        while (out.ready() || unacknowledged >= MOST_UNACKNOWLEDGED) {
            readAcknowledgement(acknowledged);
        }
        in.println(key);
        unacknowledged++;
    }

    void awaitAcknowledgements(Set<String> acknowledged) throws IOException {
        while (unacknowledged > 0) {
            readAcknowledgement(acknowledged);
        }
    }

    private void readAcknowledgement(Set<String> acknowledged) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("A receiver has ended by itself");
        }
        if (line.startsWith(STORED)) {
            acknowledged.add(line.substring(STORED.length()));
            unacknowledged--;
        }
    }

    /** The process's own work. */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = Databases.pool(arguments[0]);
        InboxConfiguration options = new InboxConfiguration();
        options.setInbox(pool);
        options.setClaimTimeout(2_000);
        options.setInboxPollInterval(200);
        options.setStoreTimeout(20_000);
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        try (Inbox inbox = new JdbcInbox(context, options, (event, attempt) -> effect(pool, event))) {
            inbox.start();
            System.out.println(READY);
            BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String key = keys.readLine(); key != null; key = keys.readLine()) {
                String stored = key;
                InboxEvent event = new InboxEvent(key, null, key.getBytes(StandardCharsets.UTF_8), Instant.now());
                inbox.store(event).thenAccept(intake -> acknowledge(stored));
            }
        }
    }

    private static void acknowledge(String key) {
        System.out.println(STORED + key);
        System.out.flush();
    }

    private static CompletionStage<Void> effect(HikariDataSource pool, InboxEvent event) {
        try (Connection connection = pool.getConnection();
                PreparedStatement attempt = connection.prepareStatement("insert into attempts values (?)");
                PreparedStatement effect = connection.prepareStatement(
                        "insert into effects (event_key) values (?) on conflict do nothing")) {
            attempt.setString(1, event.key());
            attempt.executeUpdate();
            effect.setString(1, event.key());
            effect.executeUpdate();
            return CompletableFuture.completedFuture(null);
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
