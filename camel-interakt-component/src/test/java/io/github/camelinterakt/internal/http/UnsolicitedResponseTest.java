package io.github.camelinterakt.internal.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A server that sends more than it was asked for on a connection that is kept alive. */
class UnsolicitedResponseTest {

    private static final String LATE = response("late");

    private static String response(String id) {
        String body = "{\"result\":true,\"id\":\"" + id + "\"}";
        return "HTTP/1.1 201 Created\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The rest of the late response comes after the next request. */
    @ParameterizedTest
    @CsvSource({"DIRECT,1000", "DIRECT,30", "DIRECT,5", "PROXY,1000", "PROXY,30"})
    void aLateResponseIsNotTakenForTheNextCalls(Via via, int early) throws Exception {
        int bytes = Math.min(early, LATE.length());
        CountDownLatch idle = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    if (idle.getCount() > 0) {
                        connection.write(response("first").getBytes(UTF_8));
                        assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
                        connection.write(LATE.substring(0, bytes).getBytes(UTF_8));
                        connection.readRequest();
                        connection.write(LATE.substring(bytes).getBytes(UTF_8));
                    }
                    connection.write(response("second").getBytes(UTF_8));
                });
                CamelFixture camel = via.to(server)
                        .configure(configuration -> configuration.setMaximumRetries(1))
                        .start()) {
            assertThat(id(camel.sendText().get(10, TimeUnit.SECONDS))).isEqualTo("first");
            idle.countDown();
            // Long enough for the bytes to arrive.
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            assertThat(id(camel.sendText().get(10, TimeUnit.SECONDS))).isEqualTo("second");
        }
    }

    private static Object id(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(InteraktConstants.MESSAGE_ID);
    }
}
