package io.github.camelinterakt.inbox.jdbc;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.inbox.Inbox;
import io.github.camelinterakt.inbox.InboxUnavailableException;
import io.github.camelinterakt.inbox.Intake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinterakt.inbox.jdbc.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL is stopped for a while. */
class OutageTest {

    @TempDir
    Path data;

    private EmbeddedPostgres postgres;
    private Nodes nodes;

    @BeforeEach
    void start() throws Exception {
        postgres = postgres(0);
        nodes = new Nodes(Databases.url(postgres), null).givingUpSoon();
    }

    @AfterEach
    void stop() throws Exception {
        nodes.close();
        postgres.close();
    }

    @Test
    void nothingIsSaidToBeStoredThatIsNotAndAllGoesOnByItself() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        Inbox inbox = nodes.start(
                options -> {
                    options.setStoreTimeout(1_500);
                    // What was done, and not yet on the disk when PostgreSQL died, comes again when its claim ends.
                    options.setClaimTimeout(3_000);
                },
                Nodes.counting(handled));
        Set<String> stored = ConcurrentHashMap.newKeySet();
        int port = postgres.getPort();
        int number = 0;
        while (stored.size() < 50) {
            storeIfPossible(inbox, "before-" + number++, stored);
        }

        postgres.close();
        boolean refused = false;
        for (int i = 0; i < 5; i++) {
            refused |= !storeIfPossible(inbox, "during-" + i, stored);
        }
        assertThat(refused).isTrue();
        postgres = postgres(port);
        for (int i = 0; i < 50; ) {
            if (storeIfPossible(inbox, "after-" + number++, stored)) {
                i++;
            }
        }

        await().until(() -> handled.keySet().containsAll(stored));
        assertThat(nodes.keys()).containsAll(stored);
        await().until(() -> nodes.states().keySet().equals(Set.of("DONE")));
    }

    @Test
    void anInboxStartsWithoutItsDatabaseAndMakesItsTableWhenThatIsThere() throws Exception {
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        int port = postgres.getPort();
        postgres.close();

        Inbox inbox = nodes.start(Nodes.counting(handled));
        assertThat(storeIfPossible(inbox, "early", ConcurrentHashMap.newKeySet()))
                .isFalse();
        assertThat(inbox.figures().asOf()).isNull();
        postgres = postgres(port);

        await().until(() -> storeIfPossible(inbox, "late", ConcurrentHashMap.newKeySet()));
        await().until(() -> handled.containsKey("late"));
    }

    private static boolean storeIfPossible(Inbox inbox, String key, Set<String> stored) {
        try {
            Intake intake = inbox.store(event(key))
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            stored.add(key);
            return intake != null;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(InboxUnavailableException.class);
            return false;
        }
    }

    private EmbeddedPostgres postgres(int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }
}
