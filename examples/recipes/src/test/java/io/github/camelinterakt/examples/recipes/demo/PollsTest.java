package io.github.camelinterakt.examples.recipes.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelinterakt.checkpoint.JdbcCheckpointRepository;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PATIENCE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PHONE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.bad;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.calls;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.crm;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.freePort;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.fresh;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.route;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.simulation;
import static io.github.camelinterakt.sandbox.http.Fault.delay;
import static io.github.camelinterakt.sandbox.http.Fault.rateLimited;
import static io.github.camelinterakt.sandbox.http.Fault.reset;
import static io.github.camelinterakt.sandbox.http.Fault.status;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What Salesforce and Zoho are asked for. */
@ExtendWith(AllRecipes.class)
class PollsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anOpportunityThatIsWonSendsOneMessageHoweverOftenItIsRead() throws Exception {
        String won = fresh(Simulation.sample("salesforce-opportunities.json"));
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query")).willReturn(okJson(won)));

        poll("salesforce");
        poll("salesforce");

        assertThat(sandbox())
                .sentTo(PHONE)
                .template("deal_won")
                .withBody("Asha", "Cakes, \"monthly\"")
                .where(
                        "the callback data names it",
                        m -> m.request().path("callbackData").asText().startsWith("salesforce-006"));
        assertThat(sandbox().messages()).hasSize(1);
        assertThat(query(0)).contains("StageName = 'Closed Won'").contains("LastStageChangeDate >= 20");
        assertThat(crm().findAll(postRequestedFor(urlEqualTo("/services/oauth2/token"))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void thePagesOfSalesforceAreReadToTheEnd() throws Exception {
        String page = fresh(Simulation.sample("salesforce-opportunities.json"));
        String last = fresh(Simulation.sample("salesforce-opportunities.json"));
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                .willReturn(okJson(page.replace(
                        "\"done\": true,\n  \"records\"",
                        "\"done\": false, \"nextRecordsUrl\": \"/services/data/v63.0/query/01g-2000\","
                                + " \"records\""))));
        crm().stubFor(get(urlEqualTo("/services/data/v63.0/query/01g-2000")).willReturn(okJson(last)));

        poll("salesforce");

        assertThat(sandbox().messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "zoho"})
    void aPollThatFailsStartsAgainAtTheSameTime(String crm) throws Exception {
        poll(crm);
        String since = checkpoint(crm);
        sandbox().wireMock().resetRequests();
        for (int status : new int[] {429, 500}) {
            var broken = crm().stubFor(get(anyUrl())
                    .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "20")));
            assertThatThrownBy(() -> poll(crm)).isInstanceOf(CamelExecutionException.class);
            crm().removeStub(broken);
        }
        assertThat(checkpoint(crm)).isEqualTo(since);

        simulation().forget();
        sandbox().inject(ApiOperation.TRACK_USER, rateLimited("1"));
        assertThatThrownBy(() -> poll(crm)).isInstanceOf(CamelExecutionException.class);
        assertThat(checkpoint(crm)).isNull();
        poll(crm);

        assertThat(checkpoint(crm)).isNotNull();
        assertThat(calls(ApiOperation.TRACK_USER)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "zoho"})
    void aBadPhoneDoesNotHoldUpAPoll(String crm) throws Exception {
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                .willReturn(okJson(bad(fresh(Simulation.sample("salesforce-opportunities.json"))))));
        crm().stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                .willReturn(okJson(bad(Simulation.sample("zoho-leads.json")))));

        poll(crm);

        assertThat(checkpoint(crm)).isNotNull();
        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void oneOpportunityThatFailsDoesNotHoldUpTheOthers(int failing) throws Exception {
        ObjectNode won = (ObjectNode) JSON.readTree(fresh(Simulation.sample("salesforce-opportunities.json")));
        ArrayNode records = (ArrayNode) won.path("records");
        String first = records.remove(0).toString();
        records.removeAll();
        for (int i = 1; i <= 3; i++) {
            // The id is of the wrong length, which only matters to Salesforce.
            records.add(
                    JSON.readTree(first.replace("AAA\"", "AAA" + i + "\"").replace("99999 99999", "99999 9990" + i)));
        }
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query")).willReturn(okJson(won.toString())));
        for (int i = 1; i < failing; i++) {
            sandbox().inject(ApiOperation.MESSAGE, delay(Duration.ofMillis(1)));
        }
        sandbox().inject(ApiOperation.MESSAGE, status(429, "{\"result\": false, \"message\": \"busy\"}"));

        assertThatThrownBy(() -> poll("salesforce")).isInstanceOf(CamelExecutionException.class);
        assertThat(checkpoint("salesforce")).isNull();
        assertThat(sandbox().messages()).hasSize(2);
        poll("salesforce");

        assertThat(sandbox().messages())
                .extracting(m -> m.phone().full())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"records\": []}", "{\"records\": [{\"Contact\": null}]}"})
    void anOpportunityWithoutAContactIsLeftOut(String roles) throws Exception {
        ObjectNode won = (ObjectNode) JSON.readTree(fresh(Simulation.sample("salesforce-opportunities.json")));
        ((ObjectNode) won.at("/records/1")).set("OpportunityContactRoles", JSON.readTree(roles));
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query")).willReturn(okJson(won.toString())));

        poll("salesforce");

        assertThat(checkpoint("salesforce")).isNotNull();
        assertThat(sandbox().messages()).hasSize(1);
    }

    @Test
    void aBlankMobilePhoneOfSalesforceCountsAsMissing() throws Exception {
        crm().stubFor(get(urlPathEqualTo("/services/data/v63.0/query"))
                .willReturn(okJson(fresh(Simulation.sample("salesforce-opportunities.json"))
                        .replace("\"+91 99999 99999\"", "\"\"")
                        .replace("\"Phone\": null", "\"Phone\": \"099999 99999\""))));

        poll("salesforce");

        assertThat(sandbox()).sentTo(PHONE).template("deal_won");
    }

    @Test
    void aRefreshTokenThatZohoRefusesIsNamed() {
        crm().stubFor(WireMock.post(urlPathEqualTo("/oauth/v2/token"))
                .willReturn(okJson("{\"error\": \"invalid_code\"}")));

        assertThatThrownBy(() -> poll("zoho")).hasRootCauseMessage("Zoho gave no access token: invalid_code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half a page", "no answer", "unauthorized"})
    void aPollWithoutAWholeAnswerMovesNoCheckpoint(String answer) throws Exception {
        for (String crm : List.of("salesforce", "zoho")) {
            crm().stubFor(get(anyUrl())
                    .willReturn(
                            switch (answer) {
                                case "half a page" -> okJson("{\"records\": [], \"data\": [");
                                case "no answer" -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                                default -> aResponse().withStatus(401);
                            }));

            assertThatThrownBy(() -> poll(crm)).isInstanceOf(CamelExecutionException.class);

            assertThat(checkpoint(crm)).isNull();
        }
    }

    @Test
    void aMessageThatMayHaveBeenSentIsNotSentAgain() throws Exception {
        sandbox().inject(ApiOperation.MESSAGE, reset().afterTheCall());

        for (int i = 0; i < 2; i++) {
            poll("salesforce");
        }

        assertThat(sandbox().messages()).hasSize(1);
        assertThat(calls(ApiOperation.MESSAGE)).isEqualTo(1);
    }

    @Test
    void aLeadOfZohoIsSentOnceAndAgainWhenItHasChanged() throws Exception {
        poll("zoho");
        poll("zoho");
        assertThat(calls(ApiOperation.TRACK_USER)).isEqualTo(1);
        assertThat(sandbox())
                .hasContact(PHONE)
                .withTrait("lead_status", "Contacted")
                .withTag("cake");
        assertThat(crmRequests("/crm/v8/Leads").get(1).getRequest().getHeader("If-Modified-Since"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(crmRequests("/crm/v8/Leads").get(1).getRequest().getHeader("Authorization"))
                .isEqualTo("Zoho-oauthtoken examplekey");

        crm().stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                .willReturn(okJson(Simulation.sample("zoho-leads.json").replace("Contacted", "Qualified"))));
        poll("zoho");

        assertThat(sandbox()).hasContact(PHONE).withTrait("lead_status", "Qualified");
        JsonNode sent = JSON.readTree(
                sandbox().wireMock().getAllServeEvents().get(0).getRequest().getBodyAsString());
        assertThat(sent.path("traits")).hasSize(1);
    }

    @Test
    void thePagesOfZohoAreReadToTheEndAndNoneIsNoError() throws Exception {
        String more = Simulation.sample("zoho-leads.json")
                .replace("\"more_records\": false", "\"more_records\": true")
                .replace("\"next_page_token\": null", "\"next_page_token\": \"abc\"")
                .replace("9999999999", "9999999998")
                .replace("\"4000000000001\"", "\"4000000000002\"");
        crm().stubFor(get(urlPathEqualTo("/crm/v8/Leads")).willReturn(okJson(more)));
        crm().stubFor(get(urlPathEqualTo("/crm/v8/Leads"))
                .withQueryParam("page_token", equalTo("abc"))
                .willReturn(okJson(Simulation.sample("zoho-leads.json"))));
        poll("zoho");
        assertThat(sandbox().contacts()).hasSize(2);

        crm().stubFor(get(anyUrl()).willReturn(aResponse().withStatus(304)));
        poll("zoho");
        crm().stubFor(get(anyUrl()).willReturn(aResponse().withStatus(204)));
        poll("zoho");
    }

    @Test
    void aPollWaitsForTheEndOfTheOneBefore() throws Exception {
        Duration slow = Duration.ofSeconds(2);
        Properties often = new Properties();
        often.setProperty("store.url", "jdbc:h2:mem:often;DB_CLOSE_DELAY=-1");
        often.setProperty("poll.delay", "1s");
        often.setProperty("poll.period", "10");
        try (Simulation one = new Simulation(List.of("zoho-leads-to-interakt"), freePort(), often)) {
            one.sandbox().inject(ApiOperation.TRACK_USER, delay(slow));

            await().atMost(PATIENCE).until(() -> requests(one, "/crm/v8/Leads").size() > 1);

            List<ServeEvent> polls = requests(one, "/crm/v8/Leads");
            assertThat(Duration.between(time(polls.get(0)), time(polls.get(1)))).isGreaterThanOrEqualTo(slow);
        }
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

    private static void poll(String crm) {
        route().sendBody("direct:" + crm + "-poll", null);
    }

    private static String checkpoint(String crm) {
        return simulation()
                .main()
                .lookup("checkpoints", JdbcCheckpointRepository.class)
                .getState(crm);
    }

    private static List<ServeEvent> crmRequests(String path) {
        return requests(simulation(), path);
    }

    private static List<ServeEvent> requests(Simulation simulation, String path) {
        return simulation.crm().getAllServeEvents().stream()
                .filter(call -> call.getRequest().getUrl().startsWith(path))
                .sorted(Comparator.comparing(PollsTest::time))
                .toList();
    }

    private static Instant time(ServeEvent call) {
        return call.getRequest().getLoggedDate().toInstant();
    }

    private static String query(int index) {
        return crmRequests("/services/data/v63.0/query")
                .get(index)
                .getRequest()
                .queryParameter("q")
                .firstValue();
    }
}
