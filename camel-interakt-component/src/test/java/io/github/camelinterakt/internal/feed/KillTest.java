package io.github.camelinterakt.internal.feed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The feed's process is killed again and again while contacts are edited: 800 contacts, killed twice, and with
 * {@code -Dfeed.kill.fullSize=true} 10 000 contacts, killed every few seconds, in all orders.
 */
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final boolean FULL_SIZE = Boolean.getBoolean("feed.kill.fullSize");
    private static final int CONTACTS = FULL_SIZE ? 10_000 : 800;
    private static final int KILLS = FULL_SIZE ? 8 : 2;
    private static final Duration LIFE = FULL_SIZE ? Duration.ofSeconds(3) : Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int EDITS_A_MINUTE = 600;

    @TempDir
    private Path directory;

    private final Random random = new Random(5);

    static List<ContactOrder> orders() {
        return FULL_SIZE ? List.of(ContactOrder.values()) : List.of(ContactOrder.CREATED);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aFeedThatIsKilledEveryFewSecondsLosesNothingAndLeavesNothingStale(ContactOrder order) throws Exception {
        ScheduledExecutorService editor = Executors.newSingleThreadScheduledExecutor();
        try (Sandbox sandbox = Sandbox.builder().contactOrder(order).start()) {
            for (int i = 0; i < CONTACTS; i++) {
                edit(sandbox, i);
            }
            Future<?> edits = editor.scheduleAtFixedRate(
                    () -> edit(sandbox, random.nextInt(CONTACTS)), 0, 60_000 / EDITS_A_MINUTE, TimeUnit.MILLISECONDS);
            for (int i = 0; i < KILLS; i++) {
                Process process = start(sandbox);
                long before = received().size();
                await().atMost(PATIENCE).until(() -> received().size() > before);
                // Returns false when the time is over and it still lives.
                assertThat(process.waitFor(LIFE.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
                process.destroyForcibly().waitFor();
            }
            int killed = latest().size();
            Process last = start(sandbox);
            try {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(latest())
                        .hasSize(CONTACTS));
                assertThat(edits).as("the edits").isNotDone();
                editor.shutdown();
                assertThat(editor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(latest())
                        .isEqualTo(truth(sandbox)));
            } finally {
                last.destroyForcibly().waitFor();
            }
            LOG.info(
                    "{}: {} contacts, {} of them by {} killed processes; {} handed out",
                    order,
                    CONTACTS,
                    killed,
                    KILLS,
                    received().size());
        } finally {
            editor.shutdownNow();
        }
    }

    private Process start(Sandbox sandbox) throws IOException {
        File log = directory.resolve("feed.log").toFile();
        return FeedProcess.start(sandbox.baseUrl(), directory.resolve("checkpoints.properties"), file().toFile(), log);
    }

    private Path file() {
        return directory.resolve("received");
    }

    private static void edit(Sandbox sandbox, int contact) {
        sandbox.track(String.valueOf(917_000_000_000L + contact), Map.of("edited", System.nanoTime()));
    }

    private static Map<String, Instant> truth(Sandbox sandbox) {
        Map<String, Instant> truth = new HashMap<>();
        sandbox.contacts().forEach(contact -> truth.put(contact.id().toString(), contact.modifiedAt()));
        return truth;
    }

    /** The state of a copy that stores each delivered contact. */
    private Map<String, Instant> latest() throws IOException {
        Map<String, Instant> latest = new HashMap<>();
        for (String line : received()) {
            String[] words = line.split(" ", -1);
            latest.put(words[0], Instant.parse(words[1]));
        }
        return latest;
    }

    /** The lines that are whole: a kill may have cut one, and the next process has gone on behind it. */
    private List<String> received() throws IOException {
        return Files.exists(file())
                ? Files.readAllLines(file()).stream()
                        .filter(line -> line.matches("[0-9a-f-]{36} [-0-9T:.]+Z"))
                        .toList()
                : List.of();
    }
}
