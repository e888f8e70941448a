package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the sandbox posts to the account's webhook. */
class WebhookTest {

    private static final String PHONE = "919999999999";
    private static final String SECRET = "examplesecret";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request; its raw body is kept as one character a byte. */
    private record Posted(String raw, String signature, String contentType) {
        byte[] body() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String type() {
            return json().path("type").asText();
        }
    }

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00Z"));
    private final List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch patience = new CountDownLatch(1);
    private volatile int answer = 200;
    private volatile boolean hang;

    private HttpServer receiver;
    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        sandbox = Sandbox.builder().clock(clock).start();
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi {{1}}");
        sandbox.customer(PHONE).says("Hi");
        caller = Caller.of(sandbox);
    }

    @AfterEach
    void stop() {
        patience.countDown();
        sandbox.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        posted.add(new Posted(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1),
                exchange.getRequestHeaders().getFirst("Interakt-Signature"),
                exchange.getRequestHeaders().getFirst("Content-Type")));
        if (hang) {
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/interakt";
    }

    private void save() {
        sandbox.webhook().save(url(), SECRET);
        posted.clear();
    }

    private UUID sendTemplate() {
        return UUID.fromString(caller.postQuoted(
                        "/message/",
                        "{'fullPhoneNumber':'919999999999','callbackData':'order-7','type':'Template',"
                                + "'template':{'name':'offer','languageCode':'en','bodyValues':['you']}}")
                .json()
                .path("id")
                .asText());
    }

    private List<Posted> awaitPosted() throws InterruptedException {
        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
        return List.copyOf(posted);
    }

    /** The API accepts it, and the platform refuses it later. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", ",'bodyValues':['a','b']", ",'bodyValues':['a'],'headerValues':['h']", ",'bodyValues':[]"})
    void aWrongNumberOfValuesIsAcceptedAndThenFails(String values) throws Exception {
        save();
        int status = caller.postQuoted(
                        "/message/",
                        "{'fullPhoneNumber':'919999999999','type':'Template',"
                                + "'template':{'name':'offer','languageCode':'en'" + values + "}}")
                .status();
        assertThat(status).isEqualTo(201);
        assertThat(awaitPosted()).hasSize(1);
        assertThat(posted.get(0).type()).isEqualTo("message_api_failed");
        assertThat(posted.get(0).json().at("/data/message/channel_error_code").textValue())
                .isEqualTo("132000");
    }

    @Test
    void linksHeadersAndCardsHaveTheirValues() throws Exception {
        save();
        caller.postQuoted(
                "/track/templates/",
                "{'display_name':'sale','language':'English','category':'Marketing','header_format':'IMAGE',"
                        + "'header_handle':['4::x'],'body':'Hi {{1}}','body_text':['you'],'button_type':'Call To Action',"
                        + "'buttons':[{'type':'URL','text':'Track','url':'https://example.com/{{1}}'}],'button_text':['x']}");
        sandbox.template("sale", "en").getsApproved();
        String template = "{'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'sale',"
                + "'languageCode':'en','headerValues':['https://example.com/a.jpg'],'bodyValues':['you']%s}}";
        caller.postQuoted("/message/", template.formatted(""));
        caller.postQuoted("/message/", template.formatted(",'buttonValues':{'0':['7']}"));
        assertThat(awaitPosted())
                .extracting(Posted::type)
                .containsExactly("message_template_status_update", "message_api_failed", "message_api_sent");
    }

    @Test
    void savingPostsATestEventThatMustReturn200() {
        sandbox.webhook().save(url(), SECRET);

        assertThat(posted).hasSize(1);
        assertThat(new String(posted.get(0).body(), StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"Webhook Test\"}");
        assertThat(sandbox.webhook().isOn()).isTrue();

        answer = 204;
        assertThatThrownBy(() -> sandbox.webhook().save(url(), SECRET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("returned 204");
        assertThat(sandbox.webhook().isOn()).isFalse();
    }

    @Test
    void everyEventIsSignedOverItsBytes() throws Exception {
        save();
        sandbox.customer(PHONE).says("Grüße \ud83d\ude00");

        Posted event = awaitPosted().get(0);

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(event.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(event.body())));
        assertThat(event.contentType()).isEqualTo("application/json");
        assertThat(event.json().at("/data/message/message").asText()).isEqualTo("Grüße \ud83d\ude00");
    }

    /** The documentation of RCS webhooks knows no signature. */
    @Test
    void eventsOfRcsAreNotSigned() throws Exception {
        save();
        caller.postQuoted(
                "/rcs/message/", "{'fullPhoneNumber':'919999999999','type':'Text','message':{'plainText':'Hi'}}");
        sandbox.message(sandbox.messages().get(0).id()).delivered();
        sandbox.customer(PHONE).says("Hi");
        sandbox.webhook().post("{\"userPhoneNumber\":\"+919999999999\",\"entityType\":\"SERVER_EVENT\"}");
        sandbox.webhook().post("{\"type\":\"messages\"}");

        awaitPosted();
        sandbox.webhook().repeat(1, 1);
        assertThat(awaitPosted()).hasSize(5);
        assertThat(posted).extracting(Posted::signature).satisfies(signatures -> {
            assertThat(signatures).element(0).isNull();
            assertThat(signatures).element(1).isNull();
            assertThat(signatures).element(4).isNull();
            // What a test posts as it is, is signed.
            assertThat(signatures).element(2).asString().startsWith("sha256=");
            assertThat(signatures).element(3).asString().startsWith("sha256=");
        });
        assertThat(sandbox.webhook().posts().get(0).signature()).isNull();
    }

    @Test
    void aTemplateMessageHasItsWholeTemplate() throws Exception {
        save();
        caller.postQuoted(
                "/track/templates/",
                "{'display_name':'Big Sale','language':'English','category':'Marketing','body':'Hi {{1}}','body_text':['you'],"
                        + "'button_type':'Quick Replies','buttons':[{'type':'QUICK_REPLY','text':'Yes'}]}");
        sandbox.template("big_sale").getsApproved();
        caller.postQuoted(
                "/message/",
                "{'fullPhoneNumber':'919999999999','type':'Template',"
                        + "'template':{'name':'big_sale','languageCode':'en','bodyValues':['a']}}");
        JsonNode template = JSON.readTree(
                awaitPosted().get(1).json().at("/data/message/raw_template").asText());

        assertThat(template.fieldNames())
                .toIterable()
                .containsExactly(
                        ("id created_at_utc modified_at_utc created_by_user_id is_deleted name language category"
                                        + " sub_category template_category_label header_format header header_handle"
                                        + " header_handle_file_url header_handle_file_name header_text body body_text footer"
                                        + " buttons button_text allow_category_change limited_time_offer autosubmitted_for"
                                        + " display_name organization_id approval_status wa_template_id is_archived channel_type"
                                        + " is_click_tracking_enabled allow_delete rejection_reason carousel_cards is_carousel"
                                        + " is_mpm")
                                .split(" "));
        assertThat(template.path("id").asText())
                .isEqualTo(sandbox.templates().get(1).id().toString());
        assertThat(template.path("created_at_utc").asText()).isEqualTo("2030-01-31T09:00:00.000");
        assertThat(template.path("is_deleted").isBoolean()).isTrue();
        assertThat(template.path("body").asText()).isEqualTo("Hi {{1}}");
        assertThat(template.path("body_text").asText()).isEqualTo("[\"you\"]");
        assertThat(template.path("buttons").asText()).isEqualTo("[{\"type\":\"QUICK_REPLY\",\"text\":\"Yes\"}]");
        assertThat(template.path("carousel_cards").asText()).isEqualTo("[]");
        assertThat(template.path("approval_status").asText()).isEqualTo("APPROVED");
        assertThat(template.path("rejection_reason").isNull()).isTrue();
    }

    @Test
    void aTemplateMessagePostsItsStatuses() throws Exception {
        save();
        UUID id = sendTemplate();
        clock.advance(Duration.ofSeconds(1));
        sandbox.message(id).delivered();
        clock.advance(Duration.ofSeconds(1));
        sandbox.message(id).read();

        List<Posted> events = awaitPosted();

        assertThat(events)
                .extracting(Posted::type)
                .containsExactly("message_api_sent", "message_api_delivered", "message_api_read");
        assertThat(events)
                .extracting(
                        event -> event.json().at("/data/message/message_status").asText())
                .containsExactly("Sent", "Delivered", "Read");
        JsonNode read = events.get(2).json();
        assertThat(read.path("timestamp").asText()).isEqualTo("2030-01-31T09:00:02.000000");
        JsonNode message = read.at("/data/message");
        assertThat(message.path("id").asText()).isEqualTo(id.toString());
        assertThat(message.path("delivered_at_utc").asText()).isEqualTo("2030-01-31T09:00:01.000000");
        assertThat(message.path("seen_at_utc").asText()).isEqualTo("2030-01-31T09:00:02.000000");
        assertThat(message.at("/meta_data/source_data/callback_data").asText()).isEqualTo("order-7");
        assertThat(JSON.readTree(message.path("message").asText())
                        .at("/0/parameters/0/text")
                        .asText())
                .isEqualTo("you");
        assertThat(read.at("/data/customer/channel_phone_number").asText()).isEqualTo(PHONE);
    }

    @Test
    void aFailedMessagePostsItsErrorCodeAndReason() throws Exception {
        save();
        UUID id = sendTemplate();
        sandbox.message(id).fails("131026", "Message undeliverable");

        JsonNode failed = awaitPosted().get(1).json();

        assertThat(failed.path("type").asText()).isEqualTo("message_api_failed");
        assertThat(failed.at("/data/message/channel_error_code").isTextual()).isTrue();
        assertThat(failed.at("/data/message/channel_error_code").asText()).isEqualTo("131026");
        assertThat(failed.at("/data/message/channel_failure_reason").asText()).isEqualTo("Message undeliverable");
    }

    @Test
    void aCampaignMessagePostsCampaignEvents() throws Exception {
        save();
        sandbox.addCampaign("summer", "Summer", "offer", "en");
        caller.postQuoted(
                "/message/",
                "{'fullPhoneNumber':'919999999999','campaignId':'summer','type':'Template',"
                        + "'template':{'name':'offer','languageCode':'en','bodyValues':['you']}}");

        JsonNode sent = awaitPosted().get(0).json();

        assertThat(sent.path("type").asText()).isEqualTo("message_campaign_sent");
        assertThat(sent.at("/data/message/campaign_id").asText()).isEqualTo("summer");
    }

    @Test
    void sessionMessagesPostNoStatuses() throws Exception {
        save();
        String id = caller.postQuoted(
                        "/message/", "{'fullPhoneNumber':'919999999999','type':'Text','data':{'message':'Hi'}}")
                .json()
                .path("id")
                .asText();

        sandbox.message(UUID.fromString(id)).delivered();
        assertThat(sandbox.messages().get(0).status()).isEqualTo(MessageStatus.DELIVERED);
        assertThatThrownBy(() -> sandbox.message(UUID.randomUUID()).delivered())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No message");
        assertThat(awaitPosted()).isEmpty();
    }

    @Test
    void heldEventsArePostedShuffledAndSomeOfThemTwice() throws Exception {
        save();
        sandbox.webhook().hold();
        for (int i = 0; i < 40; i++) {
            sandbox.customer(PHONE).says("number " + i);
        }
        assertThat(awaitPosted()).isEmpty();

        sandbox.webhook().releaseShuffled(new Random(5), 0.25);

        List<String> texts = awaitPosted().stream()
                .map(event -> event.json().at("/data/message/message").asText())
                .toList();
        assertThat(texts).hasSizeBetween(44, 58);
        assertThat(texts.stream().distinct()).hasSize(40);
        assertThat(texts.subList(0, 5))
                .isNotEqualTo(List.of("number 0", "number 1", "number 2", "number 3", "number 4"));
    }

    @Test
    void fiveFailuresWithinTenMinutesDisableTheWebhookUntilItIsSavedAgain() throws Exception {
        save();
        answer = 503;
        for (int i = 0; i < 7; i++) {
            sandbox.customer(PHONE).says("number " + i);
        }

        assertThat(awaitPosted()).hasSize(5);
        assertThat(sandbox.webhook().isOn()).isFalse();
        assertThat(sandbox.webhook().dropped()).isEqualTo(2);
        assertThat(sandbox.webhook().posts())
                .hasSize(5)
                .allSatisfy(delivery -> assertThat(delivery.failed()).isTrue())
                .extracting(WebhookPost::status)
                .containsOnly(503);

        answer = 200;
        save();
        sandbox.customer(PHONE).says("again");
        assertThat(awaitPosted()).hasSize(1);
    }

    @Test
    void failuresOlderThanTenMinutesDoNotCount() throws Exception {
        save();
        answer = 500;
        for (int i = 0; i < 4; i++) {
            sandbox.customer(PHONE).says("Hi");
        }
        awaitPosted();
        clock.advance(Duration.ofMinutes(10).plusMillis(1));
        for (int i = 0; i < 4; i++) {
            sandbox.customer(PHONE).says("Hi");
        }

        assertThat(awaitPosted()).hasSize(8);
        assertThat(sandbox.webhook().isOn()).isTrue();
    }

    @Test
    void failedEventsAreRepostedOnDemandUntilTheyGet200() throws Exception {
        save();
        sandbox.customer(PHONE).says("first");
        awaitPosted();
        answer = 503;
        sandbox.customer(PHONE).says("second");
        awaitPosted();

        assertThat(sandbox.webhook().repostFailed()).isEqualTo(1);
        awaitPosted();
        answer = 200;
        assertThat(sandbox.webhook().repostFailed()).isEqualTo(1);
        List<Posted> all = awaitPosted();
        assertThat(sandbox.webhook().repostFailed()).isZero();

        assertThat(all).hasSize(4);
        assertThat(all.get(1)).isEqualTo(all.get(2)).isEqualTo(all.get(3)).isNotEqualTo(all.get(0));
    }

    @Test
    void aLateResponseIsAFailure() throws Exception {
        save();
        hang = true;
        sandbox.customer(PHONE).says("Hi");
        awaitPosted();

        WebhookPost delivery = sandbox.webhook().posts().get(0);
        assertThat(delivery.late()).isTrue();
        assertThat(delivery.failed()).isTrue();
        assertThat(delivery.status()).isZero();
    }

    @Test
    void aResetDisablesTheWebhook() throws Exception {
        save();
        sandbox.reset();
        sandbox.customer(PHONE).says("Hi");

        assertThat(sandbox.webhook().isOn()).isFalse();
        assertThat(awaitPosted()).isEmpty();
    }

    @Test
    void aPostCanBeRepeatedWithItsBytes() throws Exception {
        save();
        sandbox.customer(PHONE).says("Hi");
        awaitPosted();

        sandbox.webhook().repeat(sandbox.webhook().posts().get(0).id(), 2);
        assertThatThrownBy(() -> sandbox.webhook().repeat(99, 1)).isInstanceOf(IllegalArgumentException.class);
        List<Posted> all = awaitPosted();
        assertThat(all).hasSize(3);
        assertThat(all.get(1)).isEqualTo(all.get(0)).isEqualTo(all.get(2));
        assertThat(sandbox.webhook().posts().get(2).body()).contains("Hi");
        assertThat(sandbox.webhook().posts().get(2).signature())
                .isEqualTo(all.get(0).signature());
    }

    @Test
    void failuresAndHeldEventsAreCounted() throws Exception {
        save();
        answer = 503;
        sandbox.customer(PHONE).says("Hi");
        awaitPosted();
        sandbox.webhook().hold();
        sandbox.customer(PHONE).says("Hi");

        assertThat(sandbox.webhook().failures()).isEqualTo(1);
        assertThat(sandbox.webhook().held()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(11));
        assertThat(sandbox.webhook().failures()).isZero();
    }
}
