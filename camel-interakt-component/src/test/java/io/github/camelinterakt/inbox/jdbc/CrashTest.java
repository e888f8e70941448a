package io.github.camelinterakt.inbox.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receiving processes are killed again and again while events come in. The size can be set by the system property
 * {@code inbox.crash.events}.
 */
class CrashTest {

    private static final int EVENTS = Integer.getInteger("inbox.crash.events", 1_000);
    private static final int RECEIVERS = 2;
    private static final double DUPLICATES = 0.1;

    @TempDir
    Path logs;

    private final List<Receiver> receivers = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private EmbeddedPostgres postgres;
    private HikariDataSource pool;

    @BeforeEach
    void start() throws Exception {
        postgres = Databases.postgres();
        pool = Databases.pool(Databases.url(postgres));
        execute("create table effects (event_key varchar(100))");
        execute("create unique index one_effect on effects (event_key)");
        execute("create table attempts (event_key varchar(100))");
        for (int i = 0; i < RECEIVERS; i++) {
            receivers.add(Receiver.start(Databases.url(postgres), logs.resolve("receiver-" + i)));
        }
    }

    @AfterEach
    void stop() throws Exception {
        receivers.forEach(Receiver::kill);
        pool.close();
        postgres.close();
    }

    @Test
    void everyAcknowledgedEventHasItsEffectExactlyOnceHoweverOftenTheReceiversAreKilled() throws Exception {
        Random random = new Random(11);
        List<String> deliveries = deliveries(random);
        int kills = 0;
        int killEvery = EVENTS / 8;

        for (int i = 0; i < deliveries.size(); i++) {
            receivers.get(random.nextInt(RECEIVERS)).send(deliveries.get(i), acknowledged);
            if (i % killEvery == killEvery - 1) {
                int victim = random.nextInt(RECEIVERS);
                receivers.get(victim).kill();
                kills++;
                receivers.set(victim, Receiver.start(Databases.url(postgres), logs.resolve("receiver-again-" + i)));
            }
        }
        for (Receiver receiver : receivers) {
            receiver.awaitAcknowledgements(acknowledged);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        Set.copyOf(strings("select state from interakt_inbox")).equals(Set.of("DONE")));

        assertThat(kills).isGreaterThanOrEqualTo(8);
        assertThat(acknowledged).hasSizeGreaterThan(EVENTS / 2);
        List<String> effects = strings("select event_key from effects");
        assertThat(effects).containsAll(acknowledged).doesNotHaveDuplicates();
        // Some were handled twice, or the kills have not tested anything: the key has kept their effect single.
        assertThat(strings("select event_key from attempts")).hasSizeGreaterThan(effects.size());
    }

    /** Each event, some of them twice, not in the order in which they happened. */
    private static List<String> deliveries(Random random) {
        List<String> deliveries = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            deliveries.add("event-" + i);
            if (random.nextDouble() < DUPLICATES) {
                deliveries.add("event-" + i);
            }
        }
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
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
