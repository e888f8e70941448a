package io.github.camelinterakt.internal.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import io.github.camelinterakt.Postgres;
import io.github.camelinterakt.event.WebhookEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Receiving processes are killed again and again while signed events are posted to them, shuffled and some of them twice. How
 * many events can be set by the system property {@code webhook.crash.events}.
 */
class CrashTest {

    private static final int EVENTS = Integer.getInteger("webhook.crash.events", 1_000);
    private static final int KILL_EVERY = Math.min(EVENTS / 5, 500);
    private static final int RECEIVERS = 2;
    private static final int IN_FLIGHT = 20;
    private static final double DUPLICATES = 0.1;

    @TempDir
    Path logs;

    private final Random random = new Random(11);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore idle = new Semaphore(IN_FLIGHT);
    private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<CrashingReceiver> receivers = new ArrayList<>();
    private String url;

    @BeforeEach
    void start() throws Exception {
        url = Postgres.newDatabaseUrl();
        execute("create table effects (event_key varchar(160) primary key)");
        execute("create table attempts (event_key varchar(160))");
        for (int i = 0; i < RECEIVERS; i++) {
            receivers.add(CrashingReceiver.start(url, logs.resolve("receiver-" + i)));
        }
    }

    @AfterEach
    void stop() throws Exception {
        receivers.forEach(CrashingReceiver::kill);
    }

    @Test
    void everyEventThatGot200HasItsEffectExactlyOnceHoweverOftenTheReceiversAreKilled() throws Exception {
        List<byte[]> deliveries = deliveries();
        int kills = 0;

        for (int i = 0; i < deliveries.size(); i++) {
            post(deliveries.get(i), receivers.get(random.nextInt(RECEIVERS)).port());
            if (i % KILL_EVERY == KILL_EVERY - 1) {
                int victim = random.nextInt(RECEIVERS);
                receivers.get(victim).kill();
                kills++;
                receivers.set(victim, CrashingReceiver.start(url, logs.resolve("receiver-again-" + i)));
            }
        }
        answers.forEach(CompletableFuture::join);
        // The leases of the killed receivers expire after 30 seconds.
        execute("update interakt_inbox set due_at = due_at - 60000 where state = 'CLAIMED'");
        await().atMost(Duration.ofMinutes(3)).until(() -> Set.copyOf(strings("select state from interakt_inbox"))
                .equals(Set.of("DONE")));

        List<String> effects = strings("select event_key from effects");
        int attempts = strings("select event_key from attempts").size();
        System.out.printf(
                "%d deliveries of %d events, %d kills: %d events got 200, %d have their effect, %d attempts%n",
                deliveries.size(), EVENTS, kills, acknowledged.size(), effects.size(), attempts);
        assertThat(kills).isGreaterThanOrEqualTo(5);
        assertThat(acknowledged).hasSizeGreaterThan(EVENTS / 2);
        assertThat(effects).containsAll(acknowledged).doesNotHaveDuplicates();
        // Some were handled twice, or the kills have not tested anything: the key has kept their effect single.
        assertThat(attempts).isGreaterThan(effects.size());
    }

    private void post(byte[] event, int port) throws Exception {
        String key = WebhookEvent.parse(event).getKey();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/interakt"))
                .header("Content-Type", "application/json")
                .header("Interakt-Signature", WebhookServer.signature(WebhookServer.SECRET, event))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        idle.acquire();
        answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> {
                    boolean got200 = failure == null && response.statusCode() == 200;
                    if (got200) {
                        acknowledged.add(key);
                    }
                    idle.release();
                    return got200;
                }));
    }

    /** Each event, some of them twice, not in the order in which they happened. */
    private List<byte[]> deliveries() {
        List<byte[]> deliveries = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            byte[] event = ("{\"type\":\"message_api_delivered\",\"data\":{\"message\":{\"id\":\""
                            + new UUID(random.nextLong(), random.nextLong()) + "\"}}}")
                    .getBytes(StandardCharsets.UTF_8);
            deliveries.add(event);
            if (random.nextDouble() < DUPLICATES) {
                deliveries.add(event);
            }
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
