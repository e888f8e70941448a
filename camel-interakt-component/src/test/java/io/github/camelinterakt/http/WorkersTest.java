package io.github.camelinterakt.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.CamelFixture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The rest of a route runs on threads of its own: no step delays or loses other calls. */
class WorkersTest {

    private static final String TEXT = "interakt:message?type=Text&to=%2B919999999999";

    private ScriptedServer server;
    private CamelFixture camel;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(connection -> {
            String request = connection.readRequest();
            byte[] answer = request.contains("/apis/users/")
                    ? page(request.contains("offset=900"))
                    : "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
            connection.answer("200 OK", answer);
        });
        camel = new CamelFixture(server.baseUrl());
        camel.configure(configuration -> configuration.setResponseTimeout(10_000));
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:short").to(TEXT).process(exchange -> note());
                from("direct:nested")
                        .to(TEXT)
                        .process(exchange -> note())
                        .filter(header("block"))
                        .process(exchange -> camel.template().requestBody("direct:inner", "hello"));
                from("direct:inner").to(TEXT);
                from("direct:stuck")
                        .to(TEXT)
                        .process(exchange -> note())
                        .filter(header("block"))
                        .process(exchange -> {
                            blocked.countDown();
                            release.await();
                        });
                from("direct:list")
                        .to("interakt:getUsers?allPages=true")
                        .split(body())
                        .streaming()
                        .to("interakt:trackUser");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        camel.close();
        server.close();
    }

    @Test
    void callsThatABlockedStepWaitsForAreAnswered() throws Exception {
        // each of these waits in its step for a call of its own
        sendAll("direct:nested", 32, Map.of("block", true));
    }

    @Test
    void aStepThatNeverReturnsHoldsUpNoFurtherCall() throws Exception {
        CompletableFuture<Exchange> stuck = camel.sendAsync("direct:stuck", "hello", Map.of("block", true));
        assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Exchange>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(camel.sendAsync("direct:short", "hello", Map.of()));
            others.add(camel.sendAsync("direct:stuck", "hello", Map.of()));
        }
        awaitAll(others);
        assertThat(stuck).isNotDone();
        release.countDown();
        stuck.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aListIsSplitIntoCallsWithoutWaitingForItself() throws Exception {
        Exchange exchange = camel.send("direct:list", null);
        assertThat(exchange.getException()).isNull();
        assertThat(server.requests().stream().filter(request -> request.contains("/track/users/")))
                .hasSize(1_000);
    }

    @Test
    void noThreadIsHeldDuringACall() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ScriptedServer hanging = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.hang();
                });
                CamelFixture waiting = new CamelFixture(hanging.baseUrl()).start()) {
            waiting.configure(configuration -> configuration.setMaxConnections(500));
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                calls.add(waiting.sendText());
            }
            Awaitility.await().until(() -> hanging.requests().size() == 300);
            assertThat(ownThreadsSince(before)).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            waiting.context().getShutdownStrategy().setTimeout(1);
            waiting.context().stop();
            for (CompletableFuture<Exchange> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNotNull();
            }
        }
    }

    private static List<String> ownThreadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("interakt"))
                .toList();
    }

    private void note() {
        threads.add(Thread.currentThread().getName());
    }

    private void sendAll(String uri, int count, Map<String, Object> headers) throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(camel.sendAsync(uri, "hello", headers));
            if (calls.size() == 64) {
                awaitAll(calls);
                calls.clear();
            }
        }
        awaitAll(calls);
    }

    private static void awaitAll(List<CompletableFuture<Exchange>> calls) throws Exception {
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    private static byte[] page(boolean last) {
        String contact = "{\"id\":\"1\",\"phone_number\":\"9999999999\",\"country_code\":\"+91\",\"traits\":{}}";
        return ("{\"result\":true,\"data\":{\"has_next_page\":" + !last + ",\"customers\":["
                        + String.join(",", Collections.nCopies(100, contact)) + "]}}")
                .getBytes(UTF_8);
    }
}
