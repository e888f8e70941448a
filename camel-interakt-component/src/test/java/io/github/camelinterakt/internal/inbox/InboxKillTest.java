package io.github.camelinterakt.internal.inbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelinterakt.MariaDb;
import io.github.camelinterakt.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nodes are killed while they store and handle events: what was acknowledged is stored, and has its effect. */
class InboxKillTest {

    private static final int KILLS = 3;
    private static final int EVENTS_BEFORE_A_KILL = 60;

    @TempDir
    Path directory;

    private final List<InboxNode> nodes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (InboxNode node : nodes) {
            node.kill();
        }
    }

    @Test
    void onPostgreSql() throws Exception {
        killAgainAndAgain(Postgres.newDatabaseUrl(), 2);
    }

    @Test
    void onMariaDb() throws Exception {
        killAgainAndAgain(MariaDb.newDatabaseUrl(), 2);
    }

    /** The database runs in the node's process and is killed with it. */
    @Test
    void onAFileOfH2() throws Exception {
        killAgainAndAgain("jdbc:h2:file:" + directory.resolve("inbox") + ";USER=sa;WRITE_DELAY=0;AUTO_SERVER=TRUE", 1);
    }

    private void killAgainAndAgain(String url, int count) throws Exception {
        strings(url, "create table effects (event_key varchar(512) primary key)");
        for (int i = 0; i < count; i++) {
            start(url, true);
        }
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            InboxNode victim = nodes.get(0);
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> victim.acknowledged().size() > EVENTS_BEFORE_A_KILL);
            victim.kill();
            acknowledged.addAll(victim.acknowledged());
            nodes.remove(victim);
            start(url, kill < KILLS - count);
        }
        for (InboxNode node : List.copyOf(nodes)) {
            acknowledged.addAll(node.acknowledged());
        }
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> strings(url, "select distinct state from inbox").equals(List.of("DONE")));

        assertThat(acknowledged).hasSizeGreaterThan(KILLS * EVENTS_BEFORE_A_KILL);
        assertThat(strings(url, "select event_key from inbox")).containsAll(acknowledged);
        assertThat(strings(url, "select event_key from effects")).containsAll(acknowledged);
    }

    private void start(String url, boolean storing) throws Exception {
        nodes.add(InboxNode.start(url, storing, directory.resolve("node-" + nodes.size() + "-" + System.nanoTime())));
    }

    private static List<String> strings(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> strings = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
            }
            return strings;
        }
    }
}
