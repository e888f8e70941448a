package io.github.camelinterakt.provoked;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.internal.webhook.WebhookServer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every odd event that Interakt is known to post is provoked by the control API, and reaches the route of a real server as what it is, once. */
class ShapesTest {

    private static final String ON_STORE = "ack=onStore&inbox=#inbox";
    private static final String SAY = "POST customers/919999999999/messages";

    private static Control control;

    private final Map<String, String> names = new HashMap<>();
    private final HikariDataSource database = new HikariDataSource();
    private WebhookServer server;

    @BeforeAll
    static void startTheSandbox() {
        control = new Control();
    }

    @AfterAll
    static void stopTheSandbox() {
        control.close();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
        database.close();
    }

    static List<Arguments> shapes() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (JsonNode row : Control.table("shapes.yaml")) {
            for (String ack : List.of("ack=onComplete", ON_STORE)) {
                rows.add(arguments(row.path("what").asText(), ack, row));
            }
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shapes")
    void reachesTheRouteAsWhatItIsOnce(String what, String ack, JsonNode row) throws Exception {
        start(row.path("options").asText("concurrentConsumers=1") + "&" + ack, exchange -> {});
        for (JsonNode step : row.path("steps")) {
            play(step);
        }

        List<Exchange> left = new ArrayList<>(arrived());
        assertThat(left).extracting(ShapesTest::type).hasSameSizeAs(row.path("arrives"));
        for (JsonNode wanted : row.path("arrives")) {
            Exchange found = left.stream()
                    .filter(exchange -> !row.path("anyOrder").asBoolean() || isLike(exchange, wanted))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing of what arrived is " + wanted));
            left.remove(found);
            wanted.properties().forEach(header -> assertThat(shown(found, header.getKey()))
                    .as(header.getKey())
                    .isEqualTo(expected(header.getValue())));
        }
    }

    private boolean isLike(Exchange exchange, JsonNode wanted) {
        return wanted.properties().stream()
                .allMatch(header -> expected(header.getValue()).equals(shown(exchange, header.getKey())));
    }

    private String expected(JsonNode value) {
        return value.isNull() ? "absent" : named(value.asText());
    }

    private static String shown(Exchange exchange, String header) {
        Message message = exchange.getMessage();
        Object value = header.equals("text")
                ? message.getBody(WebhookEvent.class).getMessage().getText()
                : message.getHeader("CamelInterakt" + header);
        return value == null ? "absent" : value.toString();
    }

    private static String type(Exchange exchange) {
        return shown(exchange, "EventType");
    }

    /** A route that fails or hangs costs the budget if it is to complete first. What was refused is posted again, and has had one effect in the end. */
    @ParameterizedTest
    @CsvSource({"false, 500", "true, 503"})
    void fiveFailuresSwitchTheWebhookOffAndWhatFailedMayBePostedAgain(boolean hangs, int status) throws Exception {
        CountDownLatch mended = new CountDownLatch(1);
        Queue<String> effects = new ConcurrentLinkedQueue<>();
        start("ackDeadline=500&concurrentConsumers=10", exchange -> {
            if (hangs) {
                mended.await();
            } else if (mended.getCount() > 0) {
                throw new IllegalStateException("the route fails");
            }
            effects.add(shown(exchange, "EventType").startsWith("last-") ? "last" : shown(exchange, "text"));
        });
        for (int i = 0; i < 6; i++) {
            control.send(SAY, Control.yaml("{type: text, text: Hi " + i + "}"));
        }
        Awaitility.await().until(() -> webhook().path("dropped").asInt() == 1);
        JsonNode webhook = webhook();
        assertThat(webhook.path("enabled").asBoolean()).isFalse();
        assertThat(webhook.path("failures").asInt()).isEqualTo(5);
        assertThat(webhook.path("posts")).hasSize(5).allSatisfy(post -> {
            assertThat(post.path("status").asInt()).isEqualTo(status);
            assertThat(post.path("late").asBoolean()).isFalse();
        });
        assertThat(server.problem()).contains("switched off");

        mended.countDown();
        saveTheWebhook();
        control.send("POST webhook/repost-failed", null);
        arrived();
        assertThat(effects).containsExactlyInAnyOrder("Hi 0", "Hi 1", "Hi 2", "Hi 3", "Hi 4", "last");
    }

    @Test
    void aFailingRouteCostsNothingOfTheBudgetWhereEventsAreStored() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        start(ON_STORE, exchange -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the route fails");
            }
        });
        for (int i = 0; i < 6; i++) {
            control.send(SAY, Control.yaml("{type: text, text: Hi " + i + "}"));
        }
        Awaitility.await().until(() -> calls.get() == 7);
        assertThat(webhook().path("failures").asInt()).isZero();
        assertThat(webhook().path("enabled").asBoolean()).isTrue();
        assertThat(server.problem()).isNull();
    }

    private void start(String options, Processor then) throws Exception {
        database.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        server = new WebhookServer()
                .options("apiKey=examplekey&baseUrl=" + control.baseUrl())
                .route("webhookSecret=" + WebhookServer.SECRET + "&" + options, then);
        server.context().getRegistry().bind("inbox", DataSource.class, database);
        server.start();
        control.send("POST reset", null);
        control.send("POST templates", Control.yaml("""
                {name: ask, language: en, category: UTILITY, body: Is it right?, buttons: [{type: QUICK_REPLY, text: 'Yes'},
                {type: URL, text: Track, url: 'https://example.com/'}]}"""));
        control.send("POST customers", Control.yaml("{phone: '919999999999', name: Asha}"));
        saveTheWebhook();
    }

    private void saveTheWebhook() {
        control.send(
                "PUT webhook",
                Control.yaml("{url: 'http://127.0.0.1:" + server.port() + "/interakt', secret: " + WebhookServer.SECRET
                        + "}"));
    }

    private static JsonNode webhook() {
        return control.state().path("webhook");
    }

    private void play(JsonNode step) throws IOException {
        String what = step.fieldNames().next();
        JsonNode body = step.path(what);
        String made =
                switch (what) {
                    case "send" -> send(body.asText(), step.path("body"));
                    case "posted" -> {
                        Awaitility.await().until(() -> webhook().path("posts").size() == body.asInt());
                        yield null;
                    }
                    case "repeat" -> {
                        JsonNode posts = webhook().path("posts");
                        long id = posts.get(posts.size() - body.asInt())
                                .path("id")
                                .asLong();
                        control.send(
                                "POST webhook/posts/" + id + "/repeat",
                                Control.yaml("{times: " + step.path("times") + "}"));
                        yield null;
                    }
                    case "arrived" -> {
                        assertThat(arrived()).hasSize(body.asInt());
                        yield null;
                    }
                    default ->
                        control.send(named(what), body.isNull() ? null : body)
                                .path("id")
                                .asText();
                };
        if (step.has("as")) {
            names.put("$" + step.path("as").asText(), made);
        }
    }

    private String send(String uri, JsonNode body) {
        Exchange sent = server.context()
                .createFluentProducerTemplate()
                .to(uri)
                .withHeader(InteraktConstants.TO, "919999999999")
                .withHeader(InteraktConstants.CALLBACK_DATA, "order-7")
                .withBody(Control.MAPPER.convertValue(body, Object.class))
                .send();
        assertThat(sent.getException()).isNull();
        return sent.getMessage().getHeader(InteraktConstants.MESSAGE_ID, String.class);
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    /** What the route has got: the sandbox posts one event after the other, so an event that is posted last shows that all the others came. */
    private List<Exchange> arrived() {
        String last = "last-" + UUID.randomUUID();
        control.send("POST webhook/events", Control.MAPPER.createObjectNode().put("type", last));
        Awaitility.await()
                .until(() -> server.exchanges().stream()
                                .anyMatch(exchange -> type(exchange).equals(last))
                        && server.isIdle());
        return server.exchanges().stream()
                .filter(exchange -> !type(exchange).startsWith("last-"))
                .toList();
    }
}
