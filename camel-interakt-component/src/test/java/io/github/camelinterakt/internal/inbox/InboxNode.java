package io.github.camelinterakt.internal.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.impl.DefaultCamelContext;

/** A process with a node of an inbox, which stores events of its own and handles events of all nodes. To be killed. */
public final class InboxNode {

    private static final int STORING_THREADS = 2;
    private static final Timing QUICK = new Timing(
            Duration.ofMillis(100),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(1));

    private final Process process;
    private final Thread reader;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private InboxNode(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "acknowledged");
        reader.start();
    }

    /**
     * Starts a process.
     *
     * @param storing whether it stores events, or only handles them
     */
    static InboxNode start(String url, boolean storing, Path log) throws IOException {
        return new InboxNode(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InboxNode.class.getName(),
                        url,
                        String.valueOf(storing)))
                .redirectError(log.toFile())
                .start());
    }

    /** The keys of the events that were stored, as far as the process could still say so. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Kills the process, as by {@code kill -9}, and waits until it has ended and its output is read. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    private void read() {
        BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == 36) {
                    acknowledged.add(line);
                }
            }
        } catch (IOException e) {
            // The process was killed; its previous output is read.
        }
    }

    /** The process's own work. */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        Inbox.Settings settings = new Inbox.Settings(pool, "inbox", 4, 1_000, Duration.ofDays(7));
        Inbox inbox = new Inbox(context, settings, (event, attempt) -> write(pool, event.key), QUICK);
        inbox.start();
        if (Boolean.parseBoolean(arguments[1])) {
            var threads = Executors.newFixedThreadPool(STORING_THREADS);
            for (int i = 0; i < STORING_THREADS; i++) {
                threads.execute(
                        () -> Stream.generate(UUID::randomUUID).forEach(key -> storeAndSay(inbox, key.toString())));
            }
        }
        // Ends with its parent process.
        while (System.in.read() >= 0) {
            // input is ignored
        }
        System.exit(0);
    }

    private static void storeAndSay(Inbox inbox, String key) {
        inbox.store(Nodes.event(key, "customer-" + key.charAt(0)));
        // In one piece: a half line is none.
        System.out.print(key + "\n");
        System.out.flush();
    }

    /** The effect and the knowledge of it are one row. */
    private static void write(DataSource pool, String key) {
        try (Connection connection = pool.getConnection();
                PreparedStatement known = connection.prepareStatement("select 1 from effects where event_key = ?");
                PreparedStatement effect = connection.prepareStatement("insert into effects values (?)")) {
            known.setString(1, key);
            if (!known.executeQuery().next()) {
                effect.setString(1, key);
                effect.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
