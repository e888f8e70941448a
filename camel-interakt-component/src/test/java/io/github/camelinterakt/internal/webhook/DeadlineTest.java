package io.github.camelinterakt.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.event.EventFixture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * With {@code ack=onComplete}, the response is sent at the deadline while the route continues. The routes here wait until they are
 * released: a response before that has not waited for them.
 */
class DeadlineTest {

    private static final byte[] EVENT = EventFixture.named("received-text").body();
    private static final String OPTIONS = "webhookSecret=" + SECRET;
    private static final long PATIENCE = 60;

    private final CountDownLatch hold = new CountDownLatch(1);
    private ExecutorService clients;
    private WebhookServer server;

    @BeforeEach
    void open() throws Exception {
        clients = Executors.newCachedThreadPool();
        server = new WebhookServer();
    }

    @AfterEach
    void close() {
        hold.countDown();
        clients.shutdownNow();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"false, 503", "true, 200"})
    void atTheDeadlineTheConfiguredStatusIsSentAndTheRouteContinues(boolean accept, int status) throws Exception {
        server.route(OPTIONS + "&ackDeadline=200&acceptAtDeadline=" + accept, exchange -> hold.await())
                .start();

        assertThat(server.post(EVENT)).isEqualTo(status);
        assertThat(server.consumer().getPendingExchangesSize()).isEqualTo(1);

        letGo();
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 503", "true, 200"})
    void theDeadlineAppliesOnServersWithoutADeadline(boolean accept, int status) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WebhookSetupTest.RecordingServer http = new WebhookSetupTest.RecordingServer();
            context.addComponent("named", http);
            CamelFixture.options(context, "httpServerComponent=named");
            String uri = "interakt:webhook?ackDeadline=200&acceptAtDeadline=" + accept;
            AtomicInteger done = new AtomicInteger();
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri + "&" + OPTIONS)
                            .process(exchange -> hold.await())
                            .process(exchange -> done.incrementAndGet());
                }
            });
            context.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(EVENT);
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader("Interakt-Signature", WebhookServer.signature(SECRET, EVENT));

            http.processor().process(exchange);

            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(status);
            assertThat(done).hasValue(0);
            hold.countDown();
            await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> done.get() == 1);
        }
    }

    @Test
    void slowRoutesDelayNoResponseHoweverManyEventsWait() throws Exception {
        server.route(OPTIONS + "&ackDeadline=300&concurrentConsumers=2", exchange -> hold.await())
                .start();

        // More than the server has threads.
        for (Future<Integer> answer : posts(40)) {
            assertThat(answer.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(503);
        }

        assertThat(server.exchanges()).hasSize(2);
        letGo();
        await().atMost(PATIENCE, TimeUnit.SECONDS)
                .until(() -> server.exchanges().size() == 40);
    }

    @Test
    void slowRoutesLeaveTheServerThreadsForOthers() throws Exception {
        server.route(OPTIONS + "&ackDeadline=300&concurrentConsumers=50", exchange -> hold.await());
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/other").setBody(constant("here"));
            }
        });
        server.start();

        for (Future<Integer> answer : posts(30)) {
            assertThat(answer.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(503);
        }

        await().atMost(PATIENCE, TimeUnit.SECONDS)
                .until(() -> server.exchanges().size() == 30);
        assertThat(new RawHttp("/other").status(server.port())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void theNumberOfConcurrentEventsIsLimited(int allowed) throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.route(OPTIONS + "&ackDeadline=50s&concurrentConsumers=" + allowed, exchange -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    now.decrementAndGet();
                })
                .start();

        for (Future<Integer> answer : posts(100)) {
            assertThat(answer.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(200);
        }

        assertThat(most.get()).isBetween(1, allowed);
        assertThat(server.exchanges()).hasSize(100);
    }

    @Test
    void aResponseAtTheDeadlineCountsAsOneFailure() throws Exception {
        server.route(OPTIONS + "&ackDeadline=200", exchange -> hold.await()).start();

        assertThat(server.post(EVENT)).isEqualTo(503);

        await().atMost(PATIENCE, TimeUnit.SECONDS)
                .until(() -> server.consumer().health.figures().recentFailures() == 1);
        letGo();
        assertThat(server.consumer().health.figures().recentFailures()).isEqualTo(1);
        assertThat(server.consumer().health.figures().requests()).isEqualTo(1);
        assertThat(server.consumer().health.figures().acknowledged()).isZero();
    }

    @Test
    void aDuplicateDuringTheRouteWaitsForItsResult() throws Exception {
        server.route(OPTIONS + "&ackDeadline=50s", exchange -> {
                    hold.await();
                    throw new IllegalStateException("failed");
                })
                .start();

        List<Future<Integer>> answers =
                List.of(clients.submit(() -> server.post(EVENT)), clients.submit(() -> server.post(EVENT)));
        await().atMost(PATIENCE, TimeUnit.SECONDS)
                .until(() -> server.exchanges().size() == 1);
        // A 200 for either would acknowledge an event that the delivery in flight may lose.
        await().during(300, TimeUnit.MILLISECONDS)
                .atMost(PATIENCE, TimeUnit.SECONDS)
                .until(() -> answers.stream().noneMatch(Future::isDone));
        hold.countDown();

        // If the second arrived after the response to the first, it is a new attempt.
        for (Future<Integer> answer : answers) {
            assertThat(answer.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(500);
        }
    }

    private List<Future<Integer>> posts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\":\"t\",\"i\":" + i + "}")
                .map(event -> clients.submit(() -> server.post(event.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private void letGo() {
        hold.countDown();
        await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> server.consumer().getPendingExchangesSize() == 0);
    }
}
