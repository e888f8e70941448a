package io.github.camelinterakt.kamelets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;
import org.apache.camel.Message;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelinterakt.sandbox.junit5.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Each kamelet does its work on Camel Main, in a route and in a {@code Pipe}. */
@InteraktSandbox("sample-data=true")
class KameletsTest {

    private static final String PHONE = "919999999999";
    private static final Map<String, KameletFile> KAMELETS =
            KameletFile.all().stream().collect(Collectors.toMap(KameletFile::name, Function.identity()));

    /** The ways to use a kamelet. */
    enum Use {
        ROUTE {
            @Override
            void load(KameletRun run, KameletFile kamelet, Map<String, String> properties) throws Exception {
                run.route(kamelet, properties);
            }
        },
        PIPE {
            @Override
            void load(KameletRun run, KameletFile kamelet, Map<String, String> properties) throws Exception {
                run.pipe(kamelet, properties);
            }
        };

        abstract void load(KameletRun run, KameletFile kamelet, Map<String, String> properties) throws Exception;
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Use.class)
    void templateSink(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-template-sink",
                Map.of("templateName", "order_shipped", "languageCode", "en", "templateCategory", "UTILITY"),
                "[\"Asha\", \"12\"]",
                Map.of("CamelInteraktTo", PHONE));

        assertThat(sandbox).sentTo(PHONE).template("order_shipped").withBody("Asha", "12");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void textSink(Use use, Sandbox sandbox) throws Exception {
        send(use, sandbox, "interakt-text-sink", Map.of("to", PHONE), "Hello", Map.of());

        assertThat(sandbox.messages().get(0).request().at("/data/message").asText())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void mediaSink(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-media-sink",
                Map.of("type", "Document", "to", PHONE, "fileName", "invoice-12.pdf"),
                "https://media.example.com/invoice.pdf",
                Map.of());

        assertThat(sandbox.messages().get(0).request().path("data").toString())
                .contains("https://media.example.com/invoice.pdf", "invoice-12.pdf");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void mediaSinkSendsEachTypeWithoutItsOptionalProperties(Use use, Sandbox sandbox) throws Exception {
        KameletFile kamelet = KAMELETS.get("interakt-media-sink");
        List<String> types = kamelet.texts(kamelet.properties().at("/type/enum"));
        for (String type : types) {
            send(
                    use,
                    sandbox,
                    "interakt-media-sink",
                    Map.of("type", type, "to", PHONE),
                    "https://media.example.com/file",
                    Map.of());
        }

        assertThat(sandbox.messages()).extracting(message -> message.type()).containsExactlyElementsOf(types);
        assertThat(sandbox.messages())
                .allMatch(message -> message.request().path("data").size() == 1);
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void theCaptionArrivesAsItIsUnlessAHeaderHasAnother(Use use, Sandbox sandbox) throws Exception {
        for (Map<String, Object> headers :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("CamelInteraktCaption", "${body}"))) {
            send(
                    use,
                    sandbox,
                    "interakt-media-sink",
                    Map.of("type", "Image", "to", PHONE, "caption", "RAW(Tea & ${body} + 5 % {{key.of.text}})"),
                    "https://media.example.com/tea.jpg",
                    headers);
        }

        assertThat(sandbox.messages())
                .extracting(message -> message.request().at("/data/message").asText())
                .containsExactly("Tea & ${body} + 5 % x/y==", "${body}");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void rcsSink(Use use, Sandbox sandbox) throws Exception {
        send(use, sandbox, "interakt-rcs-sink", Map.of("to", PHONE), "Hello", Map.of());

        assertThat(sandbox.messages().get(0).request().at("/message/plainText").asText())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void rcsSinkWithTemplate(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-rcs-sink",
                Map.of("type", "Template", "templateName", "welcome", "languageCode", "en", "to", PHONE),
                "[\"Asha\"]",
                Map.of());

        assertThat(sandbox.messages().get(0).request().at("/template/name").asText())
                .isEqualTo("welcome");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void trackUserSink(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-track-user-sink",
                Map.of("traitPolicy", "clean", "nestedTraits", "flatten", "defaultRegion", "IN"),
                "{\"phoneNumber\": \"099999 99998\", \"traits\": {\"name\": \"Asha\\nPuri\", \"address\": {\"city\": \"Pune\"}}}",
                Map.of());

        assertThat(sandbox.contact("919999999998").traits())
                .containsEntry("name", "Asha Puri")
                .containsValue("Pune");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void trackEventSink(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-track-event-sink",
                Map.of("eventName", "Order-placed"),
                "{\"phoneNumber\": \"9999999999\", \"countryCode\": \"+91\", \"traits\": {\"amount\": 12}}",
                Map.of());

        assertThat(sandbox).hasEvent("Order-placed");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void assignChatSink(Use use, Sandbox sandbox) throws Exception {
        send(
                use,
                sandbox,
                "interakt-assign-chat-sink",
                Map.of("agentEmail", "RAW(agent@example.com)"),
                "{\"type\": \"message_received\", \"data\": {}}",
                Map.of("CamelInteraktPhone", PHONE, "CamelInteraktEventType", "message_received"));

        assertThat(sandbox.assignments().get(0).agentEmail()).isEqualTo("agent@example.com");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void getUserAction(Use use, Sandbox sandbox) throws Exception {
        Message contact = send(use, sandbox, "interakt-get-user-action", Map.of(), PHONE, Map.of());

        assertThat(contact.getBody()).isInstanceOf(String.class);
        assertThat(new JsonMapper()
                        .readTree(contact.getBody(String.class))
                        .path("phone_number")
                        .asText())
                .isEqualTo("9999999999");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void createCampaignAction(Use use, Sandbox sandbox) throws Exception {
        Message campaign = send(
                use,
                sandbox,
                "interakt-create-campaign-action",
                Map.of("campaignName", "Sale", "templateName", "welcome", "languageCode", "en"),
                "Anything",
                Map.of());

        String id = sandbox.campaigns().get(0).id();
        assertThat(campaign.getHeader("CamelInteraktCampaignId")).isEqualTo(id);
        assertThat(campaign.getBody(String.class)).contains(id, "Sale");
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void webhookSource(Use use, Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            use.load(
                    run,
                    KAMELETS.get("interakt-webhook-source"),
                    Map.of("webhookSecret", "examplesecret", "events", "RAW(message_received,message_*_failed)"));
            sandbox.enableWebhook(run.url("/interakt"), "examplesecret");
            sandbox.customer(PHONE).says("Hi");

            // Not the test event that was posted before.
            Message event = run.received();
            assertThat(event.getHeader("CamelInteraktEventType")).isEqualTo("message_received");
            assertThat(event.getBody()).isInstanceOf(String.class);
            assertThat(event.getBody(String.class)).contains("\"Hi\"");
            assertThat(event.getHeader("CamelInteraktPhone")).isEqualTo(PHONE);
        }
    }

    /** The route has an event before it is acknowledged. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void theWebhookSourceDeliversOnlyTheEventsThatItNames(Use use, Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            use.load(
                    run,
                    KAMELETS.get("interakt-webhook-source"),
                    Map.of("webhookSecret", "examplesecret", "events", "RAW(message_*_failed,message_received)"));
            sandbox.enableWebhook(run.url("/interakt"), "examplesecret");
            sandbox.webhook().post(Map.of("type", "account_alerts", "data", Map.of()));
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(60))).isTrue();
            sandbox.customer(PHONE).says("Hi");

            assertThat(run.received().getHeader("CamelInteraktEventType")).isEqualTo("message_received");
            assertThat(sandbox.webhook().failures()).isZero();
        }
    }

    /** The answer does not wait for the sink, which gets the event until it takes it. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void webhookSourceWithAnInbox(Use use, Sandbox sandbox) throws Exception {
        JdbcDataSource store = new JdbcDataSource();
        store.setURL("jdbc:h2:mem:" + use + ";DB_CLOSE_DELAY=-1");
        try (KameletRun run = run(sandbox)) {
            run.bind("store", store);
            run.failures(1);
            use.load(
                    run,
                    KAMELETS.get("interakt-webhook-source"),
                    Map.of(
                            "webhookSecret", "examplesecret",
                            "events", "RAW(message_received)",
                            "ack", "onStore",
                            "inbox", use == Use.PIPE ? "RAW(#bean:store)" : "#bean:store"));
            sandbox.enableWebhook(run.url("/interakt"), "examplesecret");
            sandbox.customer(PHONE).says("Hi");

            assertThat(run.received().getHeader("CamelInteraktAttempt")).isEqualTo(2);
            assertThat(sandbox.webhook().posts()).noneMatch(WebhookPost::failed);
        }
    }

    /** Without an inbox, the answer says that the sink has failed. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void webhookSourceWhoseSinkFails(Use use, Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            run.failures(1);
            use.load(
                    run,
                    KAMELETS.get("interakt-webhook-source"),
                    Map.of("webhookSecret", "examplesecret", "events", "RAW(message_received)"));
            sandbox.enableWebhook(run.url("/interakt"), "examplesecret");
            sandbox.customer(PHONE).says("Hi");
            assertThat(sandbox.webhook().awaitPosted(Duration.ofSeconds(20))).isTrue();

            assertThat(sandbox.webhook().posts()).last().matches(WebhookPost::failed);
        }
    }

    /** Without a checkpoint, both runs would start at their present. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void theFeedContinuesFromItsCheckpoint(Use use, Sandbox sandbox) throws Exception {
        KameletFile kamelet = KAMELETS.get("interakt-contact-feed-source");
        Map<String, String> properties = Map.of("since", "now", "delay", "100", "checkpointKey", "crm");
        try (KameletRun run = run(sandbox)) {
            use.load(run, kamelet, properties);
            sandbox.track("919999999998", Map.of("name", "Asha"));
            assertThat(run.received().getBody(String.class)).contains("Asha");
        }
        sandbox.track("919999999997", Map.of("name", "Ravi"));

        try (KameletRun run = run(sandbox)) {
            use.load(run, kamelet, properties);

            assertThat(Stream.generate(run::received)
                            .anyMatch(contact -> contact.getBody(String.class).contains("Ravi")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void contactFeedSource(Use use, Sandbox sandbox) throws Exception {
        sandbox.track("919999999998", Map.of("name", "Asha"));
        try (KameletRun run = run(sandbox)) {
            use.load(
                    run,
                    KAMELETS.get("interakt-contact-feed-source"),
                    Map.of("apiKey", "examplekey", "since", "1d", "checkpointKey", "crm", "delay", "100"));

            assertThat(Stream.of(run.received().getBody(), run.received().getBody()))
                    .allMatch(String.class::isInstance)
                    .anyMatch(contact -> contact.toString().contains("9999999998")
                            && contact.toString().contains("Asha"));
        }
    }

    /** Secrets come from properties, so that no {@code Pipe} holds them: of one kamelet, or of the component. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void theKeyOfAKameletWinsOverThatOfTheComponent(Use use, Sandbox sandbox) throws Exception {
        for (String property : List.of("camel.component.interakt.apiKey", "camel.kamelet.interakt-text-sink.apiKey")) {
            Map<String, String> properties = new HashMap<>();
            if (!property.contains("component")) {
                properties.put("camel.component.interakt.apiKey", "wrong");
            }
            properties.put(property, sandbox.apiKey());
            try (KameletRun run = new KameletRun(sandbox, properties)) {
                use.load(run, KAMELETS.get("interakt-text-sink"), Map.of("to", PHONE));
                run.send("Hello", Map.of());
            }
        }

        assertThat(sandbox.messages()).hasSize(2);
    }

    /** Camel Main encodes the properties of a {@code Pipe} for a URI, except those in {@code RAW()}. */
    @ParameterizedTest
    @EnumSource(Use.class)
    void rawValuesArriveAsTheyAre(Use use, Sandbox sandbox) throws Exception {
        sandbox.track("6591234567", Map.of());
        sandbox.customer("6591234567").says("Hi");
        send(
                use,
                sandbox,
                "interakt-text-sink",
                Map.of(
                        "to", "RAW(+6591234567)",
                        "defaultRegion", "IN",
                        "callbackData", "RAW(a & b = c + d % {{key.of.text}})"),
                "Hello",
                Map.of());

        assertThat(sandbox.messages().get(0).request().path("callbackData").asText())
                .isEqualTo("a & b = c + d % x/y==");
        assertThat(sandbox.messages().get(0).request().path("fullPhoneNumber").asText())
                .isEqualTo("6591234567");
    }

    @Test
    void aMissingPropertyIsNamed(Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            assertThatThrownBy(() -> run.route(KAMELETS.get("interakt-template-sink"), Map.of("languageCode", "en")))
                    .rootCause()
                    .hasMessageContaining("interakt-template-sink")
                    .hasMessageContaining("templateName");
        }
    }

    @Test
    void aMissingKeyIsNamed(Sandbox sandbox) throws Exception {
        try (KameletRun run = new KameletRun(sandbox, Map.of())) {
            assertThatThrownBy(() -> run.route(KAMELETS.get("interakt-text-sink"), Map.of()))
                    .rootCause()
                    .hasMessageContaining("apiKey");
        }
    }

    @Test
    void aMissingWebhookSecretIsNamed(Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            assertThatThrownBy(() -> run.route(KAMELETS.get("interakt-webhook-source"), Map.of()))
                    .rootCause()
                    .hasMessageContaining("webhookSecret");
        }
    }

    @Test
    void aWrongValueIsNamed(Sandbox sandbox) throws Exception {
        try (KameletRun run = run(sandbox)) {
            assertThat(causes(catchThrowable(
                            () -> run.route(KAMELETS.get("interakt-text-sink"), Map.of("priority", "urgent")))))
                    .anyMatch(message -> message.contains("urgent") && message.contains("priority"));
        }
    }

    @Test
    void aBodyThatDoesNotFitIsNamed(Sandbox sandbox) throws Exception {
        Throwable failure = catchThrowable(() -> send(
                Use.ROUTE, sandbox, "interakt-media-sink", Map.of("type", "Image", "to", PHONE), "cake.jpg", Map.of()));

        assertThat(causes(failure)).anyMatch(message -> message.contains("must be an http or https URL"));
    }

    /** Runs a sink or action with a message; the message that came out, unless a {@code Pipe} ends in it. */
    private Message send(
            Use use,
            Sandbox sandbox,
            String kamelet,
            Map<String, String> properties,
            String body,
            Map<String, Object> headers)
            throws Exception {
        try (KameletRun run = run(sandbox)) {
            use.load(run, KAMELETS.get(kamelet), properties);
            run.send(body, headers);
            return use == Use.PIPE && kamelet.endsWith("-sink") ? null : run.received();
        }
    }

    private KameletRun run(Sandbox sandbox) throws Exception {
        return new KameletRun(
                sandbox,
                Map.of(
                        "camel.component.interakt.apiKey", sandbox.apiKey(),
                        "camel.component.interakt.checkpointFile",
                                directory.resolve("checkpoints.properties").toString(),
                        "key.of.text", "x/y=="));
    }

    private static List<String> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
    }
}
