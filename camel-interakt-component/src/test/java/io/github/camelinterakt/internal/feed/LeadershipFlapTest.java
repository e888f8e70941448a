package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster has two leaders for a while: both write one checkpoint, and one list of what is parked. */
class LeadershipFlapTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final String KEY = "interakt.users.modified";

    private JdbcDataSource database;

    @BeforeEach
    void createDatabase(TestInfo test) {
        database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + test.getTestMethod().orElseThrow().getName() + ";DB_CLOSE_DELAY=-1");
    }

    private JdbcCheckpointRepository repository() {
        JdbcCheckpointRepository repository = new JdbcCheckpointRepository(database);
        repository.start();
        return repository;
    }

    private Deliveries deliveries() {
        return new Deliveries(
                repository(), "parked", SandboxClock.startingAt(START), new FeedConfiguration(null, 0), START);
    }

    @Test
    void whatOneLeaderHasParkedTheOtherDoesNotForget() {
        Deliveries first = deliveries();
        Deliveries second = deliveries();
        first.park(Map.of("a", START.plusSeconds(1), "b", START.plusSeconds(9)));
        second.park(Map.of("b", START.plusSeconds(2), "c", START.plusSeconds(3)));
        Map<String, Instant> all =
                Map.of("a", START.plusSeconds(1), "b", START.plusSeconds(9), "c", START.plusSeconds(3));
        assertThat(deliveries().parked()).isEqualTo(all);
        // An earlier state that succeeds says nothing about the later one that is parked.
        second.unpark(Map.of("a", START.plusSeconds(1), "b", START.plusSeconds(2)));
        assertThat(deliveries().parked()).containsOnlyKeys("b", "c");
    }

    @Test
    void aLateWriteOfTheFormerLeaderDoesNotSetTheCheckpointBack() throws Exception {
        try (DefaultCamelContext former = new DefaultCamelContext();
                DefaultCamelContext leader = new DefaultCamelContext()) {
            SandboxClock late = SandboxClock.startingAt(START.plus(Duration.ofMinutes(1)));
            UsersConsumer first = feed(former, late);
            first.poll();
            UsersConsumer second = feed(leader, SandboxClock.startingAt(START.plus(Duration.ofHours(1))));
            second.poll();
            Instant ahead = START.plus(Duration.ofHours(1)).minusSeconds(5);
            assertThat(repository().getState(KEY)).isEqualTo(ahead.toString());
            for (int poll = 0; poll < 3; poll++) {
                late.advance(Duration.ofMinutes(1));
                first.poll();
                assertThat(repository().getState(KEY)).isEqualTo(ahead.toString());
            }
            late.advance(Duration.ofHours(1));
            first.poll();
            assertThat(Instant.parse(repository().getState(KEY))).isAfter(ahead);
            first.stop();
            second.stop();
        }
    }

    private UsersConsumer feed(DefaultCamelContext context, SandboxClock clock) throws Exception {
        context.start();
        FeedConfiguration configuration = new FeedConfiguration("none", 0);
        configuration.setCheckpoint(repository());
        configuration.setSince(START.toString());
        ObjectNode page = Json.object();
        page.putObject("data").put("has_next_page", false).putArray("customers");
        UsersConsumer feed = new UsersConsumer(
                context.getEndpoint("mock:feed"),
                exchange -> {},
                configuration,
                request -> CompletableFuture.completedFuture(new JsonResponse(200, page, null)),
                null,
                null,
                Echoes.pass,
                clock);
        feed.setInitialDelay(TimeUnit.HOURS.toMillis(1));
        feed.start();
        return feed;
    }
}
