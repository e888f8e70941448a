package io.github.camelinterakt.internal.webhook;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.event.EventFixture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/** Events with the same type and id are duplicates, unless their content differs: edited messages, and the two events of a Flow. */
class SameIdOtherContentTest {

    private static final String ON_STORE = "&ack=onStore&inbox=#inbox";
    private static final String ID = "0b6f3d0a-5c1e-4a57-9d6e-2f1d3c4b5a60";
    private static final String RECEIVED = flow("message_received", "");
    private static final String RESPONSE = flow(
            "message_api_flow_response",
            ",'flow_id':1234567890123456,'source_template_message':{'template_name':'size','callback_data':'order-7'}");

    private final HikariDataSource database = new HikariDataSource();
    private WebhookServer server;

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    static List<String> acknowledgements() {
        return List.of("", ON_STORE);
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void anEditedMessageReachesTheRouteAsEdited(String ack) throws Exception {
        start(ack, false);
        post(text("Blue, please", "Sent", "2025-01-02T03:04:05"), text("Blue, please", "Read", "2025-01-02T09:00:00"));
        post(
                text("Red, please", "Sent", "2025-01-02T03:05:05"),
                text("Red, please", "Delivered", "2025-01-02T09:00:00"));
        post(text("Blue, please", "Sent", "2025-01-02T03:04:05"));

        assertThat(arrived(2))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEdited"))
                .containsExactly(null, true);
        assertThat(server.events().get(1).getMessage().getText()).isEqualTo("Red, please");
        assertThat(server.exchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEventKey"))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat((String) key).startsWith("message_received:" + ID));
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void mediaIsTheSameUnderANewlySignedUrl(String ack) throws Exception {
        start(ack, false);
        post(image("Invoice", "https://cdn.example.com/a/1.jpg?sig=1"));
        post(
                image("Invoice", "https://cdn2.example.com/a/1.jpg?sig=2"),
                image("Invoice", "https://cdn.example.com/a/1.jpg"));
        post(
                image("Invoice", "https://cdn.example.com/a/2.jpg?sig=1"),
                image("Paid", "https://cdn.example.com/a/1.jpg"));

        assertThat(arrived(3))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEdited"))
                .containsExactly(null, true, true);
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void otherEncodingsOfOneContentAreDuplicates(String ack) throws Exception {
        start(ack, false);
        String reply = "'message_content_type':'InteractiveButtonReply','message':";
        post(message(reply + "{'button_reply':{'id':'yes','title':'Yes'}}"), message(reply + "'Yes'"));
        post("{\"entityType\":\"USER_MESSAGE\",\"entity\":{\"messageId\":\"m\",\"text\":\"one\"}}");
        post("{\"entityType\":\"USER_MESSAGE\",\"entity\":{\"messageId\":\"m\",\"text\":\"two\"}}");
        post(status("Sent", "Hello"), status("Delivered", "Hello again"));

        assertThat(arrived(4))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktEdited"))
                .containsExactly(null, null, true, null);
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void aFailedEditIsRetried(String ack) throws Exception {
        start(ack, true);
        post(text("Blue", "Sent", "2025-01-02T03:04:05"));
        int status = server.post(text("Red", "Sent", "2025-01-02T03:04:05"));
        assertThat(status).isEqualTo(ack.isEmpty() ? 500 : 200);
        if (ack.isEmpty()) {
            post(text("Red", "Sent", "2025-01-02T03:04:05"));
        }
        assertThat(arrived(3))
                .extracting(
                        exchange -> exchange.getMessage().getHeader("CamelInteraktEdited"),
                        exchange -> exchange.getMessage().getHeader("CamelInteraktAttempt"))
                .contains(
                        org.assertj.core.groups.Tuple.tuple(null, 1),
                        org.assertj.core.groups.Tuple.tuple(true, ack.isEmpty() ? 1 : 2));
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void theFlowEventThatContainsMoreIsNotLost(String ack) throws Exception {
        start(ack, false);
        post(RECEIVED, RESPONSE, RECEIVED, RESPONSE);

        assertThat(arrived(2))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktSupplement"))
                .containsExactly(null, true);
        assertThat(server.events().get(1).getFlowId()).isEqualTo(1234567890123456L);
        assertThat(server.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeader("CamelInteraktEdited"))
                        .isNull());
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void theFlowEventThatContainsLessIsADuplicate(String ack) throws Exception {
        start(ack, false);
        post(RESPONSE, RECEIVED, RESPONSE);
        post(EventFixture.named("received-text").body());

        assertThat(arrived(2))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktSupplement"))
                .containsExactly(null, null);
        assertThat(server.events().get(0).getFlowId()).isEqualTo(1234567890123456L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ON_STORE, "&ackDeadline=0"})
    void theFirstFlowEventWaitsForTheOther(String options) throws Exception {
        start(options + "&flowAnswers=wait", false);
        AtomicBoolean answered = new AtomicBoolean();
        Thread first = new Thread(() -> {
            try {
                answered.set(server.post(RECEIVED) == 200);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        first.start();
        post(RESPONSE);
        first.join();

        assertThat(answered).isTrue();
        assertThat(arrived(1).get(0).getMessage().getHeader("CamelInteraktSupplement"))
                .isNull();
        assertThat(server.events().get(0).getFlowId()).isNotNull();
    }

    @Test
    void aFlowEventWhoseOtherDoesNotComeReachesTheRoute() throws Exception {
        start("&flowAnswers=wait&ackDeadline=1s", false);
        post(RECEIVED);
        post(RESPONSE);

        assertThat(arrived(2))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelInteraktSupplement"))
                .containsExactly(null, true);
    }

    private void start(String options, boolean failsOnce) throws Exception {
        database.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        AtomicBoolean fails = new AtomicBoolean(failsOnce);
        server = new WebhookServer();
        server.context().getRegistry().bind("inbox", DataSource.class, database);
        // One at a time: the order is tested.
        server.route("concurrentConsumers=1&webhookSecret=" + SECRET + options, exchange -> {
                    if (server.exchanges().size() == 2 && fails.getAndSet(false)) {
                        throw new IllegalStateException("not yet");
                    }
                })
                .start();
    }

    private void post(String... bodies) throws Exception {
        for (String body : bodies) {
            assertThat(server.post(body)).isEqualTo(200);
        }
    }

    private void post(byte[] body) throws Exception {
        assertThat(server.post(body)).isEqualTo(200);
    }

    /** What has reached the route, once that is so many, and nothing waits. */
    private List<Exchange> arrived(int count) {
        Awaitility.await()
                .until(() ->
                        server.exchanges().size() >= count && server.consumer().getPendingExchangesSize() == 0);
        return Stream.of(server.exchanges())
                .filter(all -> all.size() == count)
                .findFirst()
                .orElseThrow();
    }

    private static String text(String text, String status, String at) {
        return message("'message_content_type':'Text','message':'" + text + "','message_status':'" + status
                + "','received_at_utc':'" + at + "'");
    }

    private static String image(String caption, String url) {
        return message("'message_content_type':'Image','message':'" + caption + "','media_url':'" + url + "'");
    }

    private static String status(String status, String text) {
        return message("'message_content_type':'Text','message':'" + text + "','message_status':'" + status + "'")
                .replace("message_received", "message_api_sent");
    }

    private static String message(String content) {
        return json(
                "{'type':'message_received','data':{'customer':{'channel_phone_number':'919999999999'},'message':{'id':'"
                        + ID + "','chat_message_type':'CustomerMessage'," + content + "}}}");
    }

    private static String flow(String type, String more) {
        return json("{'type':'" + type + "','data':{'message':{'id':'" + ID
                + "','message_content_type':'InteractiveFlowReply','message':"
                + "{'nfm_reply':{'response_json':{'size':'L'}}}}" + more + "}}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
