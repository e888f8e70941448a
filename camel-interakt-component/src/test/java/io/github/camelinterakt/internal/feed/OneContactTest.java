package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.MapOfTheHouseTest;
import io.github.camelinterakt.TypesOnTheWay;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many types one contact passes in the feed: from the poll that reads it to the end of its exchange, without the call. */
class OneContactTest {

    private static final int MOST_TYPES = 20;

    @Test
    void oneContactPassesFewTypes() throws Exception {
        MapOfTheHouseTest.assertOnTheMap("one-contact", TypesOnTheWay.of(Scenario.class), MOST_TYPES);
    }

    /** Polls a list that has another contact at each request. */
    static final class Scenario {

        private static final int ROUNDS = 4;
        private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.parse("2026-03-01T09:00:00Z"));

        public static void main(String[] arguments) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                Endpoint endpoint = context.getEndpoint("mock:feed");
                FeedConfiguration configuration = new FeedConfiguration("none", 0);
                configuration.setCheckpoint(new MemoryStateRepository());
                UsersConsumer feed = new UsersConsumer(
                        endpoint,
                        exchange -> UnitOfWorkHelper.doneSynchronizations(
                                exchange, exchange.getExchangeExtension().handoverCompletions()),
                        configuration,
                        request -> CompletableFuture.completedFuture(new JsonResponse(200, page(), CLOCK.instant())),
                        null,
                        null,
                        Echoes.pass,
                        CLOCK);
                feed.setInitialDelay(TimeUnit.HOURS.toMillis(1));
                feed.start();
                assertThat(feed.poll()).isEqualTo(1);
                for (int round = 0; round < ROUNDS; round++) {
                    CLOCK.advance(Duration.ofSeconds(10));
                    TypesOnTheWay.begin();
                    assertThat(feed.poll()).isEqualTo(1);
                    TypesOnTheWay.end();
                }
                feed.stop();
            }
        }

        private static ObjectNode page() {
            ObjectNode page = Json.object();
            String now = CLOCK.instant().minusSeconds(1).toString();
            page.putObject("data")
                    .put("has_next_page", false)
                    .putArray("customers")
                    .addObject()
                    .put("id", now)
                    .put("modified_at_utc", now);
            return page;
        }
    }
}
