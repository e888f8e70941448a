package io.github.camelinterakt.sandbox.control;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelinterakt.sandbox.Caller;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.ApprovalStatus;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Java's scenario methods do, over HTTP. */
class ScenarioTest {

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT =
            InteraktSandboxExtension.with(settings -> settings.sampleData(true));

    private static final String ASHA = "customers/+919999999999/messages";

    private Sandbox sandbox;
    private Caller api;
    private Control control;

    @BeforeEach
    void saveTheWebhook(Sandbox injected) {
        sandbox = injected;
        api = Caller.of(injected);
        control = Control.of(injected);
        sandbox.wireMock()
                .stubFor(WireMock.post("/hook").willReturn(WireMock.aResponse().withStatus(200)));
        quoted("webhook", "{'url':'" + sandbox.pageUrl() + "hook','secret':'examplekey'}", 204);
    }

    private Control.Reply quoted(String path, String json, int status) {
        String body = json.replace('\'', '"');
        Control.Reply reply = List.of("webhook", "quota", "clock", "delivery").contains(path)
                ? control.put(path, body)
                : control.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply;
    }

    private List<String> posted() throws InterruptedException {
        assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();
        return sandbox.webhook().posts().stream().map(WebhookPost::type).toList();
    }

    private JsonNode conversation() {
        return control.get("customers/919999999999").json().path("conversation");
    }

    private String send(String type, String rest) {
        Caller.Reply reply =
                api.postQuoted("/message/", "{'fullPhoneNumber':'919999999999','type':'" + type + "'," + rest + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("id").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Text       | 'type':'text','text':'Hi'
            Image      | 'type':'image','mediaUrl':'https://media.example.com/a.jpg','caption':'A cake'
            Document   | 'type':'document','mediaUrl':'https://media.example.com/a.pdf'
            Video      | 'type':'video','mediaUrl':'https://media.example.com/a.mp4'
            Audio      | 'type':'audio','mediaUrl':'https://media.example.com/a.mp3'
            Sticker    | 'type':'sticker','mediaUrl':'https://media.example.com/a.webp'
            Location   | 'type':'location','latitude':12.97,'longitude':77.59
            Contacts   | 'type':'contacts','name':'Ravi','phone':'+919999999999'
            """)
    void aCustomerSends(String contentType, String action) throws InterruptedException {
        Control.Reply reply = quoted(ASHA, "{" + action + "}", 201);
        JsonNode entry = conversation().get(conversation().size() - 1);

        assertThat(posted()).containsExactly("message_received");
        assertThat(sandbox.webhook().posts().get(0).body())
                .contains("\"message_content_type\":\"" + contentType + "\"")
                .contains(reply.json().path("id").asText());
        assertThat(entry.path("type").asText()).isEqualTo(contentType);
        assertThat(entry.path("id")).isEqualTo(reply.json().path("id"));
    }

    @Test
    void aTapOnATemplatesButtonIsPostedTwiceAndThePhoneShowsTheTemplateFilledIn() throws InterruptedException {
        quoted(
                "templates",
                "{'name':'ask','language':'en','category':'UTILITY','body':'Hi {{1}}, is it right?','footer':'Bye',"
                        + "'buttons':[{'type':'QUICK_REPLY','text':'Yes'}]}",
                201);
        String id = send("Template", "'template':{'name':'ask','languageCode':'en','bodyValues':['Asha']}");
        JsonNode shown = conversation().get(conversation().size() - 1).path("shown");

        assertThat(shown.path("body").asText()).isEqualTo("Hi Asha, is it right?");
        assertThat(shown.at("/buttons/0/text").asText()).isEqualTo("Yes");
        quoted("messages/" + id + "/status", "{'status':'delivered'}", 204);
        quoted("messages/" + id + "/status", "{'status':'read'}", 204);
        quoted(ASHA, "{'type':'tap','button':'Yes','messageId':'" + id + "'}", 201);
        assertThat(posted())
                .containsExactly(
                        "message_api_sent",
                        "message_api_delivered",
                        "message_api_read",
                        "message_api_clicked",
                        "message_received");
        assertThat(quoted(ASHA, "{'type':'tap','button':'No'}", 400).error())
                .isEqualTo("The conversation has no message with the button 'No': send it first");
    }

    @Test
    void aRowIsPickedAMessageIsEditedReactedToAndRead() throws InterruptedException {
        String first = quoted(ASHA, "{'type':'text','text':'Hi'}", 201)
                .json()
                .path("id")
                .asText();
        quoted(ASHA, "{'type':'text','text':'There'}", 201);
        send(
                "InteractiveList",
                "'data':{'message':{'type':'list','body':{'text':'Choose'},'action':{'button':'Open','sections':"
                        + "[{'title':'T','rows':[{'id':'r1','title':'One'}]}]}}}");
        quoted(ASHA, "{'type':'pick','row':'One'}", 201);
        quoted(ASHA, "{'type':'reaction','text':'\uD83D\uDC4D'}", 201);
        quoted(ASHA, "{'type':'edit','text':'Hello','messageId':'" + first + "'}", 201);
        quoted(ASHA, "{'type':'read'}", 201);

        JsonNode conversation = conversation();
        assertThat(StreamSupport.stream(conversation.spliterator(), false)
                        .filter(entry -> entry.path("id").asText().equals(first)))
                .first()
                .matches(entry -> entry.path("edited").asBoolean()
                        && entry.at("/shown/body").asText().equals("Hello"));
        assertThat(conversation.findValuesAsText("type"))
                .contains("InteractiveList", "InteractiveListReply", "Reaction");
        assertThat(conversation.findValuesAsText("status")).contains("read");
        assertThat(posted()).hasSize(5).containsOnly("message_received");
    }

    @Test
    void anOrderIsPaidAndShippedAndEachChangeIsPostedAgain() throws InterruptedException {
        quoted(ASHA, "{'type':'order','items':[{'name':'tea','quantity':2,'amount':249}]}", 201);
        quoted(ASHA, "{'type':'pay'}", 201);
        quoted(ASHA, "{'type':'orderStatus','status':'SHIPPED'}", 201);

        assertThat(posted())
                .containsExactly("message_received", "cart_order_update", "cart_order_update", "cart_order_update");
        assertThat(quoted(ASHA, "{'type':'order','items':[]}", 400).error())
                .isEqualTo("/items: must have at least 1 elements");
    }

    @Test
    void aCustomerWithAUserNameHasNoPhone() throws InterruptedException {
        String id = quoted(
                        "customers",
                        "{'username':'asha','userId':'IN.abc123','name':'Asha','traits':{'vip':true}}",
                        201)
                .json()
                .path("id")
                .asText();
        quoted("customers/" + id + "/messages", "{'type':'text','text':'Hi'}", 201);
        JsonNode customer = control.get("state?customer=" + id).json().path("customer");

        assertThat(customer.path("phone").isNull()).isTrue();
        assertThat(customer.path("username").asText()).isEqualTo("asha");
        assertThat(customer.at("/traits/vip").asBoolean()).isTrue();
        assertThat(posted()).containsExactly("message_received");
        assertThat(sandbox.webhook().posts().get(0).body())
                .contains("IN.abc123")
                .doesNotContain("phone_number");
        assertThat(quoted("customers", "{'username':'asha'}", 400).error())
                .isEqualTo("/: must have a phone, or username and userId");
        assertThat(control.get("customers/00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void aTemplateIsRejectedApprovedAndPutIntoAnotherCategory() throws InterruptedException {
        String path = "templates/welcome/en/status";
        quoted(path, "{'status':'REJECTED','reason':'TAG_CONTENT_MISMATCH'}", 200);
        assertThat(sandbox.templates().get(0).status()).isEqualTo(ApprovalStatus.REJECTED);
        quoted(path, "{'status':'APPROVED'}", 200);
        JsonNode template = quoted(path, "{'category':'UTILITY'}", 200).json();

        assertThat(template.path("category").asText()).isEqualTo("UTILITY");
        assertThat(template.path("status").asText()).isEqualTo("APPROVED");
        assertThat(posted()).hasSize(3).containsOnly("message_template_status_update");
        assertThat(quoted("templates/none/en/status", "{'status':'APPROVED'}", 404)
                        .error())
                .contains("none");
        assertThat(quoted(path, "{}", 400).error()).startsWith("/: must have either status");
    }

    @Test
    void postsAreHeldShuffledRepeatedAndOfAnyShape() throws InterruptedException {
        quoted("webhook/hold", "", 204);
        for (int i = 0; i < 4; i++) {
            quoted(ASHA, "{'type':'text','text':'" + i + "'}", 201);
        }
        assertThat(control.state().at("/webhook/held").asInt()).isEqualTo(4);
        quoted("webhook/release", "{'shuffled':true,'duplicates':1,'seed':7}", 204);
        assertThat(posted()).hasSize(8);
        long first = sandbox.webhook().posts().get(0).id();
        quoted("webhook/posts/" + first + "/repeat", "{'times':2}", 204);
        quoted("webhook/events", "[{'odd': 1 }]", 204);
        posted();

        List<WebhookPost> posts = sandbox.webhook().posts();
        assertThat(posts).hasSize(11);
        assertThat(posts.get(9).body()).isEqualTo(posts.get(0).body());
        assertThat(posts.get(9).signature()).isEqualTo(posts.get(0).signature());
        assertThat(posts.get(10).body()).isEqualTo("[{\"odd\": 1 }]");
        assertThat(quoted("webhook/posts/999/repeat", "", 404).error()).isEqualTo("No post has the id 999");
    }

    @Test
    void failuresSwitchTheWebhookOffUntilItIsSavedAgainWhichNeedsA200() throws InterruptedException {
        sandbox.wireMock()
                .stubFor(WireMock.post("/hook").willReturn(WireMock.aResponse().withStatus(500)));
        for (int i = 0; i < 6; i++) {
            quoted(ASHA, "{'type':'text','text':'" + i + "'}", 201);
        }
        posted();
        JsonNode webhook = control.state().path("webhook");
        assertThat(webhook.path("enabled").asBoolean()).isFalse();
        assertThat(webhook.path("failures").asInt()).isEqualTo(5);
        assertThat(webhook.path("dropped").asInt()).isEqualTo(1);
        assertThat(webhook.at("/posts/0/status").asInt()).isEqualTo(500);

        String save = "{'url':'" + sandbox.pageUrl() + "hook','secret':'examplekey'}";
        assertThat(quoted("webhook", save, 409).error())
                .isEqualTo("The webhook was not saved: its test must return 200 within 3 seconds, but returned 500");
        assertThat(quoted("webhook/events", "{}", 409).error())
                .isEqualTo("No webhook is saved: PUT webhook with url and secret first");
        sandbox.wireMock()
                .stubFor(WireMock.post("/hook").willReturn(WireMock.aResponse().withStatus(200)));
        quoted("webhook", save, 204);
        quoted("webhook/repost-failed", "", 204);
        assertThat(posted()).hasSize(10);
        assertThat(control.delete("webhook").status()).isEqualTo(204);
        assertThat(control.state().at("/webhook/url").isNull()).isTrue();
    }

    @Test
    void clockQuotaAndCampaignAreSetAndResetRestoresThem() {
        quoted("quota", "{'requestsPerMinute':1,'window':'sliding','retryAfter':'date','countRefused':true}", 204);
        quoted("clock", "{'speed':0}", 204);
        String before = control.state().at("/clock/now").asText();
        quoted("clock/advance", "{'duration':'PT24H'}", 204);
        api.get("/apis/users/id/u");
        assertThat(api.get("/apis/users/id/u").header("Retry-After")).endsWith(" GMT");
        String id = quoted("campaigns", "{'name':'Sale','templateName':'welcome','language':'en'}", 201)
                .json()
                .path("id")
                .asText();

        JsonNode state = control.state();
        assertThat(state.path("quota").toString())
                .isEqualTo(
                        "{\"plan\":\"enterprise\",\"requestsPerMinute\":1,\"window\":\"sliding\",\"retryAfter\":\"date\",\"countRefused\":true,"
                                + "\"used\":1}");
        assertThat(Duration.between(
                        java.time.Instant.parse(before),
                        java.time.Instant.parse(state.at("/clock/now").asText())))
                .isEqualTo(Duration.ofDays(1));
        assertThat(state.at("/campaigns/0/id").asText()).isEqualTo(id);
        assertThat(state.at("/calls/0/refusedBy").asText()).isEqualTo("The quota of requests per minute is used up");
        quoted("clock", "{'speed':1}", 204);
        quoted("reset", "", 204);
        assertThat(control.state().at("/quota/requestsPerMinute").asInt()).isZero();
        assertThat(control.state().path("campaigns")).isEmpty();
        assertThat(quoted("clock/advance", "{'duration':'1h'}", 400).error())
                .isEqualTo("/duration: must be an ISO-8601 duration such as PT1H or PT0.5S");
    }

    @Test
    void messagesAreDeliveredByRulesAndAPostIsRepeatedLater() throws InterruptedException {
        quoted("clock", "{'speed':0}", 204);
        quoted("delivery", "{'rules':[{'delivered':'1s','read':'10s'}]}", 204);
        send("Template", "'template':{'name':'welcome','languageCode':'en','bodyValues':['A']}");
        quoted("clock/advance", "{'duration':'PT5S'}", 204);
        posted();
        long first = sandbox.webhook().posts().get(0).id();
        quoted("webhook/posts/" + first + "/repeat", "{'delay':'PT1M'}", 204);
        assertThat(posted()).containsExactly("message_api_sent", "message_api_delivered");
        quoted("clock/advance", "{'duration':'PT1H'}", 204);
        assertThat(posted())
                .containsExactly("message_api_sent", "message_api_delivered", "message_api_read", "message_api_sent");
        assertThat(quoted("delivery", "{'rules':[{'sended':'1s'}]}", 400).error())
                .contains("rules[0].sended");
        quoted("clock", "{'speed':1}", 204);
    }

    @Test
    void aFileOfACustomerIsStoredAndServed() {
        String url =
                control.post("media?name=a%20b.txt", "abc").json().path("url").asText();

        assertThat(url).startsWith(sandbox.pageUrl() + "media/").endsWith("/a%20b.txt");
        Control.Reply file = control.page(url.substring(sandbox.pageUrl().length()));
        assertThat(file.text()).isEqualTo("abc");
        assertThat(file.header("Content-Type")).isEqualTo("text/plain");
        assertThat(control.post("media", null).status()).isEqualTo(400);
    }

    @Test
    void aMessageThatFailedIsFollowedByItsTextMessageAndMayStillBeDelivered() throws InterruptedException {
        String id = send(
                "Template",
                "'template':{'name':'welcome','languageCode':'en','bodyValues':['A']},'fallback':[{'channel':'sms',"
                        + "'sender_id':'INTRKT','pe_id':'1','provider_name':'default','content':{'message':'Hi {{1}}',"
                        + "'dlt_te_id':'2','variables':['A']}}]");
        quoted("messages/" + id + "/status", "{'status':'failed','code':'131049','reason':'Too many'}", 204);
        JsonNode failed = conversation();
        quoted("messages/" + id + "/status", "{'status':'delivered'}", 204);

        assertThat(failed.findValuesAsText("channel")).endsWith("sms");
        assertThat(failed.toString()).contains("\"error\":{\"code\":\"131049\",\"reason\":\"Too many\"}");
        assertThat(posted()).containsExactly("message_api_sent", "message_api_failed", "message_api_delivered");
        assertThat(quoted("messages/00000000-0000-4000-8000-000000000000/status", "{'status':'read'}", 404)
                        .error())
                .isEqualTo("No message has this id");
    }
}
