package io.github.camelinterakt.internal.webhook;

import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.camel.util.concurrent.ThreadType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * With virtual threads, whose pools have no bounds, the webhook has its own. Camel decides once per process: the application runs in
 * a process of its own, on the JDK of this one or another one on this machine, from 21 on.
 */
class VirtualThreadsTest {

    private static final int CONSUMERS = 3;
    /** And a thousand that wait. */
    private static final int ACCEPTED = 1_000 + CONSUMERS;

    private static final int POSTED = ACCEPTED + 40;

    @Test
    void theNumbersOfConcurrentAndOfWaitingEventsAreLimited(@TempDir Path directory) throws Exception {
        Path java = javaWithVirtualThreads();
        assumeThat(java).as("a JDK from 21 on").isNotNull();
        Path log = directory.resolve("log.txt");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Dcamel.threads.virtual.enabled=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VirtualThreadsTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(log))
                .contains("VIRTUAL: concurrent " + CONSUMERS + ", at most " + CONSUMERS + ", handled " + ACCEPTED);
    }

    /** The process's own work: it holds all events in the route, and lets them go. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(100);
        try (WebhookServer server = new WebhookServer()) {
            server.route("webhookSecret=" + SECRET + "&ackDeadline=100&concurrentConsumers=" + CONSUMERS, exchange -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        hold.await();
                        now.decrementAndGet();
                    })
                    .start();
            AtomicInteger refused = new AtomicInteger();
            for (int i = 0; i < POSTED; i++) {
                byte[] event = ("{\"type\":\"t\",\"i\":" + i + "}").getBytes(StandardCharsets.UTF_8);
                var unused = clients.submit(() -> server.post(event) == 503 ? refused.incrementAndGet() : 0);
            }
            await().atMost(1, TimeUnit.MINUTES).until(() -> refused.get() == POSTED);
            int concurrent = now.get();
            hold.countDown();
            await().atMost(1, TimeUnit.MINUTES).until(() -> server.consumer().getPendingExchangesSize() == 0);
            System.out.println(ThreadType.current() + ": concurrent " + concurrent + ", at most " + most + ", handled "
                    + server.exchanges().size());
        } finally {
            clients.shutdownNow();
        }
        System.exit(0);
    }

    /** Null if there is none. */
    private static Path javaWithVirtualThreads() throws IOException {
        Path running = Path.of(System.getProperty("java.home"));
        try (Stream<Path> installed =
                Files.isDirectory(running.getParent()) ? Files.list(running.getParent()) : Stream.empty()) {
            return Stream.concat(Stream.of(running), installed)
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")) && feature(home) >= 21)
                    .map(home -> home.resolve("bin/java"))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static int feature(Path home) {
        try {
            List<String> release = Files.readAllLines(home.resolve("release"));
            return release.stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> Version.parse(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))))
                    .mapToInt(Version::feature)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
