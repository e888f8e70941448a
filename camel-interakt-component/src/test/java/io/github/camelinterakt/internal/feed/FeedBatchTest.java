package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Echoes;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.sandbox.SandboxClock;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of contacts that are collected over several parts of a window, in virtual time. */
class FeedBatchTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofHours(1));

    private final Queue<ObjectNode> pages = new ArrayDeque<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final MemoryStateRepository checkpoint = new MemoryStateRepository();

    private void page(boolean hasNext, int... minutes) {
        ObjectNode page = Json.object();
        ArrayNode customers = page.putObject("data")
                .put("has_next_page", hasNext)
                .put("total_customers", hasNext ? 200 : minutes.length)
                .putArray("customers");
        for (int minute : minutes) {
            customers
                    .addObject()
                    .put("id", "c" + minute)
                    .put(
                            "modified_at_utc",
                            START.plus(Duration.ofMinutes(minute)).toString());
        }
        pages.add(page);
    }

    @Test
    void theCheckpointStaysBehindTheOverlapWhileAListIsNotFull() throws Exception {
        page(true, 0, 10, 20, 30);
        page(false, 0, 1);
        page(false, 25, 26, 27);
        page(false);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            FeedConfiguration configuration = new FeedConfiguration("none", 0);
            configuration.setCheckpoint(checkpoint);
            configuration.setSince(START.toString());
            configuration.setOverlap(Duration.ofHours(1).toMillis());
            configuration.setBatchSize(2);
            UsersConsumer feed = new UsersConsumer(
                    context.getEndpoint("mock:feed"),
                    exchange -> {
                        sizes.add(exchange.getMessage().getBody(List.class).size());
                        UnitOfWorkHelper.doneSynchronizations(
                                exchange, exchange.getExchangeExtension().handoverCompletions());
                    },
                    configuration,
                    request -> CompletableFuture.completedFuture(new JsonResponse(200, pages.remove(), null)),
                    null,
                    null,
                    Echoes.pass,
                    SandboxClock.startingAt(NOW));
            feed.setInitialDelay(TimeUnit.HOURS.toMillis(1));
            feed.start();
            feed.poll();
            feed.poll();
            assertThat(sizes).containsExactly(2, 2);
            // A contact that becomes visible late may still be anywhere in the overlap.
            assertThat(feed.checkpoint()).isEqualTo(START);
            assertThat(checkpoint.getState("interakt.users.modified")).isEqualTo(START.toString());
            feed.stop();
        }
    }
}
