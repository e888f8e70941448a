package io.github.camelinterakt.examples.recipes.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PATIENCE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PHONE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.crm;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.route;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.simulation;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.url;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the feed and Interakt's webhook make of HubSpot and the SMS gateway. */
@ExtendWith(AllRecipes.class)
class WritesToCrmsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aContactThatOthersChangedIsCreatedInHubSpotOrUpdatedUnderItsId() throws Exception {
        toHubSpot(null);
        toHubSpot("101");

        JsonNode created = JSON.readTree(
                        crm().findAll(postRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/batch/upsert")))
                                .get(0)
                                .getBodyAsString())
                .path("inputs")
                .path(0);
        assertThat(created.path("idProperty").asText()).isEqualTo("whatsapp_phone");
        assertThat(created.path("id").asText()).isEqualTo(PHONE);
        assertThat(created.path("properties").path("firstname").asText()).isEqualTo("A\"sha, ${body}");
        assertThat(created.path("properties").path("whatsapp_phone").asText()).isEqualTo(PHONE);
        assertThat(created.path("properties").has("email"))
                .as("HubSpot would clear it")
                .isFalse();
        JsonNode updated =
                JSON.readTree(crm().findAll(patchRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/101")))
                        .get(0)
                        .getBodyAsString());
        assertThat(updated.path("properties").path("firstname").asText()).isEqualTo("A\"sha, ${body}");
        assertThat(updated.path("properties").has("email")).isFalse();
    }

    @Test
    void aContactWithTheIdOfAnotherSystemIsFoundByItsPhone() {
        toHubSpot("example-1/2");

        assertThat(crm().findAll(postRequestedFor(urlPathEqualTo("/crm/v3/objects/contacts/batch/upsert"))))
                .hasSize(1);
        assertThat(crm().getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {207, 429, 500})
    void whatHubSpotDoesNotTakeFailsSoThatTheFeedRetries(int status) {
        crm().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> toHubSpot(null)).isInstanceOf(CamelExecutionException.class);
        assertThat(crm().getAllServeEvents()).hasSize(1);
    }

    @Test
    void aContactWithoutPhoneAndWithoutIdIsLeftOut() {
        route().sendBody("direct:contact-to-hubspot", new HashMap<>(Map.of("properties", new HashMap<>())));

        assertThat(crm().getAllServeEvents()).isEmpty();
    }

    private static void toHubSpot(String id) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        Map<String, Object> properties = new HashMap<>(Map.of("firstname", "A\"sha, ${body}", "city", "Pune"));
        properties.put("email", null);
        row.put("properties", properties);
        route().requestBodyAndHeader("direct:contact-to-hubspot", row, "CamelInteraktPhone", PHONE);
    }

    @Test
    void aMessageOfACustomerIsANoteAlsoAfterErrorsOfTheCrm() throws Exception {
        crm().stubFor(WireMock.post("/crm/v3/objects/notes")
                .inScenario("busy")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "20"))
                .willSetStateTo("free"));
        webhook("/interakt-notes");

        sandbox().customer(PHONE).says("Is it <b>\"fresh\"</b>, or ${body}?");

        await().atMost(PATIENCE).until(() -> !notes().isEmpty() && simulation().unhandled("inbox_notes") == 0);
        assertThat(notes()).hasSize(2);
        assertThat(notes().get(0)).isEqualTo(notes().get(1));
        JsonNode note = JSON.readTree(notes().get(0));
        assertThat(note.path("properties").path("hs_note_body").asText())
                .isEqualTo("Is it &lt;b&gt;\"fresh\"&lt;/b&gt;, or ${body}?");
        assertThat(note.path("properties").path("hs_timestamp").asText()).endsWith("Z");
        assertThat(note.at("/associations/0/to/id").asText()).isEqualTo("101");
        assertThat(note.at("/associations/0/types/0/associationTypeId").asInt()).isEqualTo(202);
        assertThat(sandbox().webhook().posts()).allMatch(post -> !post.failed());
    }

    @ParameterizedTest
    @EnumSource(SmsAnswer.class)
    void aMessageThatFailsIsOneSms(SmsAnswer answer) throws Exception {
        crm().stubFor(WireMock.post("/api/v5/flow/")
                .inScenario("sms")
                .whenScenarioStateIs("Started")
                .willReturn(answer.response())
                .willSetStateTo("free"));
        webhook("/interakt-status");
        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID.body());
        Message message = sandbox().messages().get(0);

        sandbox().message(message.id()).fails("131026", "Message undeliverable");
        sandbox().webhook().awaitPosted(PATIENCE);
        await().atMost(PATIENCE).until(() -> !sms().isEmpty() && simulation().unhandled("inbox_status") == 0);

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
        LOST(1),
        WRONG_KEY(2),
        REFUSED(1);

        final int requests;

        SmsAnswer(int requests) {
            this.requests = requests;
        }

        com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response() {
            return switch (this) {
                case OK -> okJson("{\"type\": \"success\"}");
                case BUSY -> aResponse().withStatus(429).withHeader("Retry-After", "20");
                case BROKEN -> aResponse().withStatus(500);
                case WRONG_KEY -> aResponse().withStatus(401);
                case REFUSED -> okJson("{\"type\": \"error\", \"message\": \"template id missing\"}");
                case LOST -> aResponse().withFault(Fault.EMPTY_RESPONSE);
            };
        }
    }

    private static void webhook(String path) {
        // Its test must get 200 within 3 seconds, and the first request of a cold machine may not.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> sandbox().webhook().save(url(path), Simulation.SECRET));
    }

    private static List<String> notes() {
        return bodies("/crm/v3/objects/notes");
    }

    private static List<String> sms() {
        return bodies("/api/v5/flow/");
    }

    private static List<String> bodies(String path) {
        return crm().findAll(postRequestedFor(urlPathEqualTo(path))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }
}
