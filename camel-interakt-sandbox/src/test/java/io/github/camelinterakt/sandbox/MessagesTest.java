package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.account.Channel;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

    private static final String PHONE = "919999999999";
    private static final String QUEUED = "Message queued for sending via Interakt. Check webhook for delivery status";
    private static final String TEXT = "{'fullPhoneNumber':'919999999999','type':'Text','data':{'message':'Hi'}}";
    private static final String TEMPLATE =
            "{'fullPhoneNumber':'919999999999','type':'Template','template':{'name':'offer','languageCode':'en'}}";

    private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.parse("2030-01-31T09:00:00Z"));

    @RegisterExtension
    static final InteraktSandboxExtension EXTENSION = InteraktSandboxExtension.with(builder -> builder.clock(CLOCK));

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void callTheSandbox() {
        sandbox = EXTENSION.sandbox();
        caller = Caller.of(sandbox);
    }

    private Reply send(String json) {
        return caller.postQuoted("/message/", json);
    }

    private void track() {
        caller.postQuoted("/track/users/", "{'fullPhoneNumber':'919999999999'}");
    }

    @Test
    void messagesToUnknownContactsAreRefused() {
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi");

        for (String json : new String[] {TEXT, TEMPLATE}) {
            Reply reply = send(json);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.message())
                    .isEqualTo("Please correct the following error - Customer is not available for the organization");
        }
        assertThat(sandbox.messageCount()).isZero();
    }

    @Test
    void sessionMessagesNeedAnOpenWindow() {
        track();
        Reply never = send(TEXT);
        sandbox.customer(PHONE).says("Hi");
        CLOCK.advance(Duration.ofHours(24).minusMillis(1));
        Reply justInTime = send(TEXT);
        CLOCK.advance(Duration.ofMillis(1));
        Reply tooLate = send(TEXT);

        assertThat(never.status()).isEqualTo(400);
        assertThat(never.message())
                .isEqualTo("Please correct the following error - Customer has not messaged within last 24 hours");
        assertThat(justInTime.status()).isEqualTo(201);
        assertThat(tooLate.text()).isEqualTo(never.text());
    }

    @Test
    void anAcceptedMessageIsStoredUnderTheIdOfTheResponse() {
        sandbox.customer(PHONE).says("Hi");
        Reply reply = send("{'countryCode':'+91','phoneNumber':'9999999999','callbackData':'order-7','type':'Text',"
                + "'data':{'message':'two\\nlines'}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.message()).isEqualTo(QUEUED);
        Message message = sandbox.messages().get(0);
        assertThat(message.id())
                .isEqualTo(UUID.fromString(reply.json().path("id").asText()));
        assertThat(message.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(message.type()).isEqualTo("Text");
        assertThat(message.phone().full()).isEqualTo(PHONE);
        assertThat(message.callbackData()).isEqualTo("order-7");
        assertThat(message.request().at("/data/message").asText()).isEqualTo("two\nlines");
    }

    @Test
    void templateMessagesNeedAnApprovedTemplateAndNoOpenWindow() {
        track();
        Reply unknown = send(TEMPLATE);
        sandbox.addTemplate("offer", "de", "MARKETING", "Hallo");
        Reply otherLanguage = send(TEMPLATE);
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi");
        Reply approved = send(TEMPLATE);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.message())
                .isEqualTo("Please correct the following error - No approved template found with name 'offer' and"
                        + " language 'en'. Please re-sync on Interakt dashboard and try again");
        assertThat(otherLanguage.text()).isEqualTo(unknown.text());
        assertThat(approved.status()).isEqualTo(201);
        assertThat(approved.message()).isEqualTo("Message created successfully");
        assertThat(sandbox.messages().get(0).templateName()).isEqualTo("offer");
    }

    @Test
    void aTemplateOfAnotherCategoryIsRefused() {
        track();
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi");
        Reply refused = send(TEMPLATE.replace("'type'", "'template_category':'utility','type'"));
        Reply taken = send(TEMPLATE.replace("'type'", "'template_category':'marketing','type'"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo("Message not sent. Template category mismatch: Expected 'utility', but received 'MARKETING'."
                        + " Please update the request to match the approved template category.");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(sandbox.messageCount()).isEqualTo(1);
    }

    @Test
    void aCampaignIsCreatedForAnApprovedTemplateAndNamedByMessages() {
        track();
        String request =
                "{'campaign_name':'May','campaign_type':'PublicAPI','template_name':'offer','language_code':'en'}";
        assertThat(caller.postQuoted("/create-campaign/", request).message())
                .startsWith("Please correct the following error - No approved template found with name 'offer'");
        sandbox.addTemplate("offer", "en", "MARKETING", "Hi");
        Reply created = caller.postQuoted("/create-campaign/", request);
        String id = created.json().at("/data/campaignId").asText();
        Reply sent = send(TEMPLATE.replace("'type'", "'campaignId':'" + id + "','type'"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.message()).isEqualTo("Api Campaign Created created successfully");
        assertThat(created.json().at("/data/name").asText()).isEqualTo("May");
        assertThat(created.json().at("/data/type").asText()).isEqualTo("PublicAPI");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sandbox.messages().get(0).campaignId()).isEqualTo(id);
        assertThat(sandbox.campaigns()).extracting(campaign -> campaign.id()).containsExactly(id);
    }

    @Test
    void rcsMessagesDoNotNeedAnOpenWindow() {
        track();
        Reply reply = caller.postQuoted(
                "/rcs/message/", "{'fullPhoneNumber':'919999999999','type':'Text','message':{'plainText':'Hi'}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.message()).isEqualTo(QUEUED);
        assertThat(sandbox.messages().get(0).channel()).isEqualTo(Channel.RCS);
    }

    @Test
    void aMessageFromAnUnknownNumberCreatesAContact() {
        sandbox.customer("+" + PHONE).says("Hi");

        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.contact(PHONE).source()).isEqualTo("Inbound");
        assertThat(send(TEXT).status()).isEqualTo(201);
    }

    @Test
    void trackingKeepsTheWindowOpen() {
        sandbox.customer(PHONE).says("Hi");
        track();

        assertThat(send(TEXT).status()).isEqualTo(201);
    }
}
