package io.github.camelinterakt.internal.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.StreamChannel;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityProducer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An error that ends the thread of the HTTP client ends no exchange without its outcome, and no later call. */
class ClientEndTest {

    private static final byte[] SUCCESS = "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);

    /** An entity that fails as code does where a thread or memory is lacking. */
    private static AsyncEntityProducer ending() {
        return new AbstractBinAsyncEntityProducer(0, ContentType.APPLICATION_JSON) {
            @Override
            protected void produceData(StreamChannel<ByteBuffer> channel) {
                throw new OutOfMemoryError("unable to create native thread");
            }

            @Override
            protected int availableData() {
                return 1;
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }

            @Override
            public void failed(Exception cause) {
                // nothing to release
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void callsInFlightCompleteAndLaterCallsSucceed(Via via) throws Exception {
        AtomicBoolean hangs = new AtomicBoolean(true);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    if (hangs.get()) {
                        connection.hang();
                    }
                    connection.answer("201 Created", SUCCESS);
                });
                CamelFixture camel = via.to(server).start()) {
            List<CompletableFuture<Exchange>> underWay =
                    Stream.generate(camel::sendText).limit(150).toList();
            Awaitility.await().until(() -> server.requests().size() == 150);

            HttpTransport transport = camel.context().hasService(HttpTransport.class);
            CompletableFuture<InteraktException> ending = new CompletableFuture<>();
            transport.send(
                    InteraktOperation.message,
                    new HttpHost("127.0.0.1", server.port()),
                    new BasicHttpRequest("POST", "/"),
                    ClientEndTest::ending,
                    (response, failure) -> ending.complete(failure));

            assertThat(ending.get(60, TimeUnit.SECONDS).getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
            for (CompletableFuture<Exchange> call : underWay) {
                InteraktException failure =
                        (InteraktException) call.get(60, TimeUnit.SECONDS).getException();
                assertThat(failure.getReason()).isEqualTo(Reason.CONNECTION_FAILED);
                assertThat(failure.getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
            }
            hangs.set(false);
            for (int i = 0; i < 3; i++) {
                assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadlinesStillEndCallsAfterwards(Via via) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.hang();
                });
                CamelFixture camel =
                        via.to(server).options("responseTimeout=300").start()) {
            camel.sendText().get(60, TimeUnit.SECONDS);
            HttpTransport transport = camel.context().hasService(HttpTransport.class);
            transport.send(
                    InteraktOperation.message,
                    new HttpHost("127.0.0.1", server.port()),
                    new BasicHttpRequest("POST", "/"),
                    ClientEndTest::ending,
                    (response, failure) -> {});
            // Calls made before the client has quite ended may end with it.
            Awaitility.await().untilAsserted(() -> {
                Exchange late = camel.sendText().get(60, TimeUnit.SECONDS);
                assertThat(((InteraktException) late.getException()).getReason())
                        .isEqualTo(Reason.TIMEOUT);
            });
        }
    }
}
