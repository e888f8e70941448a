package io.github.camelinterakt.docs.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A webhook with 256 MB of heap, set up as the quick starts say, survives 20 unsigned requests of 60 MB at the same time, half of
 * them with a length and half in chunks, and then receives an event.
 */
@Tag("long")
class LargeBodiesTest {

    private static final int REQUESTS = 20;
    private static final int LENGTH = 60_000_000;
    private static final String SECRET = "examplesecret";
    private static final String HEAP = "export JAVA_TOOL_OPTIONS='-Xmx256m -XX:+ExitOnOutOfMemoryError'\n";
    private static final int CLOSED = 0;

    @TempDir
    private Path project;

    private final int port;

    LargeBodiesTest() throws IOException {
        port = Quickstart.freePort();
    }

    @Test
    void camelMain() throws Exception {
        write("webhook");
        survives("mvn -q compile\n" + HEAP + "mvn -q exec:exec\n");
    }

    @Test
    void springBoot() throws Exception {
        write("spring-boot");
        add("org.apache.camel.springboot", "camel-platform-http-starter", "${camel.version}");
        add("org.springframework.boot", "spring-boot-starter-web", null);
        route("""
                camel.main.run-controller = true
                camel.component.interakt.webhook-secret = ${WEBHOOK_SECRET}
                server.address = 127.0.0.1
                server.port = %d
                """);
        survives("mvn -q package\n" + HEAP + "java -jar target/first-message-1.0.jar\n");
    }

    @Test
    void quarkus() throws Exception {
        write("quarkus");
        add("org.apache.camel.quarkus", "camel-quarkus-platform-http", null);
        route("""
                camel.component.interakt.webhookSecret = {{env:WEBHOOK_SECRET}}
                quarkus.http.host = 127.0.0.1
                quarkus.http.port = %d
                quarkus.http.limits.max-body-size = 1048576
                """);
        survives("mvn -q package\n" + HEAP + "java -jar target/quarkus-app/quarkus-run.jar\n");
    }

    private void write(String page) throws IOException {
        Quickstart.write(Quickstart.blocks(Quickstart.text(page), port, 0), project);
    }

    /** What the webhook's quick start says of other platforms: an artifact. */
    private void add(String group, String artifact, String version) throws IOException {
        Path pom = project.resolve("pom.xml");
        String dependency = "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                + (version == null ? "" : "<version>" + version + "</version>") + "</dependency>";
        Files.writeString(
                pom,
                Files.readString(pom).replace("</dependencies>\n\n  <build>", dependency + "</dependencies><build>"));
    }

    /** And properties; with its route in place of the one that sends. */
    private void route(String properties) throws IOException {
        Path resources = project.resolve("src/main/resources");
        Files.delete(resources.resolve("camel/first-message.yaml"));
        String pom = Files.readString(project.resolve("pom.xml"));
        write("webhook");
        Files.writeString(project.resolve("pom.xml"), pom);
        Files.writeString(resources.resolve("application.properties"), properties.formatted(port));
    }

    private void survives(String commands) throws Exception {
        Path log = project.resolve("log.txt");
        String mvn = "mvn() { " + String.join(" ", Maven.command(project)) + " \"$@\"; }\n";
        ProcessBuilder bash = new ProcessBuilder("bash", "-ec", mvn + commands)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        bash.environment().put("WEBHOOK_SECRET", SECRET);
        Process process = bash.start();
        try {
            awaitStart(process, log);
            List<Integer> statuses = attack();
            int status = post(Files.readAllBytes(project.resolve("received.json")));
            String logged = Files.readString(log);
            assertThat(statuses).as(logged).hasSize(REQUESTS).isSubsetOf(413, CLOSED);
            assertThat(status).as(logged).isEqualTo(200);
            assertThat(logged)
                    .contains("Received message_received")
                    .doesNotContain("due to java.lang.OutOfMemoryError");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void awaitStart(Process process, Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (System.nanoTime() < end && post(new byte[0]) != 400) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private List<Integer> attack() throws Exception {
        CountDownLatch connected = new CountDownLatch(REQUESTS);
        ExecutorService attackers = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                boolean chunked = i % 2 == 0;
                statuses.add(attackers.submit(() -> post(chunked, connected)));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                all.add(status.get(2, TimeUnit.MINUTES));
            }
            return all;
        } finally {
            attackers.shutdownNow();
        }
    }

    /** The status, as far as the server lets it be read. */
    private int post(boolean chunked, CountDownLatch connected) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connected.countDown();
            connected.await();
            socket.setSoTimeout(60_000);
            InputStream in = socket.getInputStream();
            try {
                OutputStream out = socket.getOutputStream();
                out.write(ascii("POST /interakt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + LENGTH) + "\r\n\r\n"));
                byte[] part = new byte[50_000];
                for (int sent = 0; sent < LENGTH && in.available() == 0; sent += part.length) {
                    out.write(ascii(chunked ? Integer.toHexString(part.length) + "\r\n" : ""));
                    out.write(part);
                    out.write(ascii(chunked ? "\r\n" : ""));
                }
            } catch (IOException e) {
                // The server closes the connection: there may be a response nevertheless.
                assertThat(in).isNotNull();
            }
            try {
                String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
                return head.length() < 12 ? CLOSED : Integer.parseInt(head.substring(9));
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return CLOSED;
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Posts a signed body: the status, or 0 if there is no server yet. */
    private int post(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ascii(SECRET), "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/interakt"))
                .header("Interakt-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return CLOSED;
        }
    }
}
