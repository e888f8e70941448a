package io.github.camelinterakt.internal.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static io.github.camelinterakt.internal.inbox.Nodes.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL is stopped for a while, crashes, or is replaced by an empty one. */
class OutageTest {

    @TempDir
    static Path data;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Map<String, Integer> handled = new ConcurrentHashMap<>();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    private EmbeddedPostgres postgres;
    private Nodes nodes;

    @BeforeEach
    void start() throws Exception {
        startPostgres();
        nodes = new Nodes(this::pool);
    }

    @AfterEach
    void stop() throws Exception {
        nodes.close();
        postgres.close();
    }

    @Test
    void onlyStoredEventsAreReportedAsStoredAndTheInboxRecovers() throws Exception {
        Inbox inbox = nodes.start(options -> options.lease = Duration.ofSeconds(3), Nodes.counting(handled));
        store(inbox, "before", 50);

        postgres.close();
        boolean refused = false;
        for (int i = 0; i < 5; i++) {
            refused |= !isStored(inbox, "during-" + i);
        }
        assertThat(refused).isTrue();
        startPostgres();
        store(inbox, "after", 50);

        await().untilAsserted(() -> assertThat(handled.keySet())
                .as("handled, where the events are %s", nodes.states())
                .containsAll(stored));
        assertThat(nodes.keys()).containsAll(stored);
        await().until(() -> nodes.states().keySet().equals(Set.of("DONE")));
    }

    @Test
    void acknowledgedEventsSurviveACrashOfTheDatabase() throws Exception {
        Inbox inbox = nodes.start(Nodes.counting(handled));
        store(inbox, "event", 20);

        crash();
        startPostgres();

        await().ignoreExceptions().untilAsserted(() -> assertThat(nodes.keys()).containsAll(stored));
    }

    @Test
    void anInboxStartsWithoutItsDatabaseAndMakesItsTableWhenThatIsThere() throws Exception {
        postgres.close();

        Inbox inbox = nodes.start(Nodes.counting(handled));
        assertThat(isStored(inbox, "early")).isFalse();
        assertThat(inbox.figures().asOf()).isNull();
        startPostgres();

        await().until(() -> isStored(inbox, "late"));
        await().until(() -> handled.containsKey("late"));
    }

    @Test
    void anInboxMakesItsTableAnewInADatabaseThatHasLostIt() throws Exception {
        Inbox inbox = nodes.start(Nodes.counting(handled));
        store(inbox, "before", 1);
        await().until(() -> handled.containsKey("before-0"));

        nodes.execute("drop table " + nodes.table());

        await().until(() -> isStored(inbox, "late"));
        await().until(() -> handled.containsKey("late"));
    }

    private void store(Inbox inbox, String name, int count) {
        int done = 0;
        for (int number = 0; done < count; number++) {
            assertThat(number).as("tries").isLessThan(10 * count);
            done += isStored(inbox, name + "-" + number) ? 1 : 0;
        }
    }

    private boolean isStored(Inbox inbox, String key) {
        try {
            inbox.store(event(key));
            stored.add(key);
            return true;
        } catch (InboxUnavailableException e) {
            return false;
        }
    }

    /** At another port each time: in the meantime any process may have got the one before. */
    private void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .start();
        database.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
    }

    /** Kills all of its processes, so that what they have not written is gone. */
    private void crash() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        postgres.close();
    }

    private HikariDataSource pool() {
        HikariDataSource pool = Databases.pool(null);
        pool.setDataSource(database);
        pool.setConnectionTimeout(1_000);
        return pool;
    }
}
