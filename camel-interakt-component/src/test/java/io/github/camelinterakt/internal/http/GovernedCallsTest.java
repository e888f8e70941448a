package io.github.camelinterakt.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.FastTime;
import io.github.camelinterakt.internal.governor.TestTime;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call waits for the quota or is refused before it is sent, and is retried after a failure where that is safe. */
class GovernedCallsTest {

    private static final byte[] SUCCESS = "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
    private static final byte[] REFUSED =
            "{\"result\":false,\"message\":\"Rate limit exceeded for this resource\"}".getBytes(UTF_8);
    private static final String TEXT = "interakt:message?type=Text&to=%2B919999999999";
    private static final Map<String, Object> CONTACT = Map.of("userId", "1");

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aRateLimitedMessageIsRetriedAutomatically() throws Exception {
        try (ScriptedServer server =
                        failingAt(1, connection -> connection.answer("429 Too Many", REFUSED, "Retry-After: 1"));
                CamelFixture camel = camel(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aMaybeSentMessageIsNotRetried() throws Exception {
        try (ScriptedServer server = failingAt(1, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send(TEXT, "hello"), Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT);
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aMessageThatAGatewayMayHaveForwardedIsSentOnce() throws Exception {
        try (ScriptedServer server = failingAt(1, GovernedCallsTest::unavailable);
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send(TEXT, "hello"), Reason.SERVER_ERROR, Outcome.MAYBE_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aMessageIsRetriedWhereNoGatewayForwardsBeforeA503() throws Exception {
        try (ScriptedServer server = failingAt(1, GovernedCallsTest::unavailable);
                CamelFixture camel = camel(server).options("retryOn503=true")) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void anIdempotentCallIsRetriedAfterA503() throws Exception {
        try (ScriptedServer server = failingAt(1, GovernedCallsTest::unavailable);
                CamelFixture camel = camel(server)) {
            assertThat(camel.send("interakt:trackUser", CONTACT).getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    private static void unavailable(ScriptedServer.Connection connection) throws IOException {
        connection.answer("503 Service Unavailable", new byte[0], "Retry-After: 0");
    }

    @Test
    void aMaybeSentContactIsRetried() throws Exception {
        try (ScriptedServer server = failingAt(1, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertThat(camel.send("interakt:trackUser", CONTACT).getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void retriesEndAfterTheMaximum() throws Exception {
        try (ScriptedServer server = failingAt(Integer.MAX_VALUE, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send("interakt:trackUser", CONTACT), Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT);
            assertThat(requests).hasValue(1 + 3);
        }
    }

    @Test
    void anExchangeHasTheRedeliveryDelayIfTheComponentDoesNotRetry() throws Exception {
        try (ScriptedServer server =
                        failingAt(1, connection -> connection.answer("503 Unavailable", REFUSED, "Retry-After: 500"));
                CamelFixture camel = camel(server)) {
            Exchange failed = camel.send("interakt:trackUser", CONTACT);
            assertFailure(failed, Reason.SERVER_ERROR, Outcome.NOT_SENT);
            assertThat(failed.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(65_000L);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void anUnsentRetryDoesNotChangeTheOutcomeOfAMaybeSentAttempt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    if (requests.incrementAndGet() == 1) {
                        connection.reset();
                    } else {
                        connection.answer("503 Unavailable", REFUSED, "Retry-After: 0");
                    }
                });
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send("interakt:trackUser", CONTACT), Reason.SERVER_ERROR, Outcome.MAYBE_SENT);
            assertThat(requests).hasValueGreaterThan(1);
        }
    }

    @Test
    void anExpiredCallIsNotSent() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = scarce(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertFailure(
                    camel.send(TEXT, "hello", Map.of(InteraktConstants.TTL, "50")), Reason.EXPIRED, Outcome.NOT_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aCallIsNotSentIfTheQueueIsFull() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = scarce(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            CompletableFuture<Exchange> waiting = camel.sendAsync(TEXT, "hello", Map.of());
            assertFailure(camel.send(TEXT, "hello"), Reason.QUEUE_FULL, Outcome.NOT_SENT);
            assertThat(waiting).isNotDone();
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aWaitingCallFailsUnsentWhenTheContextStops() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {})) {
            CompletableFuture<Exchange> waiting;
            try (CamelFixture camel = scarce(server)) {
                assertThat(camel.send(TEXT, "hello").getException()).isNull();
                waiting = camel.sendAsync(TEXT, "hello", Map.of());
                assertThat(waiting).isNotDone();
            }
            assertFailure(waiting.get(60, TimeUnit.SECONDS), Reason.SHUTDOWN, Outcome.NOT_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void theContextWaitsForCallsInFlightWhenItStops() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            requests.incrementAndGet();
            answer.await();
            connection.answer("201 Created", SUCCESS);
        })) {
            CamelFixture camel = scarce(server);
            CompletableFuture<Exchange> underWay = camel.sendAsync(TEXT, "hello", Map.of());
            Awaitility.await().until(() -> requests.get() == 1);
            CompletableFuture<Exchange> waiting = camel.sendAsync(TEXT, "hello", Map.of());
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(camel::close);
            assertFailure(waiting.get(60, TimeUnit.SECONDS), Reason.SHUTDOWN, Outcome.NOT_SENT);
            Awaitility.await("the context waits for the call that is under way")
                    .during(Duration.ofMillis(300))
                    .until(() -> !stopped.isDone());
            answer.countDown();
            assertThat(underWay.get(60, TimeUnit.SECONDS).getException()).isNull();
            stopped.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRateLimitedAttemptCountsAsARetry() throws Exception {
        try (ScriptedServer server = failingAt(
                        Integer.MAX_VALUE,
                        connection -> connection.answer("429 Too Many", REFUSED, "Retry-After: 20"));
                FastTime time = new FastTime();
                CamelFixture camel = camel(server, time)) {
            assertFailure(camel.send(TEXT, "hello"), Reason.RATE_LIMITED, Outcome.NOT_SENT);
            assertThat(requests).hasValue(1 + 3);
        }
    }

    @Test
    void aCallThatExpiresBeforeThePauseEndsIsNotRetried() throws Exception {
        try (ScriptedServer server =
                        failingAt(1, connection -> connection.answer("429 Too Many", REFUSED, "Retry-After: 20"));
                FastTime time = new FastTime();
                CamelFixture camel = camel(server, time)) {
            assertFailure(
                    camel.send(TEXT, "hello", Map.of(InteraktConstants.TTL, "19000")),
                    Reason.RATE_LIMITED,
                    Outcome.NOT_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aRetriedUploadSendsTheCompleteStream() throws Exception {
        byte[] media = new byte[100_000];
        new Random(1).nextBytes(media);
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    bodies.add(connection.body());
                    if (bodies.size() == 1) {
                        connection.answer("429 Too Many", REFUSED, "Retry-After: 1");
                    } else {
                        connection.answer("200 OK", SUCCESS);
                    }
                });
                FastTime time = new FastTime();
                CamelFixture camel = camel(server, time)) {
            Exchange sent = camel.send(
                    "interakt:uploadMedia",
                    new ByteArrayInputStream(media),
                    Map.of(InteraktConstants.FILE_NAME, "a.jpg"));
            assertThat(sent.getException()).isNull();
            assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(new String(body, ISO_8859_1))
                    .contains(new String(media, ISO_8859_1)));
        }
    }

    @Test
    void twoComponentsWithOneKeyMustAgreeOnItsQuotaAndAnotherKeyHasItsOwn() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = camel(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            camel.options("requestsPerMinute=7");
            String another = TEXT.replace("?", "?maximumRetries=1&");
            assertThatThrownBy(() -> camel.context().getEndpoint(another).start())
                    .hasStackTraceContaining(
                            "different options plan, requestsPerMinute, quotaShare, maxQueued or highReserve")
                    .hasStackTraceContaining("requestsPerMinute=1000000,")
                    .hasStackTraceContaining("requestsPerMinute=7,")
                    .hasStackTraceContaining("set these options on the component, or alike on both endpoints");
            assertThat(camel.send(TEXT + "&apiKey=anotherkey", "hello").getException())
                    .as("another account has its own quota")
                    .isNull();
        }
    }

    @Test
    void aFailedEndpointDoesNotBindTheQuotaOfItsAccount() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = camel(server)) {
            camel.options("requestsPerMinute=7");
            assertThatThrownBy(() -> camel.context()
                            .getEndpoint("interakt:uploadMedia?mediaType=none")
                            .start())
                    .hasStackTraceContaining("mediaType");
            camel.options("requestsPerMinute=1000000");
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
        }
    }

    @Test
    void aFailedEndpointDoesNotBindTheMemoryOfItsAccount() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = camel(server)) {
            camel.context().getRegistry().bind("first", new MemoryStateRepository());
            camel.context().getRegistry().bind("second", new MemoryStateRepository());
            assertThatThrownBy(() -> camel.context()
                            .getEndpoint("interakt:trackUser?delta=#first&defaultRegion=none")
                            .start())
                    .hasStackTraceContaining("defaultRegion");
            camel.context().getEndpoint("interakt:trackUser?delta=#second").start();
        }
    }

    private static CamelFixture camel(ScriptedServer server, TestTime time) {
        CamelFixture camel =
                new CamelFixture(server.baseUrl()).configure(configuration -> configuration.setMaximumRetries(3));
        time.useIn(camel.context());
        return camel.start();
    }

    private static CamelFixture camel(ScriptedServer server) {
        return new CamelFixture(server.baseUrl())
                .options("maximumRetries=3&retryDelay=1")
                .maximumRetryDelay(1_000)
                .start();
    }

    /** One call a minute, and one may wait. */
    private static CamelFixture scarce(ScriptedServer server) {
        return new CamelFixture(server.baseUrl())
                .options("requestsPerMinute=1&maxQueued=1")
                .start();
    }

    private ScriptedServer failingAt(int firstRequests, ScriptedServer.Script failure) throws Exception {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            if (requests.incrementAndGet() <= firstRequests) {
                failure.run(connection);
            } else {
                connection.answer("201 Created", SUCCESS);
            }
        });
    }

    private static void assertFailure(Exchange exchange, Reason reason, Outcome outcome) {
        assertThat(exchange.getException()).isInstanceOfSatisfying(InteraktException.class, e -> {
            assertThat(e.getReason()).isEqualTo(reason);
            assertThat(e.getOutcome()).isEqualTo(outcome);
        });
    }
}
