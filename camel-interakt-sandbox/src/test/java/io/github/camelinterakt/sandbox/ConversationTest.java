package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelinterakt.sandbox.account.Channel;
import io.github.camelinterakt.sandbox.account.Chat;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the customer's phone shows of what was sent. */
class ConversationTest {

    private static final String PHONE = "919999999999";

    private final SandboxClock clock = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00Z"));
    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).start();
        sandbox.customer(PHONE).says("Hi");
        caller = Caller.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private ChatMessage sent(String path, String request) {
        Caller.Reply reply = caller.postQuoted(path, "{'fullPhoneNumber':'" + PHONE + "'," + request + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return last();
    }

    private ChatMessage last() {
        List<ChatMessage> conversation = sandbox.customer(PHONE).conversation();
        return conversation.get(conversation.size() - 1);
    }

    private void template(String definition) {
        Caller.Reply reply = caller.postQuoted("/track/templates/", "{'language':'English'," + definition + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        sandbox.template(sandbox.templates().get(sandbox.templates().size() - 1).name())
                .getsApproved();
    }

    @Test
    void aTemplateIsShownWithItsValuesHeaderFooterAndButtons() {
        template("'display_name':'sale','category':'Marketing','header_format':'DOCUMENT','header_handle':['4::x'],"
                + "'body':'Hi {{1}}, take {{2}} for {{1}}','body_text':['a','b'],'footer':'Stop by',"
                + "'button_type':'Call To Action','buttons':[{'type':'URL','text':'Track','url':'https://example.com/{{1}}'},"
                + "{'type':'PHONE_NUMBER','text':'Call','phone_number':'+919999999999'}],'button_text':['x']");

        ChatMessage entry = sent(
                "/message/",
                "'callbackData':'order-7','type':'Template','template':{'name':'sale','languageCode':'en',"
                        + "'headerValues':['https://example.com/a.pdf'],'fileName':'a.pdf','bodyValues':['As$ha','$5'],"
                        + "'buttonValues':{'0':['7']}}");

        assertThat(entry.shown().body()).isEqualTo("Hi As$ha, take $5 for As$ha");
        assertThat(entry.shown().footer()).isEqualTo("Stop by");
        assertThat(entry.shown().header())
                .isEqualTo(new Shown.Header("document", null, "https://example.com/a.pdf", "a.pdf"));
        assertThat(entry.shown().buttons())
                .containsExactly(
                        new Shown.Button("url", "Track", null, "https://example.com/7"),
                        new Shown.Button("phone", "Call", null, "tel:+919999999999"));
        assertThat(entry.status()).isEqualTo(MessageStatus.SENT);
        assertThat(entry.callbackData()).isEqualTo("order-7");
    }

    @Test
    void cardsOrdersAndCodesAreShown() {
        template(
                "'display_name':'cards','category':'Marketing','body':'Two for {{1}}','body_text':['x'],'carousel_cards':["
                        + "{'card_index':0,'header_format':'IMAGE','header_handle':['4::x'],'cardTitle':'First','body':'Just {{1}}',"
                        + "'body_text':['x'],'buttons':[{'type':'QUICK_REPLY','text':'Buy'}],'button_text':[]}]");
        ChatMessage cards = sent(
                "/message/",
                "'type':'Template','template':{'name':'cards','languageCode':'en','bodyValues':['you'],'carouselCards':["
                        + "{'headerValues':['https://example.com/a.jpg'],'bodyValues':['5']}],'order_details':[{"
                        + "'reference_id':'r1','order_items':[{'name':'Cake','quantity':2,'amount':3.5,'country_of_origin':'India'}],"
                        + "'subtotal':7,'discount':0,'tax':0,'shipping':0,'total_amount':7,'currency':'INR'}]}");
        sandbox.addTemplate("otp", "en", "AUTHENTICATION", "{{1}} is your code.");
        ChatMessage code = sent(
                "/message/",
                "'type':'Template','template':{'name':'otp','languageCode':'en','bodyValues':['123456'],"
                        + "'buttonValues':{'0':['123456']}}");

        assertThat(cards.shown().cards())
                .containsExactly(new Shown.Card(
                        new Shown.Header("image", null, "https://example.com/a.jpg", null),
                        "First",
                        "Just 5",
                        List.of(new Shown.Button("reply", "Buy", "Buy", null))));
        assertThat(cards.shown().order().reference()).isEqualTo("r1");
        assertThat(cards.shown().order().items().get(0).amount()).isEqualByComparingTo("3.5");
        assertThat(cards.shown().order().total()).isEqualByComparingTo("7");
        assertThat(code.shown().body()).isEqualTo("123456 is your code.");
        assertThat(code.shown().buttons()).extracting(Shown.Button::kind).containsExactly("copy");
    }

    @Test
    void sessionMessagesAreShown() {
        assertThat(sent("/message/", "'type':'Text','data':{'message':'Hello'}").shown())
                .isEqualTo(Shown.text("Hello"));
        assertThat(sent(
                                "/message/",
                                "'type':'Document','data':{'message':'Bill','mediaUrl':'https://example.com/b.pdf','fileName':'b.pdf'}")
                        .shown()
                        .media())
                .isEqualTo(new Shown.Media("document", "https://example.com/b.pdf", "b.pdf"));
        assertThat(sent(
                                "/message/",
                                "'type':'InteractiveButton','data':{'message':{'type':'button','body':{'text':'Well?'},"
                                        + "'action':{'buttons':[{'type':'reply','reply':{'id':'y','title':'Yes'}}]}}}")
                        .shown()
                        .buttons())
                .containsExactly(new Shown.Button("reply", "Yes", "y", null));
        Shown list = sent(
                        "/message/",
                        "'type':'InteractiveList','data':{'message':{'type':'list','header':{'type':'text','text':'Menu'},"
                                + "'body':{'text':'Pick'},'footer':{'text':'Thanks'},'action':{'button':'Open','sections':[{"
                                + "'title':'Cakes','rows':[{'id':'c1','title':'Plum','description':'Sweet'}]}]}}}")
                .shown();
        assertThat(list.header().text()).isEqualTo("Menu");
        assertThat(list.list())
                .isEqualTo(new Shown.Menu(
                        "Open", List.of(new Shown.Section("Cakes", List.of(new Shown.Row("c1", "Plum", "Sweet"))))));
    }

    @Test
    void rcsCardsAndSuggestionsAreShown() {
        ChatMessage entry = sent(
                "/rcs/message/",
                "'type':'STANDALONE_CAROUSEL','message':{'richCardDetails':{'standalone':{'cardOrientation':'VERTICAL',"
                        + "'content':{'cardTitle':'T','cardDescription':'D','cardMedia':{'mediaHeight':'TALL','contentInfo':"
                        + "{'fileUrl':'https://example.com/a.gif'}},'suggestions':[{'reply':{'plainText':'One','postBack':{'data':'s1'}}}]}}}}");
        ChatMessage place = sent(
                "/rcs/message/",
                "'type':'Location','message':{'plainText':'Visit','suggestions':[{'action':{'plainText':'Now','postBack':{'data':'s2'},"
                        + "'showLocation':{'coordinAtes':{'latitude':28.5,'longitude':77.25},'label':'L'}}}]}");

        assertThat(entry.channel()).isEqualTo(Channel.RCS);
        assertThat(entry.shown().cards())
                .containsExactly(new Shown.Card(
                        new Shown.Header("image", null, "https://example.com/a.gif", null),
                        "T",
                        "D",
                        List.of(new Shown.Button("suggestion", "One", "s1", null))));
        assertThat(place.shown().buttons())
                .containsExactly(new Shown.Button("suggestion", "Now", "s2", "geo:28.5,77.25"));
    }

    @Test
    void aFailedMessageIsFollowedByItsTextMessage() {
        ChatMessage entry = sent(
                "/rcs/message/",
                "'type':'Text','message':{'plainText':'Hello'},'fallback':[{'channel':'sms','sender_id':'INTRKT',"
                        + "'pe_id':'1201159195599372920','provider_name':'default','content':{'message':'{{1}} is it',"
                        + "'dlt_te_id':'1107174012164676172','variables':['42']}}]");
        sandbox.message(entry.id()).fails("131026", "Message undeliverable");

        List<ChatMessage> conversation = sandbox.customer(PHONE).conversation();
        assertThat(conversation).hasSize(3);
        assertThat(conversation.get(1).error().code()).isEqualTo("131026");
        assertThat(conversation.get(2).channel()).isEqualTo(Channel.SMS);
        assertThat(conversation.get(2).shown().body()).isEqualTo("42 is it");
        assertThat(conversation.get(2).replyTo()).isEqualTo(entry.id());
    }

    @Test
    void statusesAndTheirTimesAreThoseOfTheMessage() {
        UUID id = sent("/message/", "'type':'Text','data':{'message':'Hello'}").id();
        clock.advance(Duration.ofSeconds(1));
        sandbox.message(id).fails("131026", "Message undeliverable");
        clock.advance(Duration.ofSeconds(1));
        sandbox.message(id).read();
        sandbox.message(id).delivered();

        ChatMessage entry = last();
        assertThat(entry.status()).isEqualTo(MessageStatus.READ);
        assertThat(entry.error()).isNull();
        assertThat(entry.times().sent()).isEqualTo("2030-01-31T09:00:00Z");
        assertThat(entry.times().failed()).isEqualTo("2030-01-31T09:00:01Z");
        assertThat(entry.times().read()).isEqualTo("2030-01-31T09:00:02Z");
        assertThat(sandbox.messages().get(0).status()).isEqualTo(MessageStatus.READ);
    }

    @Test
    void theLatestConversationIsTheFirstChat() {
        sandbox.track("919999999998", Map.of());
        sandbox.customer("919999999997").says("Me");
        sent("/message/", "'type':'Text','data':{'message':'Hello'}");

        List<Chat> chats = sandbox.chats(10);
        assertThat(chats)
                .extracting(chat -> chat.contact().phone().full())
                .containsExactly(PHONE, "919999999997", "919999999998");
        assertThat(chats).extracting(Chat::lastText).containsExactly("Hello", "Me", null);
        assertThat(chats).extracting(Chat::unread).containsExactly(1, 0, 0);
        assertThat(sandbox.chats(1)).hasSize(1);
    }

    @Test
    void anEntryIsTheControlApisJson() {
        sent("/message/", "'type':'Text','data':{'message':'Hello'}");
        JsonNode entry = JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                .build()
                .valueToTree(last());

        assertThat(entry.path("direction").asText()).isEqualTo("out");
        assertThat(entry.path("channel").asText()).isEqualTo("whatsapp");
        assertThat(entry.path("status").asText()).isEqualTo("sent");
        assertThat(entry.at("/times/sent").asText()).isEqualTo("2030-01-31T09:00:00Z");
        assertThat(entry.at("/shown/body").asText()).isEqualTo("Hello");
        assertThat(entry.at("/shown/buttons").isArray()).isTrue();
    }

    @Test
    void eachChangeIncrementsTheRevisionAndWakesWhoWaits() throws Exception {
        long before = sandbox.revision();
        assertThat(sandbox.awaitChange(before, Duration.ofMillis(1))).isEqualTo(before);
        sandbox.contacts();
        assertThat(sandbox.revision()).isEqualTo(before);

        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return sandbox.awaitChange(before, Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sandbox.account("other").track(PHONE, Map.of());

        assertThat(waiting.get()).isGreaterThan(before);
    }
}
