package io.github.camelinterakt.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the server does, the exchange completes, and says whether the call may have taken effect. */
@ParameterizedClass
@EnumSource
class FaultsTest {

    private static final byte[] SUCCESS = "{\"result\":true,\"message\":\"queued\",\"id\":\"1\"}".getBytes(UTF_8);

    private final Via via;

    FaultsTest(Via via) {
        this.via = via;
    }

    @Test
    void aRefusedConnectionIsNotSent() throws Exception {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }
        try (CamelFixture camel = via.to("http://127.0.0.1:" + port).start()) {
            assertFailure(camel.sendText(), Reason.CONNECTION_FAILED, Outcome.NOT_SENT);
        }
    }

    @Test
    void aConnectTimeoutIsNotSent() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // connections are not accepted, so that further ones time out when the backlog is full
            for (int i = 0; i < 3; i++) {
                Socket filler = new Socket();
                fillers.add(filler);
                connectWithoutWaiting(filler, full);
            }
            try (CamelFixture camel = via.to("http://127.0.0.1:" + full.getLocalPort())
                    .account(account -> account.setConnectTimeout(300))
                    .start()) {
                assertFailure(camel.sendText(), Reason.TIMEOUT, Outcome.NOT_SENT);
            }
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    private static void connectWithoutWaiting(Socket socket, ServerSocket server) throws IOException {
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
        } catch (java.net.SocketTimeoutException backlogIsFull) {
            // that is what it is for
        }
    }

    @Test
    void aTlsHandshakeThatFailsIsNotSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.write("this is no TLS\r\n\r\n".getBytes(UTF_8));
                    connection.close();
                });
                CamelFixture camel =
                        via.to("https://127.0.0.1:" + server.port()).start()) {
            assertFailure(camel.sendText(), Reason.CONNECTION_FAILED, Outcome.NOT_SENT);
        }
    }

    @Test
    void aCallThatFindsNoFreeConnectionIsNotSent() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    over.await();
                    connection.reset();
                });
                CamelFixture camel = fixture(server, "connectTimeout=300&responseTimeout=5000")
                        .maxConnections(1)
                        .connectionRequestTimeout(300)) {
            CompletableFuture<Exchange> first = camel.sendText();
            Awaitility.await().until(() -> server.requests().size() == 1);
            assertFailure(camel.sendText(), Reason.TIMEOUT, Outcome.NOT_SENT);
            assertThat(first).isNotDone();
            // Or the context would wait for the first call when it stops.
            over.countDown();
        }
    }

    @Test
    void aConnectionResetAfterTheRequestMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.reset();
                },
                Reason.CONNECTION_FAILED,
                Outcome.MAYBE_SENT);
    }

    @Test
    void aConnectionResetBeforeTheRequestIsReadCompletesTheExchange() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::reset);
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            assertThat(failure(camel.sendText()).getReason()).isEqualTo(Reason.CONNECTION_FAILED);
        }
    }

    @Test
    void aServerThatHangsBeforeTheResponseMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.hang();
                },
                Reason.TIMEOUT,
                Outcome.MAYBE_SENT);
    }

    @Test
    void aServerThatHangsInTheMiddleOfTheResponseMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"result\":".getBytes(UTF_8));
                    connection.hang();
                },
                Reason.TIMEOUT,
                Outcome.MAYBE_SENT);
    }

    @Test
    void aSlowResponseEndsAtTheResponseTimeout() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
                    for (int i = 0; i < 100_000; i++) {
                        connection.write(new byte[] {' '});
                        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                    }
                },
                Reason.TIMEOUT,
                Outcome.MAYBE_SENT);
    }

    @Test
    void halfABodyMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"result\":".getBytes(UTF_8));
                    connection.close();
                },
                Reason.CONNECTION_FAILED,
                Outcome.MAYBE_SENT);
    }

    @Test
    void bytesThatAreNotHttpMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("\u0001\u0002 garbage, garbage\r\n\r\n".getBytes(UTF_8));
                    connection.close();
                },
                Reason.INVALID_RESPONSE,
                Outcome.MAYBE_SENT);
    }

    @Test
    void aHeaderLineWithoutEndMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\nX: ".getBytes(UTF_8));
                    endless(connection, "x".repeat(1_000));
                },
                Reason.INVALID_RESPONSE,
                Outcome.MAYBE_SENT);
    }

    @Test
    void headersWithoutEndMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 201 Created\r\n".getBytes(UTF_8));
                    endless(connection, "X: x\r\n");
                },
                Reason.INVALID_RESPONSE,
                Outcome.MAYBE_SENT);
    }

    private static void endless(ScriptedServer.Connection connection, String part) throws IOException {
        while (true) {
            // until the client closes the connection
            connection.write(part.getBytes(UTF_8));
        }
    }

    @Test
    void aResponseThatIsNotJsonMayHaveSent() throws Exception {
        assertAnswerFails("200 OK", "<html>log in first</html>", Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT);
    }

    @Test
    void aResponseThatIsNotAnObjectMayHaveSent() throws Exception {
        assertAnswerFails("200 OK", "[true]", Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT);
    }

    @Test
    void anEmptyResponseMayHaveSent() throws Exception {
        assertAnswerFails("200 OK", "", Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT);
    }

    @Test
    void aResponseWithoutABodyMayHaveSent() throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(UTF_8));
                },
                Reason.INVALID_RESPONSE,
                Outcome.MAYBE_SENT);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertAnswerFails("302 Found", "", Reason.INVALID_RESPONSE, Outcome.REJECTED);
    }

    @Test
    void anErrorPageOfAMegabyteIsReadWithinBounds() throws Exception {
        String page = "<html>" + "x".repeat(1024 * 1024) + "</html>";
        try (ScriptedServer server = ScriptedServer.answering("500 Internal Server Error", page);
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            InteraktException failure = failure(camel.sendText());
            assertThat(failure.getReason()).isEqualTo(Reason.SERVER_ERROR);
            assertThat(failure.getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
            assertThat(failure.getHttpResponseCode()).isEqualTo(500);
            assertThat(failure.getMessage()).hasSizeLessThan(1_000);
        }
    }

    @Test
    void aResponseLargerThanMaxResponseSizeMayHaveSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "{\"x\":\"" + "x".repeat(5_000) + "\"}");
                CamelFixture camel = fixture(server, "maxResponseSize=2000")) {
            InteraktException failure = failure(camel.sendText());
            assertThat(failure.getReason()).isEqualTo(Reason.INVALID_RESPONSE);
            assertThat(failure.getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
            assertThat(failure).hasMessageContaining("maxResponseSize");
        }
    }

    @Test
    void aResponseInAnUnknownCharsetIsStillParsed() throws Exception {
        Exchange exchange = answered("Content-Type: application/json; charset=no-such-charset", SUCCESS);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.MESSAGE_ID))
                .isEqualTo("1");
    }

    @Test
    void aResponseIsDecodedWithItsCharset() throws Exception {
        byte[] latin = "{\"result\":true,\"message\":\"gr\u00fcn\"}".getBytes(ISO_8859_1);
        Exchange exchange = answered("Content-Type: application/json; charset=iso-8859-1", latin);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_MESSAGE))
                .isEqualTo("gr\u00fcn");
    }

    @Test
    void tooManyRequestsIsNotSentAndReportsRetryAfter() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.answer(
                            "429 Too Many Requests",
                            "{\"result\":false,\"message\":\"Rate limit exceeded for this resource\"}".getBytes(UTF_8),
                            "Retry-After: 20");
                });
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            InteraktException failure = failure(camel.sendText());
            assertThat(failure.getReason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure.getRetryAfter()).contains(Duration.ofSeconds(20));
            assertThat(failure.isSafeToRepeat()).isTrue();
            assertThat(server.requests()).as("no retry behind the route's back").hasSize(1);
        }
    }

    @Test
    void aCallInFlightCompletesWhenTheContextStops() throws Exception {
        try (ScriptedServer server = hanging()) {
            CamelFixture camel = fixture(server, "responseTimeout=60000");
            CompletableFuture<Exchange> call = camel.sendText();
            Awaitility.await().until(() -> server.requests().size() == 1);
            camel.context().getShutdownStrategy().setTimeout(1);
            camel.close();
            InteraktException failure = failure(call);
            assertThat(failure.getReason()).isEqualTo(Reason.CONNECTION_FAILED);
            assertThat(failure.getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
        }
    }

    @Test
    void everyOneOfManyExchangesCompletesOnAServerThatFailsInTurns() throws Exception {
        try (ScriptedServer server = new ScriptedServer(new ScriptedServer.Script() {
                    private final java.util.concurrent.atomic.AtomicInteger turn =
                            new java.util.concurrent.atomic.AtomicInteger();

                    @Override
                    public void run(ScriptedServer.Connection connection) throws Exception {
                        connection.readRequest();
                        switch (turn.incrementAndGet() % 5) {
                            case 0 -> connection.reset();
                            case 1 -> connection.close();
                            case 2 -> connection.answer("503 Service Unavailable", new byte[0]);
                            case 3 -> {
                                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{".getBytes(UTF_8));
                                connection.close();
                            }
                            default -> connection.answer("201 Created", SUCCESS);
                        }
                    }
                });
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                calls.add(camel.sendText());
            }
            for (CompletableFuture<Exchange> call : calls) {
                Exchange exchange = call.get(60, TimeUnit.SECONDS);
                assertThat(exchange.getException() instanceof InteraktException
                                || exchange.getMessage().getHeader(InteraktConstants.RESULT, Boolean.class))
                        .isTrue();
            }
        }
    }

    private static ScriptedServer hanging() throws IOException {
        return new ScriptedServer(connection -> {
            connection.readRequest();
            connection.hang();
        });
    }

    private CamelFixture fixture(ScriptedServer server, String options) {
        return via.to(server).options("responseTimeout=500").options(options).start();
    }

    private Exchange answered(String contentType, byte[] body) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.answer("201 Created", body, contentType);
                });
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            Exchange exchange = camel.sendText().get(60, TimeUnit.SECONDS);
            assertThat(exchange.getException()).isNull();
            return exchange;
        }
    }

    private void assertAnswerFails(String status, String body, Reason reason, Outcome outcome) throws Exception {
        assertFailure(
                connection -> {
                    connection.readRequest();
                    connection.answer(status, body.getBytes(UTF_8));
                },
                reason,
                outcome);
    }

    private void assertFailure(ScriptedServer.Script script, Reason reason, Outcome outcome) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script);
                CamelFixture camel = fixture(server, "maximumRetries=0")) {
            assertFailure(camel.sendText(), reason, outcome);
            assertThat(server.requests()).as("no retry behind the route's back").hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void assertFailure(CompletableFuture<Exchange> call, Reason reason, Outcome outcome)
            throws Exception {
        InteraktException failure = failure(call);
        assertThat(Map.of("reason", failure.getReason(), "outcome", failure.getOutcome()))
                .as(failure.getMessage())
                .isEqualTo(Map.of("reason", reason, "outcome", outcome));
    }

    private static InteraktException failure(CompletableFuture<Exchange> call) throws Exception {
        Exchange exchange = call.get(60, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        assertThat(exchange.getMessage().getBody())
                .as("the body is kept for the error handler")
                .isEqualTo("hello");
        return (InteraktException) exchange.getException();
    }
}
