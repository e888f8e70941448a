package io.github.camelinterakt.examples.recipes.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PHONE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.bad;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.calls;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.crm;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.freePort;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.fresh;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.route;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.simulation;
import static io.github.camelinterakt.sandbox.http.Fault.rateLimited;
import static io.github.camelinterakt.sandbox.http.Fault.reset;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Salesforce, Zoho and spreadsheets are asked for. */
@ExtendWith(AllRecipes.class)
class PollsAndSheetsTest {

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
    @ValueSource(strings = {"salesforce", "sheet"})
    void aMessageThatMayHaveBeenSentIsNotSentAgain(String source) throws Exception {
        sandbox().inject(ApiOperation.MESSAGE, reset().afterTheCall());

        for (int i = 0; i < 2; i++) {
            if (source.equals("sheet")) {
                sheet("may be sent", Simulation.sample("spring-sale.csv"));
            } else {
                poll(source);
            }
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
    void aSheetIsACampaignWithOneMessageARow() throws Exception {
        String rows = Simulation.sample("spring-sale.csv");
        sheet("spring-sale", rows);
        sheet("spring-sale", rows + "099999 99998,Ravi,one cake\n");

        assertThat(sandbox().campaigns()).hasSize(1);
        assertThat(sandbox().messages()).hasSize(2);
        assertThat(sandbox())
                .sentTo(PHONE)
                .template("offer")
                .withBody("Asha", "two cakes, one price")
                .withCallbackData("spring-sale")
                .where("the campaign", m -> m.request()
                        .path("campaignId")
                        .asText()
                        .equals(sandbox().campaigns().get(0).id()));
        assertThat(sandbox()).sentTo("919999999998").withBody("Ravi", "one cake");
    }

    @Test
    void aSheetWhoseRowIsRefusedWith429IsReadAgain() throws Exception {
        sandbox().inject(ApiOperation.MESSAGE, rateLimited("1"));
        String rows = "Phone,Name,Offer\n9999999999,Asha,one\n9999999998,Ravi,two\n";

        assertThatThrownBy(() -> sheet("limited", rows)).isInstanceOf(CamelExecutionException.class);
        assertThat(sandbox().messages()).hasSize(1);
        sheet("limited", rows);

        assertThat(sandbox().messages()).hasSize(2);
        assertThat(sandbox().campaigns()).hasSize(1);
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

    private static void sheet(String name, String rows) {
        route().requestBodyAndHeader("direct:sheet", rows, "CamelFileNameOnly", name + ".csv");
    }

    private static String checkpoint(String crm) {
        return simulation()
                .main()
                .lookup("checkpoints", JdbcCheckpointRepository.class)
                .getState(crm);
    }

    private static List<ServeEvent> crmRequests(String path) {
        return crm().getAllServeEvents().stream()
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
}
