package io.github.camelinterakt.examples.recipes.demo;

import java.time.Instant;
import java.util.Map;

import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PATIENCE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.PHONE;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.bad;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.calls;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.crm;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.sandbox;
import static io.github.camelinterakt.examples.recipes.demo.AllRecipes.simulation;
import static io.github.camelinterakt.sandbox.http.Fault.rateLimited;
import static io.github.camelinterakt.sandbox.http.Fault.reset;
import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What HubSpot, Freshsales, LeadSquared, Shopify and Razorpay post. */
@ExtendWith(AllRecipes.class)
class PostedWebhooksTest {

    @ParameterizedTest
    @EnumSource
    void aPostThatComesTwiceHasOneEffect(Post sender) throws Exception {
        String body = sender.body();

        assertThat(sender.post(body)).isEqualTo(200);
        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(calls(sender.operation)).isEqualTo(1);
        Contact contact = sandbox().contact(PHONE);
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

        assertThat(simulation().post(sender.path, body, headers)).isEqualTo(401);
        assertThat(simulation().post(sender.path, body, Map.of())).isEqualTo(401);

        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
        assertThat(crm().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderOfARequestReachesInterakt(Post sender) throws Exception {
        String body = sender.body();
        Map<String, String> headers = sender.headers(body);
        headers.put("CamelInteraktTo", "919999999998");
        headers.put("CamelInteraktPhone", "919999999998");
        headers.put("CamelHttpUri", "http://127.0.0.1:1/");

        assertThat(simulation().post(sender.path + "?CamelInteraktTo=919999999998", body, headers))
                .isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
        assertThat(sandbox().contacts())
                .extracting(contact -> contact.phone().full())
                .containsExactly(PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aBadPhoneIsAcknowledgedAndSendsNothing(Post sender) throws Exception {
        String bad = bad(sender.body());
        crm().stubFor(get(urlPathMatching("/crm/v3/objects/contacts/.*"))
                .willReturn(okJson(bad(Simulation.sample("hubspot-contact.json")))));
        crm().stubFor(get(urlPathMatching("/api/contacts/.*"))
                .willReturn(okJson(bad(Simulation.sample("freshsales-contact.json")))));

        assertThat(sender.post(bad)).isEqualTo(200);

        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void after429OfInteraktTheNextPostHasTheEffect(Post sender) throws Exception {
        String body = sender.body();
        sandbox().inject(sender.operation, rateLimited("1"));

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
        sandbox().inject(sender.operation, reset().afterTheCall());

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
            crm().resetRequests();
            var broken = crm().stubFor(any(anyUrl())
                    .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "20")));
            assertThat(sender.post(body)).isBetween(429, 503);
            assertThat(crm().getAllServeEvents()).as("no retry by itself").hasSize(1);
            crm().removeStub(broken);
        }
        assertThat(sender.effects()).isZero();

        assertThat(sender.post(body)).isEqualTo(200);

        assertThat(sender.effects()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSenderIsAnsweredInTimeWhileTheAccountIsPaused(Post sender) throws Exception {
        String body = sender.body();
        sandbox().inject(ApiOperation.TRACK_USER, rateLimited("4"));
        assertThat(sender.post(body)).isEqualTo(500);

        assertThat(sender.post(body)).as("before the end of the pause").isEqualTo(500);

        await().atMost(PATIENCE).until(() -> sender.post(body) == 200);
        assertThat(sender.effects()).isEqualTo(1);
    }

    @Test
    void oneContactOfABatchThatCannotBeReadDoesNotHoldUpTheOthers() throws Exception {
        String body = "[%s, %s, %s]".formatted(created(101), created(102), created(103));
        for (int id = 101; id <= 103; id++) {
            String contact = Simulation.sample("hubspot-contact.json").replace("\"101\"", "\"" + id + "\"");
            crm().stubFor(get(urlPathEqualTo("/crm/v3/objects/contacts/" + id))
                    .willReturn(okJson(contact.replace("99999 99999", "99999 99" + id))));
        }
        var broken = crm().stubFor(get(urlPathEqualTo("/crm/v3/objects/contacts/102"))
                .willReturn(aResponse().withStatus(500)));

        assertThat(Post.HUBSPOT.post(body)).isEqualTo(500);
        assertThat(sandbox().contacts()).hasSize(2);
        crm().removeStub(broken);
        assertThat(Post.HUBSPOT.post(body)).isEqualTo(200);

        assertThat(sandbox().contacts()).hasSize(3);
        assertThat(calls(ApiOperation.TRACK_USER)).isEqualTo(3);
    }

    private static String created(int id) {
        return "{\"subscriptionType\": \"contact.creation\", \"objectId\": " + id + "}";
    }

    @Test
    void anOldPostOfHubSpotIsAReplay() throws Exception {
        String body = Post.HUBSPOT.body();
        String old = String.valueOf(Instant.now().minusSeconds(301).toEpochMilli());

        assertThat(simulation().post("/hubspot", body, Simulation.hubSpot(body, old)))
                .isEqualTo(401);

        assertThat(crm().getAllServeEvents()).isEmpty();
    }

    @Test
    void aContactThatHubSpotHasDeletedIsLeftOut() throws Exception {
        crm().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

        assertThat(Post.HUBSPOT.post(Post.HUBSPOT.body())).isEqualTo(200);

        assertThat(sandbox().contacts()).isEmpty();
    }

    @Test
    void aPaidOrderHasTheImageAndItsValues() throws Exception {
        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID.body().replace("\"Asha\"", "\"A\\\"sha,\\n\\u007d')\""));

        assertThat(sandbox())
                .sentTo(PHONE)
                .template("order_paid")
                .withHeader("https://media.example.com/order.jpg")
                .withBody("A\"sha, }')", "#1001", "985.00 INR");
    }

    @Test
    void aNationalNumberOfAnOrderIsOneOfItsCountry() throws Exception {
        String order = Post.SHOPIFY_PAID.body();

        Post.SHOPIFY_PAID.post(order.replace("099999 99999", "(202) 555-0123")
                .replaceAll("(\"zip\": \"411001\",\\s*\"country_code\": )\"IN\"", "$1\"US\""));

        assertThat(sandbox()).sentTo("12025550123").template("order_paid");
    }

    @Test
    void theBuyerGetsTheMessageNotWhoGetsTheParcel() throws Exception {
        String billing = "\"billing_address\": {\"phone\": \"099999 99998\", \"country_code\": \"IN\"}, \"line_items\"";

        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID.body().replace("\"line_items\"", billing));

        assertThat(sandbox().messages()).hasSize(1);
        assertThat(sandbox()).sentTo("919999999998").template("order_paid");
    }

    @Test
    void whatIsBlankInAnOrderCountsAsMissing() throws Exception {
        Post.SHOPIFY_PAID.post(Post.SHOPIFY_PAID
                .body()
                .replace("\"phone\": null", "\"phone\": \"\"")
                .replace("\"first_name\": \"Asha\"", "\"first_name\": \" \""));

        assertThat(sandbox()).sentTo(PHONE).template("order_paid").withBody("there", "#1001", "985.00 INR");
    }

    @Test
    void aFulfilledOrderHasATrackingButton() throws Exception {
        Post.SHOPIFY_FULFILLED.post(Post.SHOPIFY_FULFILLED.body());

        assertThat(sandbox())
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

        assertThat(sandbox())
                .sentTo(PHONE)
                .template("order_fulfilled_untracked")
                .withBody("Asha", "#1001");
    }

    @Test
    void aFailedPaymentIsAnEventWithItsReason() throws Exception {
        Post.RAZORPAY.post(Post.RAZORPAY.body().replace("payment_timed_out", "o'clock, \\\"${body}\\\"),\\n'x',"));

        assertThat(sandbox())
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
        assertThat(simulation().post("/shopify", order, headers)).isEqualTo(200);

        assertThat(sandbox().wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void aChangedLeadOfLeadSquaredIsUnderAfter() throws Exception {
        String body = "{\"Before\": {}, \"After\": " + Post.LEADSQUARED.body() + "}";

        assertThat(Post.LEADSQUARED.post(body)).isEqualTo(200);

        assertThat(sandbox()).hasContact(PHONE).withTrait("lead_stage", "Prospect");
    }
}
