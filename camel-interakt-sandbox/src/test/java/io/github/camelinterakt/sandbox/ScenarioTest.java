package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.sandbox.account.ApprovalStatus;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What customers, channel and WhatsApp do, and what is posted then. */
class ScenarioTest {

    private static final String PHONE = "919999999999";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00Z"));
    private Sandbox sandbox;
    private Customer customer;
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        sandbox = Sandbox.builder().clock(clock).start();
        sandbox.addTemplate(
                "en",
                Map.of(
                        "display_name",
                        "offer",
                        "category",
                        "MARKETING",
                        "body",
                        "Hi {{1}}",
                        "buttons",
                        List.of(
                                Map.of("type", "QUICK_REPLY", "text", "Tell me more"),
                                Map.of("type", "URL", "text", "Open", "url", "https://example.com/"),
                                Map.of("type", "PHONE_NUMBER", "text", "Call", "phone_number", "+919999999999"))));
        customer = sandbox.customer("+" + PHONE).says("Hi");
        sandbox.webhook().save(receiver.url(), "examplesecret");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    private UUID send(String path, String request) {
        Caller.Reply reply = Caller.of(sandbox).postQuoted(path, "{'fullPhoneNumber':'" + PHONE + "'," + request + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return UUID.fromString(reply.json().path("id").asText());
    }

    private UUID sendTemplate() {
        return send(
                "/message/",
                "'callbackData':'order-7','type':'Template','template':{'name':'offer','languageCode':'en','bodyValues':['you']}");
    }

    /** The events since the last call. */
    private List<JsonNode> posted() throws InterruptedException {
        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
        return receiver.take();
    }

    private JsonNode last() throws InterruptedException {
        List<JsonNode> events = posted();
        return events.get(events.size() - 1);
    }

    private static JsonNode inner(JsonNode event) throws IOException {
        return JSON.readTree(event.at("/data/message/message").asText());
    }

    private static String contentType(JsonNode event) {
        assertThat(event.path("type").asText()).isEqualTo("message_received");
        assertThat(event.at("/data/message/chat_message_type").asText()).isEqualTo("CustomerMessage");
        return event.at("/data/message/message_content_type").asText();
    }

    @Test
    void filesPlacesAndContactsAreReceivedInTheirOwnShapes() throws Exception {
        customer.sendsImage("https://example.com/a.jpg?sig=1", "Look")
                .sendsDocument("https://example.com/a.pdf", null)
                .sendsVideo("https://example.com/a.mp4", null)
                .sendsAudio("https://example.com/a.ogg")
                .sendsSticker("https://example.com/a.webp")
                .sendsLocation(12.97, 77.5)
                .sendsContact("Asha", "+919999999998");
        List<JsonNode> events = posted();

        assertThat(events)
                .extracting(ScenarioTest::contentType)
                .containsExactly("Image", "Document", "Video", "Audio", "Sticker", "Location", "Contacts");
        assertThat(events.get(0).at("/data/message/message").asText()).isEqualTo("Look");
        assertThat(events.get(0).at("/data/message/media_url").asText()).isEqualTo("https://example.com/a.jpg?sig=1");
        assertThat(inner(events.get(5)).toString()).isEqualTo("{\"latitude\":12.97,\"longitude\":77.5}");
        assertThat(inner(events.get(6)).at("/0/name/formatted_name").asText()).isEqualTo("Asha");
        assertThat(customer.conversation().get(1).shown().media())
                .isEqualTo(new Shown.Media("image", "https://example.com/a.jpg?sig=1", "a.jpg"));
        assertThat(customer.contact().windowOpenAt(clock.instant())).isTrue();
    }

    @Test
    void oneTapOnAQuickReplyIsPostedAsAClickAndAsAMessage() throws Exception {
        UUID id = sendTemplate();
        customer.taps("Tell me more");
        List<JsonNode> events = posted();

        JsonNode click = events.get(1);
        assertThat(click.path("type").asText()).isEqualTo("message_api_clicked");
        assertThat(click.at("/data/message/id").asText()).isEqualTo(id.toString());
        assertThat(click.at("/data/message/meta_data/click_type").asText()).isEqualTo("QR");
        assertThat(click.at("/data/message/meta_data/click_timestamp").asText())
                .isEqualTo("2030-01-31 09:00:00.000000");
        assertThat(click.at("/data/message/meta_data/button_payload/payload/text")
                        .asText())
                .isEqualTo("Tell me more");
        JsonNode reply = events.get(2);
        assertThat(contentType(reply)).isEqualTo("Button");
        assertThat(reply.at("/data/message/message").asText()).isEqualTo("Tell me more");
        assertThat(reply.at("/data/message/source_message_id").asText()).isEqualTo(id.toString());
        assertThat(reply.at("/data/message/id").asText()).isNotEqualTo(id.toString());
        assertThat(events).hasSize(3);
        assertThat(customer.conversation().get(2).replyTo()).isEqualTo(id);
    }

    @Test
    void aTapOnALinkIsPostedWithoutAnEnvelope() throws Exception {
        sendTemplate();
        customer.taps("Open").taps("Call");
        List<JsonNode> events = posted();

        JsonNode link = events.get(1);
        assertThat(link.has("type")).isFalse();
        assertThat(link.at("/event/click_type").asText()).isEqualTo("CTA");
        assertThat(link.at("/event/button_link").asText()).isEqualTo("https://example.com/");
        assertThat(link.at("/event/callbackData").asText()).isEqualTo("order-7");
        assertThat(events).hasSize(2);
        assertThat(customer.conversation()).hasSize(2);
        assertThat(sandbox.webhook().posts().get(1).type()).isEqualTo("message_api_clicked");
    }

    @Test
    void buttonsAndRowsOfInteractiveMessagesAreAnswered() throws Exception {
        UUID buttons = send(
                "/message/",
                "'type':'InteractiveButton','data':{'message':{'type':'button','body':{'text':'Well?'},"
                        + "'action':{'buttons':[{'type':'reply','reply':{'id':'y','title':'Yes'}}]}}}");
        send(
                "/message/",
                "'type':'InteractiveList','data':{'message':{'type':'list','body':{'text':'Pick'},'action':{'button':'Open',"
                        + "'sections':[{'title':'Cakes','rows':[{'id':'c1','title':'Plum','description':'Sweet'}]}]}}}");
        customer.taps("Yes").picks("Plum");
        List<JsonNode> events = posted();

        assertThat(events)
                .extracting(ScenarioTest::contentType)
                .containsExactly("InteractiveButtonReply", "InteractiveListReply");
        assertThat(inner(events.get(0)).toString())
                .isEqualTo("{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"y\",\"title\":\"Yes\"}}");
        assertThat(events.get(0).at("/data/message/message_context/id").asText())
                .isEqualTo(buttons.toString());
        assertThat(inner(events.get(1)).toString())
                .isEqualTo("{\"type\":\"list_reply\",\"list_reply\":"
                        + "{\"id\":\"c1\",\"title\":\"Plum\",\"description\":\"Sweet\"}}");
    }

    @Test
    void whatIsNotThereCannotBeTapped() {
        assertThatThrownBy(() -> customer.taps("Yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Yes'");
        assertThatThrownBy(() -> customer.picks("Plum")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> customer.reacts("!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> customer.answersFlow(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> customer.paysOrder()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFlowIsAnsweredTwiceUnderOneId() throws Exception {
        sendTemplate();
        posted();
        customer.answersFlow(Map.of("size", "500+"));
        List<JsonNode> events = posted();

        assertThat(contentType(events.get(0))).isEqualTo("InteractiveFlowReply");
        assertThat(JSON.readTree(inner(events.get(0))
                                .at("/nfm_reply/response_json")
                                .asText())
                        .path("size")
                        .asText())
                .isEqualTo("500+");
        JsonNode response = events.get(1);
        assertThat(response.path("type").asText()).isEqualTo("message_api_flow_response");
        assertThat(response.at("/data/message/id")).isEqualTo(events.get(0).at("/data/message/id"));
        assertThat(response.at("/data/flow_id").asLong()).isGreaterThan(1L << 53);
        assertThat(response.at("/data/source_template_message/template_name").asText())
                .isEqualTo("offer");
        assertThat(response.at("/data/source_template_message/callback_data").asText())
                .isEqualTo("order-7");
        assertThat(events).hasSize(2);
    }

    @Test
    void anOrderIsPostedAgainAtEachChange() throws Exception {
        customer.has(Map.of("name", "Asha"))
                .orders(List.of(Shown.Item.of("Cake", 2, 350)))
                .paysOrder()
                .getsOrder("SHIPPED");
        List<JsonNode> events = posted();

        assertThat(contentType(events.get(0))).isEqualTo("Order");
        assertThat(inner(events.get(0)).at("/product_items/0/quantity").asInt()).isEqualTo(2);
        assertThat(events.subList(1, 4)).allSatisfy(event -> {
            assertThat(event.path("type").asText()).isEqualTo("cart_order_update");
            assertThat(event.at("/data/id")).isEqualTo(events.get(1).at("/data/id"));
            assertThat(event.at("/data/total_amount").asInt()).isEqualTo(700);
            assertThat(event.at("/data/customer_phone_number/phone_number").asText())
                    .isEqualTo("9999999999");
            assertThat(event.at("/data/customer_traits/name").asText()).isEqualTo("Asha");
            assertThat(event.at("/data").has("customer")).isFalse();
        });
        assertThat(events.subList(1, 4))
                .extracting(event -> event.at("/data/payment_status").asText() + " "
                        + event.at("/data/order_status").asText())
                .containsExactly("PENDING CONFIRMED", "PAID CONFIRMED", "PAID SHIPPED");
    }

    @Test
    void anEditedMessageIsPostedAgainUnderItsId() throws Exception {
        customer.says("Blue, please").edits("Red, please");
        List<JsonNode> events = posted();

        assertThat(events.get(1).at("/data/message/id")).isEqualTo(events.get(0).at("/data/message/id"));
        assertThat(events.get(1).at("/data/message/message").asText()).isEqualTo("Red, please");
        ChatMessage entry = customer.conversation().get(1);
        assertThat(entry.edited()).isTrue();
        assertThat(entry.shown().body()).isEqualTo("Red, please");
        assertThat(customer.conversation()).hasSize(2);
    }

    @Test
    void aReactionNamesTheMessage() throws Exception {
        UUID id = sendTemplate();
        customer.reacts("\ud83d\udc4d");
        JsonNode reaction = last();

        assertThat(contentType(reaction)).isEqualTo("Reaction");
        assertThat(inner(reaction).path("emoji").asText()).isEqualTo("\ud83d\udc4d");
        assertThat(reaction.at("/data/message/source_message_id").asText()).isEqualTo(id.toString());
    }

    @Test
    void readingReadsEverythingAndPostsTheTemplates() throws Exception {
        sendTemplate();
        send("/message/", "'type':'Text','data':{'message':'Hello'}");
        customer.reads().reads();

        assertThat(posted())
                .extracting(event -> event.path("type").asText())
                .containsExactly("message_api_sent", "message_api_read");
        assertThat(sandbox.messages())
                .allSatisfy(message -> assertThat(message.status()).isEqualTo(MessageStatus.READ));
    }

    @Test
    void aFailedMessageCanBeDeliveredAfterwards() throws Exception {
        sandbox.message(sendTemplate())
                .fails("131026", "Message undeliverable")
                .delivered()
                .read();
        List<JsonNode> events = posted();

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("message_api_sent", "message_api_failed", "message_api_delivered", "message_api_read");
        assertThat(events.get(1).at("/data/message/channel_error_code").asText())
                .isEqualTo("131026");
        assertThat(events.get(2).at("/data/message/channel_error_code").isNull())
                .isTrue();
    }

    @Test
    void aCustomerWithAUserNameHasNoPhone() throws Exception {
        Customer named = sandbox.customerNamed("asha", "IN.abc123").says("Hi");
        sandbox.customerNamed("asha", "IN.abc123").has(Map.of("name", "Asha")).says("Me again");
        JsonNode event = last();

        assertThat(event.at("/data/customer/user_id").asText()).isEqualTo("IN.abc123");
        assertThat(event.at("/data/customer/username").asText()).isEqualTo("asha");
        assertThat(event.at("/data/customer").has("channel_phone_number")).isFalse();
        assertThat(event.at("/data/customer/traits/name").asText()).isEqualTo("Asha");
        assertThat(named.conversation()).hasSize(2);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(sandbox.customer(named.contact().id().toString()).contact().username())
                .isEqualTo("asha");
        assertThat(Caller.of(sandbox)
                        .postQuoted("/apis/users/", "{'filters':[]}")
                        .json()
                        .at("/data/customers/1/phone_number")
                        .isNull())
                .isTrue();
    }

    @Test
    void rcsIsAnsweredByRcs() throws Exception {
        UUID id = send(
                "/rcs/message/",
                "'type':'QR','message':{'plainText':'Well?','suggestions':[{'reply':{'plainText':'Yes','postBack':{'data':'s1'}}}]}");
        send(
                "/rcs/message/",
                "'type':'BUTTON_URL','message':{'plainText':'See','suggestions':[{'action':{'plainText':'Open','postBack':"
                        + "{'data':'s2'},'openUrl':{'url':'https://example.com/'}}}]}");
        customer.taps("Yes")
                .taps("Open")
                .says("Hello")
                .sendsLocation(1.5, 2.5)
                .sendsImage("https://example.com/a.jpg", null);
        sandbox.message(id).delivered().read().fails("1", "expired");
        List<JsonNode> events = posted();

        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.path("userPhoneNumber").asText()).isEqualTo("+" + PHONE));
        assertThat(events.subList(0, 5))
                .extracting(event -> event.path("entityType").asText())
                .containsOnly("USER_MESSAGE");
        assertThat(events.get(0).at("/entity/suggestionResponse").toString())
                .isEqualTo("{\"postBack\":{\"data\":\"s1\"},\"plainText\":\"Yes\",\"type\":\"REPLY\"}");
        assertThat(events.get(1).at("/entity/suggestionResponse/type").asText()).isEqualTo("ACTION");
        assertThat(events.get(2).at("/entity/text").asText()).isEqualTo("Hello");
        assertThat(events.get(3).at("/entity/location/latitude").asDouble()).isEqualTo(1.5);
        assertThat(events.get(4).at("/entity/userFile/payload/fileUri").asText())
                .isEqualTo("https://example.com/a.jpg");
        assertThat(events.subList(5, 8))
                .extracting(event -> event.at("/entity/eventType").asText())
                .containsExactly("MESSAGE_DELIVERED", "MESSAGE_READ", "TTL_EXPIRATION_REVOKED");
        assertThat(events.get(5).at("/entity/messageId").asText()).isEqualTo(id.toString());
    }

    @Test
    void aDecisionAboutATemplateIsPosted() throws Exception {
        sandbox.template("offer").getsRejected("INVALID_FORMAT");
        assertThat(sandbox.template("offer", "en").getsApproved().status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(sandbox.template("offer").getsCategory("utility").category()).isEqualTo("UTILITY");
        List<JsonNode> events = posted();

        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("type").asText()).isEqualTo("message_template_status_update");
            assertThat(event.at("/data/message_template_id").isIntegralNumber()).isTrue();
            assertThat(event.at("/data/message_template_name").asText()).isEqualTo("offer");
        });
        assertThat(events.get(0).at("/data/event").asText()).isEqualTo("REJECTED");
        assertThat(events.get(0).at("/data/reason").asText()).isEqualTo("INVALID_FORMAT");
        assertThat(events.get(1).at("/data/event").asText()).isEqualTo("APPROVED");
        assertThat(events.get(2).at("/data/new_category").asText()).isEqualTo("UTILITY");

        sandbox.addTemplate("offer", "hi", "MARKETING", "Namaste");
        assertThatThrownBy(() -> sandbox.template("offer").getsApproved()).hasMessageContaining("[en, hi]");
    }

    @Test
    void advancingMovesTheClock() {
        sandbox.advance(Duration.ofHours(25));

        assertThat(clock.instant()).isEqualTo("2030-02-01T10:00:00Z");
        assertThat(customer.contact().windowOpenAt(clock.instant())).isFalse();
    }
}
