package io.github.camelinterakt.internal.governor;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import io.github.camelinterakt.Postgres;
import io.github.camelinterakt.Priority;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three processes on one account and one PostgreSQL. A minute takes 6 seconds here; as long as it takes with
 * {@code -Dinterakt.leases.fullSize=true}.
 */
class LeasingProcessesTest {

    private static final Logger LOG = LoggerFactory.getLogger(LeasingProcessesTest.class);
    private static final int PLAN = 300;
    private static final int SPEED = Boolean.getBoolean("interakt.leases.fullSize") ? 1 : 10;
    private static final Duration WINDOW = Duration.ofMinutes(1).dividedBy(SPEED);

    @TempDir
    private Path logs;

    /** Calls that go as soon as they may, and paced ones; the latter where there is time. */
    static List<Arguments> callsAndTheirDeadline() {
        Arguments unpaced = Arguments.of(Priority.normal, Duration.ofSeconds(30));
        Arguments paced = Arguments.of(Priority.bulk, Duration.ofSeconds(70));
        return SPEED == 1 ? List.of(unpaced, paced) : List.of(unpaced);
    }

    @ParameterizedTest
    @MethodSource("callsAndTheirDeadline")
    void aKilledProcessLeavesItsQuotaToTheOthersAndNoWindowHasMoreThanThePlan(Priority priority, Duration deadline)
            throws Exception {
        List<Process> processes = new ArrayList<>();
        String database = Postgres.newDatabaseUrl();
        try (CountingServer server = new CountingServer()) {
            try {
                for (int i = 0; i < 3; i++) {
                    processes.add(start(database, server, priority, deadline));
                }
                await("all of the plan is used, by all alike")
                        .atMost(WINDOW.multipliedBy(4).plusSeconds(30))
                        .until(() -> server.shares().size() == 3
                                && server.shares().values().stream().allMatch(calls -> calls >= 0.3 * PLAN)
                                && server.lastWindow() >= 0.98 * PLAN);
                letPass(WINDOW.dividedBy(3));

                processes.get(1).destroyForcibly().waitFor();
                long killed = System.nanoTime();
                letPass(WINDOW.multipliedBy(2));
                long end = System.nanoTime();

                List<Long> stamps = server.stamps();
                int again = server.mostInAWindow(killed, end);
                LOG.info(
                        "{} calls; at most {} of {} in a window; in a window after the kill up to {}, in the last one {}",
                        stamps.size(),
                        server.mostInAWindow(Long.MIN_VALUE, end),
                        PLAN,
                        again,
                        server.lastWindow());
                assertThat(server.mostInAWindow(Long.MIN_VALUE, end)).isLessThanOrEqualTo(PLAN);
                assertThat(again).isGreaterThanOrEqualTo((int) (0.95 * PLAN));
            } finally {
                processes.forEach(Process::destroyForcibly);
            }
        }
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() - end >= 0);
    }

    private Process start(String database, CountingServer server, Priority priority, Duration deadline)
            throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                LeasingProcess.class.getName(),
                database,
                String.valueOf(server.port()),
                String.valueOf(PLAN),
                String.valueOf(WINDOW.toMillis()),
                String.valueOf(deadline.toMillis() / SPEED),
                priority.name());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        logs.resolve("processes.log").toFile()))
                .start();
    }

    /** Records the time of each call, and responds. */
    private static final class CountingServer implements AutoCloseable {

        private record Call(Socket from, long stamp) {}

        private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
        private final List<Socket> connections = new ArrayList<>();

        CountingServer() throws IOException {
            daemon(() -> {
                while (true) {
                    Socket socket = listening.accept();
                    synchronized (connections) {
                        connections.add(socket);
                    }
                    daemon(() -> serve(socket));
                }
            });
        }

        private interface Task {
            void run() throws IOException;
        }

        private static void daemon(Task task) {
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (IOException closed) {
                    LOG.debug("A connection has ended", closed);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            DataInputStream requests = new DataInputStream(socket.getInputStream());
            while (true) {
                byte request = requests.readByte();
                calls.add(new Call(socket, System.nanoTime()));
                socket.getOutputStream().write(request);
            }
        }

        int port() {
            return listening.getLocalPort();
        }

        List<Long> stamps() {
            return calls.stream().map(Call::stamp).sorted().toList();
        }

        int lastWindow() {
            return shares().values().stream().mapToInt(Long::intValue).sum();
        }

        /** How many calls of the last window are whose. */
        Map<Socket, Long> shares() {
            long from = System.nanoTime() - WINDOW.toNanos();
            return calls.stream()
                    .filter(call -> call.stamp() - from > 0)
                    .collect(Collectors.groupingBy(Call::from, Collectors.counting()));
        }

        /** The most calls of a window that lies between the two times. */
        int mostInAWindow(long from, long to) {
            List<Long> sorted = stamps().stream()
                    .filter(stamp -> stamp >= from && stamp <= to)
                    .toList();
            int most = 0;
            int first = 0;
            for (int last = 0; last < sorted.size(); last++) {
                while (sorted.get(last) - sorted.get(first) >= WINDOW.toNanos()) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
            return most;
        }

        @Override
        public void close() throws IOException {
            listening.close();
            synchronized (connections) {
                for (Socket socket : connections) {
                    socket.close();
                }
            }
        }
    }
}
