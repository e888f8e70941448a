package io.github.camelinterakt.internal.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultThreadPoolFactory;
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
    private final AtomicBoolean held = new AtomicBoolean();
    private final CountDownLatch answerHeld = new CountDownLatch(1);
    private final AtomicBoolean noThread = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(connection -> {
            String request = connection.readRequest();
            if (held.get()) {
                answerHeld.await();
            }
            byte[] answer = request.contains("/apis/users/")
                    ? page(request.contains("offset=900"))
                    : "{\"result\":true,\"id\":\"1\"}".getBytes(UTF_8);
            connection.answer("200 OK", answer);
        });
        camel = new CamelFixture(server.baseUrl());
        camel.account(account -> account.setResponseTimeout(3_000));
        camel.context().getExecutorServiceManager().setThreadPoolFactory(new LackingFactory());
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:short").to(TEXT).process(exchange -> note());
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
    void aStepThatBlocksLongerThanTheResponseTimeoutFailsNoOtherCall() throws Exception {
        // Steps that have been short so far must not be trusted to stay so.
        for (int i = 0; i < 10; i++) {
            sendAll("direct:stuck", 64, Map.of());
        }
        held.set(true);
        List<CompletableFuture<Exchange>> others = new ArrayList<>();
        int before = server.requests().size();
        for (int i = 0; i < 50; i++) {
            others.add(camel.sendAsync("direct:short", "hello", Map.of()));
        }
        Awaitility.await().until(() -> server.requests().size() == before + 50);
        held.set(false);
        CompletableFuture<Exchange> stuck = camel.sendAsync("direct:stuck", "hello", Map.of("block", true));
        assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
        answerHeld.countDown();
        awaitAll(others);
        assertThat(stuck).isNotDone();
        release.countDown();
        awaitAll(List.of(stuck));
    }

    @Test
    void fifteenHundredStepsThatEachWaitForAnotherCallComplete() throws Exception {
        camel.options("responseTimeout=60000");
        CountDownLatch allWait = new CountDownLatch(1_500);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:inner").to(TEXT + "&ttl=2m");
                from("direct:nested").to(TEXT + "&ttl=2m").process(exchange -> {
                    allWait.countDown();
                    allWait.await();
                    camel.template().requestBody("direct:inner", "hello");
                });
            }
        });
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            calls.add(camel.sendAsync("direct:nested", "hello", Map.of()));
        }
        awaitAll(calls);
    }

    @Test
    void aStepThatNeverReturnsBlocksNoFurtherCall() throws Exception {
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
    void splittingAListIntoCallsDoesNotDeadlock() throws Exception {
        Exchange exchange = camel.send("direct:list", null);
        assertThat(exchange.getException()).isNull();
        assertThat(server.requests().stream().filter(request -> request.contains("/track/users/")))
                .hasSize(1_000);
    }

    @Test
    void noThreadIsBlockedDuringACall() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer hanging = new ScriptedServer(connection -> {
                    connection.readRequest();
                    over.await();
                    connection.reset();
                });
                CamelFixture waiting = new CamelFixture(hanging.baseUrl()).start()) {
            waiting.maxConnections(500);
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                calls.add(waiting.sendText());
            }
            Awaitility.await().until(() -> hanging.requests().size() == 300);
            assertThat(ownThreadsSince(before)).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            over.countDown();
            for (CompletableFuture<Exchange> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNotNull();
            }
        }
    }

    @Test
    void anExchangeCompletesWithItsOutcomeIfNoThreadIsAvailable() throws Exception {
        camel.options("responseTimeout=500");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hurried").to(TEXT + "&maximumRetries=0").process(exchange -> note());
            }
        });
        noThread.set(true);
        assertThat(camel.send("direct:hurried", "hello").getException()).isNull();
        assertThat(threads).singleElement().asString().contains("InteraktDeadlines");
        held.set(true);
        InteraktException late =
                (InteraktException) camel.send("direct:hurried", "hello").getException();
        assertThat(late.getReason()).isEqualTo(Reason.TIMEOUT);
        assertThat(late.getOutcome()).isEqualTo(Outcome.MAYBE_SENT);
        held.set(false);
        noThread.set(false);
        threads.clear();
        sendAll("direct:hurried", 20, Map.of());
        assertThat(threads).isNotEmpty().allMatch(thread -> thread.contains("InteraktWorker"));
    }

    @Test
    void anExchangeContinuesOnAThreadThatBecomesAvailableInTime() throws Exception {
        noThread.set(true);
        CompletableFuture<Exchange> call = camel.sendAsync("direct:short", "hello", Map.of());
        Awaitility.await().until(() -> refused.get() > 0);
        noThread.set(false);
        awaitAll(List.of(call));
        assertThat(threads).singleElement().asString().contains("InteraktWorker");
    }

    @Test
    void noStepRunsOnAThreadOfTheHttpClient() throws Exception {
        sendAll("direct:short", 600, Map.of());
        assertThat(threads).isNotEmpty().allMatch(thread -> thread.contains("InteraktWorker"));
    }

    /** Creates pools that can simulate a lack of threads. */
    private final class LackingFactory extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory factory) {
            return new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), factory) {
                @Override
                public void execute(Runnable task) {
                    if (noThread.get()) {
                        refused.incrementAndGet();
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.execute(task);
                }
            };
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
