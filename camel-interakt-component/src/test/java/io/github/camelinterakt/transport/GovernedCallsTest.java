package io.github.camelinterakt.transport;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a call before it leaves, and after it failed: it waits, is refused, or is made again where that is safe. */
class GovernedCallsTest {

    private static final byte[] SUCCESS = "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
    private static final byte[] REFUSED =
            "{\"result\":false,\"message\":\"Rate limit exceeded for this resource\"}".getBytes(UTF_8);
    private static final String TEXT = "interakt:message?type=Text&to=%2B919999999999";
    private static final Map<String, Object> CONTACT = Map.of("userId", "1");

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aMessageThatWasRefusedForTheRateIsSentAgainByItself() throws Exception {
        try (ScriptedServer server =
                        failingAt(1, connection -> connection.answer("429 Too Many", REFUSED, "Retry-After: 1"));
                CamelFixture camel = camel(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aMessageThatMayHaveBeenSentIsNotSentAgain() throws Exception {
        try (ScriptedServer server = failingAt(1, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send(TEXT, "hello"), Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT);
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aContactThatMayHaveBeenSentIsSentAgain() throws Exception {
        try (ScriptedServer server = failingAt(1, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertThat(camel.send("interakt:trackUser", CONTACT).getException()).isNull();
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aCallIsNotRepeatedForEver() throws Exception {
        try (ScriptedServer server = failingAt(Integer.MAX_VALUE, ScriptedServer.Connection::reset);
                CamelFixture camel = camel(server)) {
            assertFailure(camel.send("interakt:trackUser", CONTACT), Reason.CONNECTION_FAILED, Outcome.MAYBE_SENT);
            assertThat(requests).hasValue(1 + 3);
        }
    }

    @Test
    void aRouteIsToldHowLongToWaitWhereTheComponentDoesNotWaitItself() throws Exception {
        try (ScriptedServer server =
                        failingAt(1, connection -> connection.answer("503 Unavailable", REFUSED, "Retry-After: 5"));
                CamelFixture camel = camel(server).configure(configuration -> configuration.setMaxPause(3_000))) {
            Exchange failed = camel.send("interakt:trackUser", CONTACT);
            assertFailure(failed, Reason.SERVER_ERROR, Outcome.NOT_SENT);
            assertThat(failed.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(3_000L);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aCallThatIsLateIsNotSent() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {});
                CamelFixture camel = scarce(server)) {
            assertThat(camel.send(TEXT, "hello").getException()).isNull();
            assertFailure(
                    camel.send(TEXT, "hello", Map.of(InteraktConstants.TTL, "50")), Reason.EXPIRED, Outcome.NOT_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aCallThatFindsTheQueueFullIsNotSent() throws Exception {
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
    void aCallThatWaitsFailsUnsentWhenTheContextStops() throws Exception {
        try (ScriptedServer server = failingAt(0, connection -> {})) {
            CompletableFuture<Exchange> waiting;
            try (CamelFixture camel = scarce(server)) {
                assertThat(camel.send(TEXT, "hello").getException()).isNull();
                waiting = camel.sendAsync(TEXT, "hello", Map.of());
                assertThat(waiting).isNotDone();
            }
            assertFailure(waiting.get(20, TimeUnit.SECONDS), Reason.SHUTDOWN, Outcome.NOT_SENT);
            assertThat(requests).hasValue(1);
        }
    }

    private static CamelFixture camel(ScriptedServer server) {
        return new CamelFixture(server.baseUrl())
                .configure(configuration -> {
                    configuration.setMaximumRetries(3);
                    configuration.setRetryDelay(1);
                    configuration.setMaximumRetryDelay(1_000);
                })
                .start();
    }

    /** One call a minute, and one may wait. */
    private static CamelFixture scarce(ScriptedServer server) {
        return new CamelFixture(server.baseUrl())
                .configure(configuration -> {
                    configuration.setRequestsPerMinute(1);
                    configuration.setMaxQueued(1);
                })
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
