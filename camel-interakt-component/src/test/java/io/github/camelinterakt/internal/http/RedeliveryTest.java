package io.github.camelinterakt.internal.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.GovernorFigures;
import io.github.camelinterakt.internal.governor.Governors;
import io.github.camelinterakt.internal.governor.VirtualTime;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Camel's redelivery of an exchange: it honors Retry-After, and takes permits like any call. */
class RedeliveryTest {

    private static final byte[] SUCCESS = "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
    private static final byte[] FAILURE = "{\"result\":false}".getBytes(UTF_8);

    @Test
    void theErrorHandlerWaitsForRetryAfterAndSuccessRemovesTheDelay() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        List<Object> delays = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    switch (requests.incrementAndGet()) {
                        case 1 -> connection.answer("503 Unavailable", FAILURE, "Retry-After: 1");
                        case 2 -> connection.answer("503 Unavailable", FAILURE);
                        default -> connection.answer("201 Created", SUCCESS);
                    }
                });
                CamelFixture camel = redelivering(
                        new CamelFixture(server.baseUrl()),
                        exchange -> delays.add(
                                exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY, "none", Object.class)))) {
            long began = System.nanoTime();
            Exchange sent = camel.send("direct:send", Map.of("userId", "1"));
            assertThat(sent.getException()).isNull();
            assertThat(requests).hasValue(3);
            assertThat(delays).as("after each failure").containsExactly(1_000L, "none");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(sent.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
        }
    }

    @Test
    void aDelayOfTheRouteIsKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("201 Created", "{\"result\":true}");
                CamelFixture camel = new CamelFixture(server.baseUrl()).start()) {
            Exchange sent =
                    camel.send("interakt:trackUser", Map.of("userId", "1"), Map.of(Exchange.REDELIVERY_DELAY, 7L));
            assertThat(sent.getException()).isNull();
            assertThat(sent.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(7L);
        }
    }

    /** Five exchanges of four calls each, ten a minute. */
    @Test
    void aRedeliveryTakesAPermitLikeAnyCall() throws Exception {
        VirtualTime time = new VirtualTime();
        List<Long> arrivals = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    arrivals.add(time.now());
                    connection.answer("500 Internal Server Error", FAILURE);
                });
                CamelFixture fixture = new CamelFixture(server.baseUrl())) {
            time.useIn(fixture.context());
            fixture.account(account -> account.setRequestsPerMinute(10));
            CamelFixture camel = redelivering(fixture, exchange -> {});
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(camel.sendAsync("direct:send", Map.of("userId", "1"), Map.of()));
            }
            Governor governor = Governors.of(camel.context()).all().get(0);
            while (!calls.stream().allMatch(CompletableFuture::isDone)) {
                Awaitility.await().until(() -> isQuiet(governor, calls));
                time.step();
            }
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.join().getException()).isInstanceOf(InteraktException.class));
            assertThat(arrivals).hasSize(20);
            for (int i = 10; i < arrivals.size(); i++) {
                assertThat(arrivals.get(i) - arrivals.get(i - 10))
                        .as("from a call to the tenth after it")
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
            }
        }
    }

    /** Whether every call waits or is over, so that only time can change anything. */
    private static boolean isQuiet(Governor governor, List<CompletableFuture<Exchange>> calls) {
        GovernorFigures figures = governor.figures();
        long done = calls.stream().filter(CompletableFuture::isDone).count();
        return figures.inFlight() == 0 && figures.waitingNormal() + done == calls.size();
    }

    private static CamelFixture redelivering(CamelFixture camel, Processor onFailure) throws Exception {
        return camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(InteraktException.class)
                                .maximumRedeliveries(3)
                                .redeliveryDelay(0)
                                .asyncDelayedRedelivery()
                                .onExceptionOccurred(onFailure);
                        from("direct:send").to("interakt:trackUser");
                    }
                })
                .start();
    }
}
