package io.github.camelinterakt.examples.recipes.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.camelinterakt.sandbox.http.Fault.rateLimited;
import static io.github.camelinterakt.sandbox.http.Fault.reset;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Every recipe, in one Camel context, against the sandbox and simulated CRMs. */
class RecipesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PHONE = "919999999999";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> RECIPES = List.of(
            "hubspot-contact-to-interakt",
            "salesforce-stage-to-template",
            "zoho-leads-to-interakt",
            "freshsales-contact-to-interakt",
            "leadsquared-lead-to-interakt",
            "shopify-order-to-template",
            "razorpay-payment-failed-to-event",
            "google-sheet-to-campaign",
            "feed-to-hubspot",
            "message-to-crm-note",
            "failed-status-to-sms");

    @TempDir
    private static Path sheets;

    private static Simulation simulation;
    private static ProducerTemplate route;
    private static int port;
    private static int posts;

    /** What a sender posts, and its effect in the sandbox. */
    enum Post {
        RAZORPAY("/razorpay", "razorpay-payment-failed.json", ApiOperation.TRACK_EVENT, Sandbox::eventCount),
        SHOPIFY_PAID("/shopify", "shopify-order-paid.json", ApiOperation.MESSAGE, Sandbox::messageCount),
        SHOPIFY_FULFILLED("/shopify", "shopify-order-fulfilled.json", ApiOperation.MESSAGE, Sandbox::messageCount),
        LEADSQUARED("/leadsquared", "leadsquared-lead.json", ApiOperation.TRACK_USER, Sandbox::contactCount),
        FRESHSALES("/freshsales", "freshsales-workflow.json", ApiOperation.TRACK_USER, Sandbox::contactCount),
        HUBSPOT("/hubspot", "hubspot-events.json", ApiOperation.TRACK_USER, Sandbox::contactCount);

        final String path;
        final String sample;
        final ApiOperation operation;
        final ToIntFunction<Sandbox> effects;

        Post(String path, String sample, ApiOperation operation, ToIntFunction<Sandbox> effects) {
            this.path = path;
            this.sample = sample;
            this.operation = operation;
            this.effects = effects;
        }

        /** The sample, with ids that no earlier test has posted. */
        String body() {
            return fresh(Simulation.sample(sample));
        }

        Map<String, String> headers(String body) {
            Map<String, String> headers = new HashMap<>(Simulation.signed(path, body));
            if (path.equals("/shopify")) {
                headers.put("X-Shopify-Topic", this == SHOPIFY_PAID ? "orders/paid" : "orders/fulfilled");
            }
            return headers;
        }

        int post(String body) throws Exception {
            return simulation.post(path, body, headers(body));
        }

        int effects() {
            return effects.applyAsInt(simulation.sandbox());
        }

        /** Whether twice does no harm. */
        boolean isIdempotent() {
            return operation == ApiOperation.TRACK_USER;
        }
    }

    private static String fresh(String text) {
        String id = String.format("%06d", ++posts);
        return text.replace("example0000001", "example" + id)
                .replace("5550000000001", "5550000" + id)
                .replace("-000000000001", "-000000" + id)
                .replace("4020000000001", "4020000" + id)
                .replace("\"objectId\": 101", "\"objectId\": 101" + id)
                .replace("006000000000001AAA", "006000000" + id + "AAA")
                .replace("\"4000000000001\"", "\"4000000" + id + "\"");
    }

    @BeforeAll
    static void start() throws Exception {
        port = freePort();
        Properties properties = new Properties();
        properties.setProperty("poll.delay", "1h");
        properties.setProperty("feed.delay", "3600000");
        properties.setProperty("sheet.directory", sheets.toString());
        // The routes repeat, not the component: a test need not wait for its delays.
        properties.setProperty("camel.component.interakt.maximumRetries", "0");
        properties.setProperty("camel.component.interakt.plan", "ENTERPRISE");
        properties.setProperty("camel.component.interakt.requestsPerMinute", "1000000");
        simulation = new Simulation(RECIPES, port, properties);
        route = simulation.main().getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    @BeforeEach
    void nothingIsRemembered() throws Exception {
        simulation.reset();
        simulation.forget();
    }

    @ParameterizedTest
    @EnumSource
    void aPostThatComesTwiceHasOneEffect(Post sender) throws Exception {
        String body = sender.body();

        assertThat(sender.post(body)).isEqualTo(200);
        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(calls(sender.operation)).isEqualTo(1);
        Contact contact = simulation.sandbox().contact(PHONE);
        if (sender.isIdempotent()) {
            assertThat(contact.traits()).containsEntry("first_name", "Asha").containsEntry("city", "Pune");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSignatureIsAnsweredWith401AndNothingHappens(Post sender) throws Exception {
        String body = sender.body();
        Map<String, String> headers = sender.headers(body + " ");
        if (sender.isIdempotent() && sender != Post.HUBSPOT) {
            headers = Map.of("X-Api-Key", "wrong");
        }

        assertThat(simulation.post(sender.path, body, headers)).isEqualTo(401);
        assertThat(simulation.post(sender.path, body, Map.of())).isEqualTo(401);

        assertThat(simulation.sandbox().wireMock().getAllServeEvents()).isEmpty();
        assertThat(simulation.crm().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderOfARequestReachesInterakt(Post sender) throws Exception {
        String body = sender.body();
        Map<String, String> headers = sender.headers(body);
        headers.put("CamelInteraktTo", "919999999998");
        headers.put("CamelInteraktPhone", "919999999998");
        headers.put("CamelHttpUri", "http://127.0.0.1:1/");

        assertThat(simulation.post(sender.path + "?CamelInteraktTo=919999999998", body, headers))
                .isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(simulation.sandbox().contacts())
                .extracting(contact -> contact.phone().full())
                .containsExactly(PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aBadPhoneIsAcknowledgedAndSendsNothing(Post sender) throws Exception {
        String bad = bad(sender.body());
        simulation
                .crm()
                .stubFor(get(urlPathMatching("/crm/v3/objects/contacts/.*"))
                        .willReturn(okJson(bad(Simulation.sample("hubspot-contact.json")))));
        simulation
                .crm()
                .stubFor(get(urlPathMatching("/api/contacts/.*"))
                        .willReturn(okJson(bad(Simulation.sample("freshsales-contact.json")))));

        assertThat(sender.post(bad)).isEqualTo(200);

        assertThat(simulation.sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void after429OfInteraktTheNextPostHasTheEffect(Post sender) throws Exception {
        String body = sender.body();
        simulation.sandbox().inject(sender.operation, rateLimited("1"));

        assertThat(sender.post(body)).isEqualTo(500);
        assertThat(sender.effects()).isZero();
        assertThat(sender.post(body)).isEqualTo(200);
        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(calls(sender.operation)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHaveBeenSentIsNotSentAgain(Post sender) throws Exception {
        String body = sender.body();
        simulation.sandbox().inject(sender.operation, reset().afterTheCall());

        // A contact may be sent again.
        assertThat(sender.post(body)).isEqualTo(sender.isIdempotent() ? 500 : 200);
        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(calls(sender.operation)).isEqualTo(sender.isIdempotent() ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HUBSPOT", "FRESHSALES"})
    void afterAnErrorOfTheCrmTheNextPostHasTheEffect(Post sender) throws Exception {
        String body = sender.body();
        for (int status : new int[] {429, 500, 503}) {
            simulation.crm().resetRequests();
            var broken = simulation
                    .crm()
                    .stubFor(any(anyUrl())
                            .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "20")));
            assertThat(sender.post(body)).isBetween(429, 503);
            assertThat(simulation.crm().getAllServeEvents())
                    .as("no retry by itself")
                    .hasSize(1);
            simulation.crm().removeStub(broken);
        }
        assertThat(sender.effects()).isZero();

        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
    }

    @Test
    void anOldPostOfHubSpotIsAReplay() throws Exception {
        String body = Post.HUBSPOT.body();
        String old = String.valueOf(Instant.now().minusSeconds(301).toEpochMilli());

        assertThat(simulation.post("/hubspot", body, Simulation.hubSpot(body, old)))
                .isEqualTo(401);

        assertThat(simulation.crm().getAllServeEvents()).isEmpty();
    }

    @Test
    void aContactThatHubSpotHasDeletedIsLeftOut() throws Exception {
        simulation.crm().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        assertThat(Post.HUBSPOT.post(Post.HUBSPOT.body())).isEqualTo(200);

        assertThat(simulation.sandbox().contacts()).isEmpty();
    }

    @Test
    void aPaidOrderHasTheImageAndItsValues() throws Exception {
        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID.body().replace("\"Asha\"", "\"A\\\"sha,\\n\\u007d')\""));

        assertThat(simulation.sandbox())
                .sentTo(PHONE)
                .template("order_paid")
                .withHeader("https://media.example.com/order.jpg")
                .withBody("A\"sha, }')", "#1001", "985.00 INR");
    }

    @Test
    void aFulfilledOrderHasATrackingButton() throws Exception {
        Post.SHOPIFY_FULFILLED.post(Post.SHOPIFY_FULFILLED.body());

        assertThat(simulation.sandbox())
                .sentTo(PHONE)
                .template("order_fulfilled")
                .withHeader("https://media.example.com/order.jpg")
                .withBody("Asha", "#1001")
                .withButton(0, "EX123456789IN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void aFulfilledOrderWithoutATrackingNumberHasNoButton(String fulfillments) throws Exception {
        String body = Post.SHOPIFY_FULFILLED.body();
        String untracked = fulfillments.equals("[]")
                ? body.replaceAll("(?s)\"fulfillments\": \\[.*]", "\"fulfillments\": []")
                : body.replace("\"EX123456789IN\"", "null");

        Post.SHOPIFY_FULFILLED.post(untracked);

        assertThat(simulation.sandbox())
                .sentTo(PHONE)
                .template("order_fulfilled_untracked")
                .withBody("Asha", "#1001");
    }

    @Test
    void aFailedPaymentIsAnEventWithItsReason() throws Exception {
        Post.RAZORPAY.post(Post.RAZORPAY.body().replace("payment_timed_out", "o'clock, \\\"${body}\\\"),\\n'x',"));

        assertThat(simulation.sandbox())
                .hasEvent("Payment failed")
                .of(PHONE)
                .withTrait("amount_paise", 49900)
                .withTrait("reason", "o'clock, \"${body}\"), 'x',");
    }

    @Test
    void otherEventsOfASenderDoNothing() throws Exception {
        assertThat(Post.RAZORPAY.post(Post.RAZORPAY.body().replace("payment.failed", "payment.captured")))
                .isEqualTo(200);
        String order = Post.SHOPIFY_PAID.body();
        Map<String, String> headers = Post.SHOPIFY_PAID.headers(order);
        headers.put("X-Shopify-Topic", "orders/updated");
        assertThat(simulation.post("/shopify", order, headers)).isEqualTo(200);

        assertThat(simulation.sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void aChangedLeadOfLeadSquaredIsUnderAfter() throws Exception {
        String body = "{\"Before\": {}, \"After\": " + Post.LEADSQUARED.body() + "}";

        assertThat(Post.LEADSQUARED.post(body)).isEqualTo(200);

        assertThat(simulation.sandbox()).hasContact(PHONE).withTrait("lead_stage", "Prospect");
    }

    @Test
    void anOpportunityThatIsWonSendsOneMessageHoweverOftenItIsRead() throws Exception {
        String won = fresh(Simulation.sample("salesforce-opportunities.json"));
        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/services/data/v63.0/query")).willReturn(okJson(won)));

        poll("salesforce");
        poll("salesforce");

        assertThat(simulation.sandbox())
                .sentTo(PHONE)
                .template("deal_won")
                .withBody("Asha", "Cakes, \"monthly\"")
                .where(
                        "the callback data names it",
                        m -> m.request().path("callbackData").asText().startsWith("salesforce-006"));
        assertThat(simulation.sandbox().messages()).hasSize(1);
        assertThat(query(0)).contains("StageName = 'Closed Won'").contains("LastStageChangeDate >= 20");
        assertThat(simulation.crm().findAll(postRequestedFor(urlEqualTo("/services/oauth2/token"))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void thePagesOfSalesforceAreReadToTheEnd() throws Exception {
        String page = fresh(Simulation.sample("salesforce-opportunities.json"));
        String last = fresh(Simulation.sample("salesforce-opportunities.json"));
        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                        .willReturn(okJson(page.replace(
                                "\"done\": true,\n  \"records\"",
                                "\"done\": false, \"nextRecordsUrl\": \"/services/data/v63.0/query/01g-2000\","
                                        + " \"records\""))));
        simulation
                .crm()
                .stubFor(get(urlEqualTo("/services/data/v63.0/query/01g-2000")).willReturn(okJson(last)));

        poll("salesforce");

        assertThat(simulation.sandbox().messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "zoho"})
    void aPollThatFailsStartsAgainAtTheSameTime(String crm) throws Exception {
        poll(crm);
        String since = checkpoint(crm);
        simulation.sandbox().wireMock().resetRequests();
        for (int status : new int[] {429, 500}) {
            var broken = simulation
                    .crm()
                    .stubFor(get(anyUrl())
                            .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "20")));
            assertThatThrownBy(() -> poll(crm)).isInstanceOf(CamelExecutionException.class);
            simulation.crm().removeStub(broken);
        }
        assertThat(checkpoint(crm)).isEqualTo(since);

        simulation.forget();
        simulation.sandbox().inject(ApiOperation.TRACK_USER, rateLimited("1"));
        assertThatThrownBy(() -> poll(crm)).isInstanceOf(CamelExecutionException.class);
        assertThat(checkpoint(crm)).isNull();
        poll(crm);

        assertThat(checkpoint(crm)).isNotNull();
        assertThat(calls(ApiOperation.TRACK_USER)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "zoho"})
    void aBadPhoneDoesNotHoldUpAPoll(String crm) throws Exception {
        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                        .willReturn(okJson(bad(fresh(Simulation.sample("salesforce-opportunities.json"))))));
        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                        .willReturn(okJson(bad(Simulation.sample("zoho-leads.json")))));

        poll(crm);

        assertThat(checkpoint(crm)).isNotNull();
        assertThat(simulation.sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "sheet"})
    void aMessageThatMayHaveBeenSentIsNotSentAgain(String source) throws Exception {
        simulation.sandbox().inject(ApiOperation.MESSAGE, reset().afterTheCall());

        for (int i = 0; i < 2; i++) {
            if (source.equals("sheet")) {
                sheet("may be sent", Simulation.sample("spring-sale.csv"));
            } else {
                poll(source);
            }
        }

        assertThat(simulation.sandbox().messages()).hasSize(1);
        assertThat(calls(ApiOperation.MESSAGE)).isEqualTo(1);
    }

    @Test
    void aLeadOfZohoIsSentOnceAndAgainWhenItHasChanged() throws Exception {
        poll("zoho");
        poll("zoho");
        assertThat(calls(ApiOperation.TRACK_USER)).isEqualTo(1);
        assertThat(simulation.sandbox())
                .hasContact(PHONE)
                .withTrait("lead_status", "Contacted")
                .withTag("cake");
        assertThat(crmRequests("/crm/v8/Leads").get(1).getRequest().getHeader("If-Modified-Since"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(crmRequests("/crm/v8/Leads").get(1).getRequest().getHeader("Authorization"))
                .isEqualTo("Zoho-oauthtoken examplekey");

        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                        .willReturn(okJson(Simulation.sample("zoho-leads.json").replace("Contacted", "Qualified"))));
        poll("zoho");

        assertThat(simulation.sandbox()).hasContact(PHONE).withTrait("lead_status", "Qualified");
        JsonNode sent = JSON.readTree(simulation
                .sandbox()
                .wireMock()
                .getAllServeEvents()
                .get(0)
                .getRequest()
                .getBodyAsString());
        assertThat(sent.path("traits")).hasSize(1);
    }

    @Test
    void thePagesOfZohoAreReadToTheEndAndNoneIsNoError() throws Exception {
        String more = Simulation.sample("zoho-leads.json")
                .replace("\"more_records\": false", "\"more_records\": true")
                .replace("\"next_page_token\": null", "\"next_page_token\": \"abc\"")
                .replace("9999999999", "9999999998")
                .replace("\"4000000000001\"", "\"4000000000002\"");
        simulation.crm().stubFor(get(urlPathEqualTo("/crm/v8/Leads")).willReturn(okJson(more)));
        simulation
                .crm()
                .stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                        .withQueryParam("page_token", equalTo("abc"))
                        .willReturn(okJson(Simulation.sample("zoho-leads.json"))));
        poll("zoho");
        assertThat(simulation.sandbox().contacts()).hasSize(2);

        simulation.crm().stubFor(get(anyUrl()).willReturn(aResponse().withStatus(304)));
        poll("zoho");
        simulation.crm().stubFor(get(anyUrl()).willReturn(aResponse().withStatus(204)));
        poll("zoho");
    }

    @Test
    void aSheetIsACampaignWithOneMessageARow() throws Exception {
        String rows = Simulation.sample("spring-sale.csv");
        sheet("spring-sale", rows);
        sheet("spring-sale", rows + "099999 99998,Ravi,one cake\n");

        assertThat(simulation.sandbox().campaigns()).hasSize(1);
        assertThat(simulation.sandbox().messages()).hasSize(2);
        assertThat(simulation.sandbox())
                .sentTo(PHONE)
                .template("offer")
                .withBody("Asha", "two cakes, one price")
                .withCallbackData("spring-sale")
                .where("the campaign", m -> m.request()
                        .path("campaignId")
                        .asText()
                        .equals(simulation.sandbox().campaigns().get(0).id()));
        assertThat(simulation.sandbox()).sentTo("919999999998").withBody("Ravi", "one cake");
    }

    @Test
    void aSheetWhoseRowIsRefusedWith429IsReadAgain() throws Exception {
        simulation.sandbox().inject(ApiOperation.MESSAGE, rateLimited("1"));
        String rows = "Phone,Name,Offer\n9999999999,Asha,one\n9999999998,Ravi,two\n";

        assertThatThrownBy(() -> sheet("limited", rows)).isInstanceOf(CamelExecutionException.class);
        assertThat(simulation.sandbox().messages()).hasSize(1);
        sheet("limited", rows);

        assertThat(simulation.sandbox().messages()).hasSize(2);
        assertThat(simulation.sandbox().campaigns()).hasSize(1);
    }

    @Test
    void aContactThatOthersChangedIsCreatedInHubSpotOrUpdatedUnderItsId() throws Exception {
        toHubSpot(null);
        toHubSpot("101");

        JsonNode created = JSON.readTree(simulation
                        .crm()
                        .findAll(postRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/batch/upsert")))
                        .get(0)
                        .getBodyAsString())
                .path("inputs")
                .path(0);
        assertThat(created.path("idProperty").asText()).isEqualTo("whatsapp_phone");
        assertThat(created.path("id").asText()).isEqualTo(PHONE);
        assertThat(created.path("properties").path("firstname").asText()).isEqualTo("A\"sha, ${body}");
        assertThat(created.path("properties").path("whatsapp_phone").asText()).isEqualTo(PHONE);
        JsonNode updated = JSON.readTree(simulation
                .crm()
                .findAll(patchRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/101")))
                .get(0)
                .getBodyAsString());
        assertThat(updated.path("properties").path("firstname").asText()).isEqualTo("A\"sha, ${body}");
    }

    @ParameterizedTest
    @ValueSource(ints = {207, 429, 500})
    void whatHubSpotDoesNotTakeFailsSoThatTheFeedRetries(int status) {
        simulation.crm().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> toHubSpot(null)).isInstanceOf(CamelExecutionException.class);
        assertThat(simulation.crm().getAllServeEvents()).hasSize(1);
    }

    @Test
    void aContactWithoutPhoneAndWithoutIdIsLeftOut() {
        route.sendBody("direct:contact-to-hubspot", new HashMap<>(Map.of("properties", new HashMap<>())));

        assertThat(simulation.crm().getAllServeEvents()).isEmpty();
    }

    @Test
    void aRecipeNeedsNoOther() throws Exception {
        Properties alone = new Properties();
        alone.setProperty("store.url", "jdbc:h2:mem:alone;DB_CLOSE_DELAY=-1");
        alone.setProperty("poll.delay", "1h");
        try (Simulation one = new Simulation(List.of("zoho-leads-to-interakt"), freePort(), alone)) {
            one.main().getCamelContext().createProducerTemplate().sendBody("direct:zoho-poll", null);

            assertThat(one.sandbox().contacts()).hasSize(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void toHubSpot(String id) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("properties", new HashMap<>(Map.of("firstname", "A\"sha, ${body}", "city", "Pune")));
        route.requestBodyAndHeader("direct:contact-to-hubspot", row, "CamelInteraktPhone", PHONE);
    }

    @Test
    void aMessageOfACustomerIsANoteAlsoAfterErrorsOfTheCrm() throws Exception {
        simulation
                .crm()
                .stubFor(WireMock.post("/crm/v3/objects/notes")
                        .inScenario("busy")
                        .whenScenarioStateIs("Started")
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "20"))
                        .willSetStateTo("free"));
        webhook("/interakt-notes");

        simulation.sandbox().customer(PHONE).says("Is it <b>\"fresh\"</b>, or ${body}?");

        await().atMost(PATIENCE).until(() -> !notes().isEmpty() && simulation.unhandled("inbox_notes") == 0);
        assertThat(notes()).hasSize(2);
        assertThat(notes().get(0)).isEqualTo(notes().get(1));
        JsonNode note = JSON.readTree(notes().get(0));
        assertThat(note.path("properties").path("hs_note_body").asText())
                .isEqualTo("Is it &lt;b&gt;\"fresh\"&lt;/b&gt;, or ${body}?");
        assertThat(note.path("properties").path("hs_timestamp").asText()).endsWith("Z");
        assertThat(note.at("/associations/0/to/id").asText()).isEqualTo("101");
        assertThat(note.at("/associations/0/types/0/associationTypeId").asInt()).isEqualTo(202);
        assertThat(simulation.sandbox().webhook().posts()).allMatch(post -> !post.failed());
    }

    @ParameterizedTest
    @EnumSource(SmsAnswer.class)
    void aMessageThatFailsIsOneSms(SmsAnswer answer) throws Exception {
        simulation
                .crm()
                .stubFor(WireMock.post("/api/v5/flow/")
                        .inScenario("sms")
                        .whenScenarioStateIs("Started")
                        .willReturn(answer.response())
                        .willSetStateTo("free"));
        webhook("/interakt-status");
        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID.body());
        Message message = simulation.sandbox().messages().get(0);

        simulation.sandbox().message(message.id()).fails("131026", "Message undeliverable");
        simulation.sandbox().webhook().awaitPosted(PATIENCE);
        await().atMost(PATIENCE).until(() -> !sms().isEmpty() && simulation.unhandled("inbox_status") == 0);

        assertThat(sms()).hasSize(answer.requests);
        JsonNode sms = JSON.readTree(sms().get(0)).path("recipients").path(0);
        assertThat(sms.path("mobiles").asText()).isEqualTo(PHONE);
        assertThat(sms.path("reference").asText()).startsWith("shopify-orders/paid-");
    }

    /** What the SMS gateway answers first, and how often it is asked. */
    enum SmsAnswer {
        OK(1),
        BUSY(2),
        BROKEN(1),
        LOST(1);

        final int requests;

        SmsAnswer(int requests) {
            this.requests = requests;
        }

        com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response() {
            return switch (this) {
                case OK -> okJson("{\"type\": \"success\"}");
                case BUSY -> aResponse().withStatus(429).withHeader("Retry-After", "20");
                case BROKEN -> aResponse().withStatus(500);
                case LOST -> aResponse().withFault(Fault.EMPTY_RESPONSE);
            };
        }
    }

    private static void webhook(String path) {
        // Its test must get 200 within 3 seconds, and the first request of a cold machine may not.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() ->
                        simulation.sandbox().webhook().save("http://127.0.0.1:" + port + path, Simulation.SECRET));
    }

    private static List<String> notes() {
        return bodies("/crm/v3/objects/notes");
    }

    private static List<String> sms() {
        return bodies("/api/v5/flow/");
    }

    private static List<String> bodies(String path) {
        return simulation.crm().findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    private static void poll(String crm) {
        route.sendBody("direct:" + crm + "-poll", null);
    }

    private static void sheet(String name, String rows) {
        route.requestBodyAndHeader("direct:sheet", rows, "CamelFileNameOnly", name + ".csv");
    }

    private static String checkpoint(String crm) {
        return simulation
                .main()
                .lookup("checkpoints", JdbcCheckpointRepository.class)
                .getState(crm);
    }

    private static List<ServeEvent> crmRequests(String path) {
        return simulation.crm().getAllServeEvents().stream()
                .filter(call -> call.getRequest().getUrl().startsWith(path))
                .sorted(Comparator.comparing(call -> call.getRequest().getLoggedDate()))
                .toList();
    }

    private static String query(int index) {
        return crmRequests("/services/data/v63.0/query")
                .get(index)
                .getRequest()
                .queryParameter("q")
                .firstValue();
    }

    private static String bad(String body) {
        return body.replace("+919999999999", "12")
                .replace("099999 99999", "12")
                .replace("+91 99999 99999", "12")
                .replace("+91-9999999999", "12")
                .replace("\"9999999999\"", "\"12\"");
    }

    private static long calls(ApiOperation operation) {
        String path =
                switch (operation) {
                    case MESSAGE -> "/message/";
                    case TRACK_EVENT -> "/track/events/";
                    default -> "/track/users/";
                };
        return simulation.sandbox().wireMock().getAllServeEvents().stream()
                .filter(call -> call.getRequest().getUrl().endsWith("/public" + path))
                .count();
    }
}
