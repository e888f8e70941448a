package io.github.camelinterakt.internal.http;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.camelinterakt.CamelFixture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Connections: kept alive, shared, by way of a proxy, and gone with the context. */
class TransportTest {

    private static final String SUCCESS = "{\"result\":true,\"id\":\"1\"}";

    @Test
    void connectionsAreKeptAliveFromCallToCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("201 Created", SUCCESS);
                CamelFixture camel = new CamelFixture(server.baseUrl()).start()) {
            for (int i = 0; i < 250; i++) {
                assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                        .isNull();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionClosedByTheServerIsNotReused() throws Exception {
        byte[] success = SUCCESS.getBytes(UTF_8);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.answer("201 Created", success, "Connection: close");
                    connection.close();
                });
                CamelFixture camel =
                        new CamelFixture(server.baseUrl()).maxConnections(1).start()) {
            List<CompletableFuture<Exchange>> calls =
                    Stream.generate(camel::sendText).limit(50).toList();
            for (CompletableFuture<Exchange> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull();
            }
            assertThat(server.connections()).isEqualTo(50);
        }
    }

    @Test
    void aWaitingCallGetsTheConnectionBeforeALaterCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("201 Created", SUCCESS);
                CamelFixture camel =
                        new CamelFixture(server.baseUrl()).maxConnections(1).start()) {
            AtomicBoolean stopped = new AtomicBoolean();
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:repeat")
                            .loopDoWhile(exchange -> !stopped.get())
                            .setBody(constant("hello"))
                            .to("interakt:message?type=Text&to=%2B919999999999");
                }
            });
            CompletableFuture<Exchange> repeated = camel.sendAsync("direct:repeat", "hello", Map.of());
            try {
                Awaitility.await()
                        .atMost(60, TimeUnit.SECONDS)
                        .until(() -> server.requests().size() > 100);
                for (int i = 0; i < 10; i++) {
                    assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                            .isNull();
                }
            } finally {
                stopped.set(true);
            }
            assertThat(repeated.get(60, TimeUnit.SECONDS).getException()).isNull();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void endpointsWithEqualConnectionSettingsShareOneTransport() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("201 Created", SUCCESS);
                CamelFixture camel = new CamelFixture(server.baseUrl()).start()) {
            camel.sendText().get(60, TimeUnit.SECONDS);
            camel.send("interakt:trackUser", Map.of("userId", "1"));
            camel.send("interakt:getUsers?apiKey=another", null);
            assertThat(camel.context().hasServices(HttpTransport.class)).hasSize(1);
            camel.options("responseTimeout=1234").send("interakt:getUsers?ttl=1234", null);
            assertThat(camel.context().hasServices(HttpTransport.class)).hasSize(2);
        }
    }

    @Test
    void noThreadSurvivesTheContext() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ScriptedServer server = ScriptedServer.answering("201 Created", SUCCESS)) {
            CamelFixture camel = new CamelFixture(server.baseUrl()).start();
            camel.sendText().get(60, TimeUnit.SECONDS);
            assertThat(ownThreadsSince(before)).isNotEmpty();
            camel.close();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(ownThreadsSince(before)).isEmpty());
        }
    }

    private static List<String> ownThreadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.contains("- Interakt") || name.startsWith("http") || name.startsWith("idle-"))
                .toList();
    }

    @Test
    void callsUseTheProxy() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.answering("201 Created", SUCCESS);
                CamelFixture camel = new CamelFixture("http://interakt.example.com/v1/public")
                        .options("proxyHost=127.0.0.1&proxyPort=" + proxy.port())
                        .start()) {
            assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                    .isNull();
            assertThat(proxy.requests().get(0)).startsWith("POST http://interakt.example.com/v1/public/message/ ");
        }
    }

    @Test
    void aProxyThatRequestsCredentialsGetsThem() throws Exception {
        String credentials = Base64.getEncoder().encodeToString("user:word".getBytes(UTF_8));
        try (ScriptedServer proxy = new ScriptedServer(connection -> {
                    String request = connection.readRequest();
                    if (request.contains("Proxy-Authorization: Basic " + credentials)) {
                        connection.answer("201 Created", SUCCESS.getBytes(UTF_8));
                    } else {
                        connection.answer(
                                "407 Proxy Authentication Required",
                                new byte[0],
                                "Proxy-Authenticate: Basic realm=\"proxy\"");
                    }
                });
                CamelFixture camel = new CamelFixture("http://interakt.example.com/v1/public")
                        .options("proxyUsername=user&proxyPassword=word&proxyHost=127.0.0.1&proxyPort=" + proxy.port())
                        .start()) {
            assertThat(camel.sendText().get(60, TimeUnit.SECONDS).getException())
                    .isNull();
        }
    }
}
