package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ContactsTest {

    private static final String TRACK = "/track/users/";

    private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00.123Z"));

    @RegisterExtension
    static final InteraktSandboxExtension EXTENSION = InteraktSandboxExtension.with(builder -> builder.clock(CLOCK));

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox() {
        sandbox = EXTENSION.sandbox();
        caller = Caller.of(sandbox);
        CLOCK.set(Instant.parse("2030-01-31T09:00:00.123Z"));
    }

    @Test
    void trackingReturns202AndTheContactsId() {
        Reply reply = caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','traits':{'name':'A'}}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("result").asBoolean()).isTrue();
        assertThat(reply.message())
                .isEqualTo("Customer with " + sandbox.contacts().get(0).id() + " created successfully");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void updateReplacesTheGivenTraitsAndKeepsTheOthers() {
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','traits':{'name':'A','city':'Pune'}}");
        Reply reply = caller.postQuoted(
                TRACK, "{'countryCode':'+91','phoneNumber':'9999999999','traits':{'name':'B','vip':true,'n':[1,'x']}}");

        assertThat(reply.message()).endsWith("updated successfully");
        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.contact("919999999999").traits())
                .containsEntry("name", "B")
                .containsEntry("city", "Pune")
                .containsEntry("vip", true)
                .containsEntry("n", List.of(1, "x"));
    }

    @Test
    void tagsAreOnlyAddedAndComparedWithoutCase() {
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','tags':['Lead','hot']}");
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','tags':['LEAD','new']}");
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999'}");

        assertThat(sandbox.contact("919999999999").tags()).containsExactly("Lead", "hot", "new");
    }

    @Test
    void aUserIdOfAnotherContactIsRefused() {
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','userId':'u1'}");
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'918888888888','userId':'u2'}");
        List<?> before = sandbox.contacts();

        Reply known = caller.postQuoted(TRACK, "{'fullPhoneNumber':'918888888888','userId':'u1','traits':{'a':1}}");
        Reply fresh = caller.postQuoted(TRACK, "{'fullPhoneNumber':'917777777777','userId':'u1'}");

        assertThat(List.of(known.status(), fresh.status())).containsOnly(400);
        assertThat(known.message())
                .isEqualTo("Please correct the following error - userId belongs to another customer");
        assertThat(sandbox.contacts()).isEqualTo(before);
    }

    @Test
    void aContactWithOnlyAnIdGetsThePhoneNumberOfALaterCall() {
        caller.postQuoted(TRACK, "{'userId':'u1','traits':{'name':'A'}}");
        caller.postQuoted(TRACK, "{'userId':'u1','fullPhoneNumber':'919999999999'}");
        caller.postQuoted(TRACK, "{'userId':'u1','traits':{'name':'B'}}");

        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.contact("919999999999").traits()).containsEntry("name", "B");
        assertThat(sandbox.contact("919999999999").userId()).isEqualTo("u1");
    }

    @Test
    void lookUpByNationalNumberFindsContactsOfEveryCountry() {
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999'}");
        caller.postQuoted(TRACK, "{'countryCode':'+49','phoneNumber':'9999999999'}");

        JsonNode found =
                caller.get("/apis/users/phone_number/9999999999").json().at("/data/customers");
        JsonNode withCountryCode =
                caller.get("/apis/users/phone_number/919999999999").json().at("/data/customers");

        assertThat(found).extracting(node -> node.path("country_code").asText()).containsExactly("+91", "+49");
        assertThat(withCountryCode).isEmpty();
    }

    @Test
    void lookUpReturnsTheContactInTheApisFormat() {
        caller.postQuoted(
                TRACK,
                "{'fullPhoneNumber':'919999999999','userId':'u 1/x','traits':{'name':'A'},'tags':['One','Two']}");
        CLOCK.advance(Duration.ofHours(1));
        caller.postQuoted(TRACK, "{'userId':'u 1/x'}");

        Reply reply = caller.get("/apis/users/id/u%201%2Fx");
        JsonNode contact = reply.json().at("/data/customers/0");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("Customers");
        assertThat(contact.path("created_at_utc").asText()).isEqualTo("2030-01-31T09:00:00+0000");
        assertThat(contact.path("modified_at_utc").asText()).isEqualTo("2030-01-31T10:00:00.123000");
        assertThat(contact.path("user_id").asText()).isEqualTo("u 1/x");
        assertThat(contact.path("channel_phone_number").asText()).isEqualTo("919999999999");
        assertThat(contact.path("tag_names")).extracting(JsonNode::asText).containsExactly("One", "Two");
        assertThat(contact.path("tags")).hasSize(2).allMatch(tag -> tag.asText().length() == 36);
        assertThat(contact.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "created_at_utc",
                        "modified_at_utc",
                        "created_by_user_id",
                        "organization_id",
                        "source_acquired_from",
                        "sources_available_on",
                        "tags",
                        "phone_number",
                        "country_code",
                        "channel_type",
                        "organization_channel_id",
                        "channel_meta",
                        "traits",
                        "user_id",
                        "customer_created_at_source",
                        "channel_phone_number",
                        "channel_account_identifier",
                        "instagram_account_identifier",
                        "organization_channel",
                        "tag_names");
    }

    @Test
    void aLookUpWithoutResultReturnsAnEmptyList() {
        assertThat(caller.get("/apis/users/id/nobody").status()).isEqualTo(200);
        assertThat(caller.get("/apis/users/id/nobody").json().at("/data/customers"))
                .isEmpty();
        assertThat(caller.get("/apis/users/phone_number/1234567").json().at("/data/customers"))
                .isEmpty();
    }

    @Test
    void eventsOfAContactAreStoredInOrder() {
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999','userId':'u1'}");
        Reply first = caller.postQuoted(
                "/track/events/", "{'fullPhoneNumber':'919999999999','event':'Order','traits':{'total':5}}");
        Reply second = caller.postQuoted("/track/events/", "{'userId':'u1','event':'Order','traits':{'total':6}}");

        assertThat(List.of(first.status(), second.status())).containsOnly(201);
        assertThat(first.message()).isEqualTo("Event created successfully");
        assertThat(sandbox.events()).hasSize(2);
        assertThat(sandbox.events())
                .extracting(event -> event.traits().get("total"))
                .containsExactly(5, 6);
        assertThat(sandbox.events().get(0).id())
                .hasToString(first.json().path("id").asText());
    }

    @Test
    void anEventOfAnUnknownContactIsRefused() {
        Reply reply = caller.postQuoted("/track/events/", "{'fullPhoneNumber':'919999999999','event':'Order'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo("Please correct the following error - Customer is not available for the organization");
        assertThat(sandbox.eventCount()).isZero();
    }

    @Test
    void onlyChatsOfKnownContactsAreAssigned() {
        String request = "{'user_phone_number':'919999999999','agent_email':'agent@example.com','wc_id':'w1'}";
        Reply unknown = caller.postQuoted("/assignment/", request);
        caller.postQuoted(TRACK, "{'fullPhoneNumber':'919999999999'}");
        Reply known = caller.postQuoted("/assignment/", request);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.message()).isEqualTo("Chat Assigned Successfully");
        assertThat(sandbox.assignments()).hasSize(1);
        assertThat(sandbox.assignments().get(0).agentEmail()).isEqualTo("agent@example.com");
        assertThat(sandbox.assignments().get(0).channel()).isEqualTo("w1");
    }
}
