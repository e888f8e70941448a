package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelinterakt.benchmarks.load.ClosedLoop;
import io.github.camelinterakt.benchmarks.load.Sample;
import io.github.camelinterakt.benchmarks.stub.Answer;
import io.github.camelinterakt.benchmarks.stub.StubServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContestantKindTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final ObjectMapper MAPPER = new ObjectMapper().setSerializationInclusion(NON_NULL);

    @ParameterizedTest
    @EnumSource
    void getsTheAnswerThatTheStubGave(ContestantKind kind) throws Exception {
        try (StubServer stub = StubServer.start();
                Contestant contestant = kind.start(stub.port(), 4)) {
            assertThat(json(callOnce(contestant))).isEqualTo(expected(kind));
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsAsManyAnswersAsTheStubHasGiven(ContestantKind kind) throws Exception {
        try (StubServer stub = StubServer.start();
                Contestant contestant = kind.start(stub.port(), 4)) {
            CountingContestant counted = new CountingContestant(contestant);
            Sample sample = new ClosedLoop(counted).measure(4, SHORT, SHORT);
            assertThat(sample.calls()).isPositive();
            assertThat(counted.answers()).isEqualTo(stub.answered());
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsOnAnAnswerThatIsNotTheStubs(ContestantKind kind) throws Exception {
        try (Recorder recorder = new Recorder();
                Contestant contestant = kind.start(recorder.port(), 4)) {
            assertThat(start(contestant)).failsWithin(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsADocumentOf600Bytes(ContestantKind kind) throws Exception {
        try (Recorder recorder = new Recorder();
                Contestant contestant = kind.start(recorder.port(), 4)) {
            CompletableFuture<Object> ended = start(contestant);
            assertThat(recorder.next()).hasSize(600);
            assertThat(ended).failsWithin(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasANameThatFindsIt(ContestantKind kind) {
        assertThat(ContestantKind.of(kind.label())).isEqualTo(kind);
    }

    @Test
    void unknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContestantKind.of("camel-sms"))
                .withMessageContainingAll("camel-sms", "bare", "camel-http");
    }

    private static JsonNode expected(ContestantKind kind) throws IOException {
        Answer answer = kind == ContestantKind.CAMEL_WHATSAPP ? Answer.WHATSAPP_MESSAGE : Answer.INTERAKT_MESSAGE;
        return MAPPER.readTree(answer.body());
    }

    private static JsonNode json(Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return MAPPER.readTree(bytes);
        }
        return body instanceof InputStream stream ? MAPPER.readTree(stream) : MAPPER.valueToTree(body);
    }

    private static Object callOnce(Contestant contestant) throws Exception {
        return start(contestant).get(10, SECONDS);
    }

    private static CompletableFuture<Object> start(Contestant contestant) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        contestant.call(new Contestant.Completion() {
            @Override
            public void answered(Object body) {
                answer.complete(body);
            }

            @Override
            public void failed(Throwable cause) {
                answer.completeExceptionally(cause);
            }
        });
        return answer;
    }

    /** A server that keeps what it is sent, and answers well, but not what the stub does. */
    private static final class Recorder implements AutoCloseable {

        private final BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Recorder() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                bodies.add(exchange.getRequestBody().readAllBytes());
                byte[] answer = "{}".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        byte[] next() throws InterruptedException {
            byte[] body = bodies.poll(10, SECONDS);
            if (body == null) {
                throw new UncheckedIOException(new IOException("Nothing was sent"));
            }
            return body;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
