package io.github.camelinterakt.internal.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.internal.inbox.Databases;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes behind one URL: they share a repository, or an inbox. */
class WebhookNodesTest {

    private static final byte[] EVENT = EventFixture.named("received-text").body();
    private static final byte[] DELIVERED =
            EventFixture.named("message-api-delivered").body();
    private static final byte[] READ = EventFixture.named("message-api-read").body();
    private static final String SECRETS = "webhookSecret=" + SECRET;
    private static final String ON_STORE = SECRETS + "&ack=onStore&inbox=#inbox&ackDeadline=50s";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> types = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void anEventThatFailsOnTheFirstNodeIsNotLostByTheSecond() throws Exception {
        IdempotentRepository keys = MemoryIdempotentRepository.memoryIdempotentRepository(10);
        CountDownLatch hold = new CountDownLatch(1);
        WebhookServer first = node(keys, exchange -> {
            hold.await();
            throw new IllegalStateException("fails");
        });
        WebhookServer second = node(keys, exchange -> {});

        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(() -> post(first, EVENT));
        await().until(() -> first.exchanges().size() == 1);
        assertThat(second.post(EVENT)).isEqualTo(200);
        hold.countDown();

        assertThat(failing.get(60, SECONDS)).isEqualTo(500);
        assertThat(second.exchanges()).hasSize(1);
    }

    @Test
    void anEventThatOneNodeHasHandledIsADuplicateForTheOther() throws Exception {
        IdempotentRepository keys = MemoryIdempotentRepository.memoryIdempotentRepository(10);
        WebhookServer first = node(keys, exchange -> {});
        WebhookServer second = node(keys, exchange -> {});

        assertThat(first.post(EVENT)).isEqualTo(200);
        assertThat(second.post(EVENT)).isEqualTo(200);

        assertThat(first.exchanges()).hasSize(1);
        assertThat(second.exchanges()).isEmpty();
    }

    @Test
    void aStatusMovesForwardOverAllNodesOfAnInbox() throws Exception {
        DataSource inbox = inbox();
        WebhookServer first = node(inbox, "&statusOrder=forwardOnly", exchange -> {});
        WebhookServer second = node(inbox, "&statusOrder=forwardOnly", exchange -> {});

        assertThat(first.post(READ)).isEqualTo(200);
        await().until(() -> types.size() == 1);
        assertThat(second.post(DELIVERED)).isEqualTo(200);
        assertThat(second.post(EVENT)).isEqualTo(200);
        await().until(() -> done(inbox) == 3);

        assertThat(types).containsExactlyInAnyOrder("message_api_read", "message_received");
    }

    @Test
    void reportsAboutOneMessageDoNotOvertakeOneAnotherOnTwoNodes() throws Exception {
        DataSource inbox = inbox();
        CountDownLatch hold = new CountDownLatch(1);
        opened.add(hold::countDown);
        Processor holding = exchange -> {
            if ("message_api_delivered".equals(exchange.getMessage().getHeader("CamelInteraktEventType"))) {
                hold.await();
            }
        };
        WebhookServer first = node(inbox, "&statusOrder=forwardOnly", holding);
        WebhookServer second = node(inbox, "&statusOrder=forwardOnly", holding);

        assertThat(first.post(DELIVERED)).isEqualTo(200);
        await().until(() -> types.equals(List.of("message_api_delivered")));
        assertThat(second.post(READ)).isEqualTo(200);
        assertThat(second.post(EVENT)).isEqualTo(200);
        await().until(() -> types.contains("message_received"));
        assertThat(types).containsExactly("message_api_delivered", "message_received");
        hold.countDown();

        await().until(() -> types.size() == 3);
        assertThat(types).endsWith("message_api_read");
    }

    private WebhookServer node(IdempotentRepository keys, Processor route) throws Exception {
        WebhookServer node = new WebhookServer();
        opened.add(node);
        node.context().getRegistry().bind("keys", keys);
        return node.options("idempotentRepository=#keys").route(SECRETS, route).start();
    }

    private WebhookServer node(DataSource inbox, String options, Processor route) throws Exception {
        WebhookServer node = new WebhookServer().route(ON_STORE + options, exchange -> {
            types.add(type(exchange));
            route.process(exchange);
        });
        opened.add(0, node);
        node.context().getRegistry().bind("inbox", DataSource.class, inbox);
        return node.start();
    }

    private DataSource inbox() {
        HikariDataSource pool = Databases.pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        pool.setMaximumPoolSize(10);
        opened.add(pool);
        return pool;
    }

    private static String type(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelInteraktEventType", String.class);
    }

    private static int post(WebhookServer node, byte[] event) {
        try {
            return node.post(event);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int done(DataSource inbox) throws java.sql.SQLException {
        try (var connection = inbox.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from interakt_inbox where state = 'DONE'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
