package io.github.camelinterakt;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A header wins over the body, the body over an option; an option fills what is missing. */
class PrecedenceTest extends ApiTest {

    private static final String TEMPLATE =
            "{'fullPhoneNumber': '919999999999', 'type': 'Template', 'template': {'name': 'n', 'languageCode': 'en'}}";
    private static final String IMAGE = "{'fullPhoneNumber': '919999999999', 'type': 'Image',"
            + " 'data': {'mediaUrl': 'https://media.example.com/a.png'}}";
    private static final String EVENT = "{'userId': 'crm-1001', 'event': 'seen'}";
    private static final String ASSIGNMENT =
            "{'user_phone_number': '919999999999', 'agent_email': 'agent@example.com'}";
    private static final String FALLBACK =
            "[{'channel': 'sms', 'sender_id': 'SENDER', 'pe_id': '1', 'provider_name': 'default',"
                    + " 'content': {'message': 'Order {{1}}', 'dlt_te_id': '2', 'variables': ['12', '7']}}]";
    private static final String CAMPAIGN =
            "{'campaign_name': 'c', 'template_name': 't', 'language_code': 'en', 'campaign_type': 'PublicAPI'}";

    @Override
    void configure(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:campaign")
                        .to("interakt:createCampaign?templateName=spring_sale&languageCode=en&campaignName=Spring")
                        .setBody(constant(List.of("Asha")))
                        .to("interakt:message?templateName=spring_sale&languageCode=en&to=919999999999"
                                + "&campaignId=option");
                from("direct:mended")
                        .onException(InteraktException.class)
                        .handled(true)
                        .end()
                        .to("interakt:message");
            }
        });
    }

    /** Operation, a complete document, the JSON pointer of a field of it, and the option and header of that field. */
    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("message", TEMPLATE, "/template/name", "templateName", InteraktConstants.TEMPLATE_NAME),
                arguments(
                        "message", TEMPLATE, "/template/languageCode", "languageCode", InteraktConstants.LANGUAGE_CODE),
                arguments("message", TEMPLATE, "/template/fileName", "fileName", InteraktConstants.FILE_NAME),
                arguments("message", TEMPLATE, "/campaignId", "campaignId", InteraktConstants.CAMPAIGN_ID),
                arguments("message", TEMPLATE, "/callbackData", "callbackData", InteraktConstants.CALLBACK_DATA),
                arguments("message", IMAGE, "/callbackData", "callbackData", InteraktConstants.CALLBACK_DATA),
                arguments("message", IMAGE, "/data/message", "caption", InteraktConstants.CAPTION),
                arguments("message", IMAGE, "/data/fileName", "fileName", InteraktConstants.FILE_NAME),
                arguments("rcsMessage", TEMPLATE, "/template/name", "templateName", InteraktConstants.TEMPLATE_NAME),
                arguments(
                        "rcsMessage",
                        TEMPLATE,
                        "/template/languageCode",
                        "languageCode",
                        InteraktConstants.LANGUAGE_CODE),
                arguments("rcsMessage", TEMPLATE, "/campaignId", "campaignId", InteraktConstants.CAMPAIGN_ID),
                arguments("trackEvent", EVENT, "/event", "eventName", InteraktConstants.EVENT_NAME),
                arguments("trackEvent", EVENT, "/userId", null, InteraktConstants.USER_ID),
                arguments("trackUser", "{'userId': 'crm-1001'}", "/userId", null, InteraktConstants.USER_ID),
                arguments("assignChat", ASSIGNMENT, "/agent_email", "agentEmail", InteraktConstants.AGENT_EMAIL),
                arguments("assignChat", ASSIGNMENT, "/wc_id", "channelId", InteraktConstants.CHANNEL_ID),
                arguments(
                        "createCampaign", CAMPAIGN, "/campaign_name", "campaignName", InteraktConstants.CAMPAIGN_NAME),
                arguments(
                        "createCampaign", CAMPAIGN, "/template_name", "templateName", InteraktConstants.TEMPLATE_NAME),
                arguments(
                        "createCampaign", CAMPAIGN, "/language_code", "languageCode", InteraktConstants.LANGUAGE_CODE));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("fields")
    void theHeaderOverridesTheBodyAndTheBodyTheOption(
            String operation, String json, String pointer, String option, String header) {
        String uri = operation + (option == null ? "" : "?" + option + "=of-option");
        ObjectNode complete = with(json, pointer, "of-body");
        ObjectNode lacking = with(json, pointer, null);

        if (option != null) {
            sent(uri, lacking);
            assertThat(server.document()).isEqualTo(with(json, pointer, "of-option"));
            server.wireMock().resetRequests();
        }
        sent(uri, complete);
        assertThat(server.document()).isEqualTo(complete);
        if (header != null) {
            for (ObjectNode body : List.of(complete, lacking)) {
                server.wireMock().resetRequests();
                sent(uri, body, header, "of-header");
                assertThat(server.document()).isEqualTo(with(json, pointer, "of-header"));
            }
        }
    }

    @Test
    void theOptionReplacesAnExplicitNullOfTheBody() {
        sent("message?languageCode=en", quoted(TEMPLATE.replace("'languageCode': 'en'", "'languageCode': null")));
        assertThat(server.document()).isEqualTo(quoted(TEMPLATE));
    }

    @Test
    void theCategoryIsWrittenInTheApisSpelling() {
        ObjectNode body = (ObjectNode) quoted(TEMPLATE);
        sent("message?templateCategory=UTILITY", body);
        assertThat(server.document().path("template_category").asText()).isEqualTo("utility");
        server.wireMock().resetRequests();
        sent("message?templateCategory=UTILITY", body.put("template_category", "MARKETING"));
        assertThat(server.document().path("template_category").asText()).isEqualTo("marketing");
        server.wireMock().resetRequests();
        sent("message?templateCategory=UTILITY", body, InteraktConstants.TEMPLATE_CATEGORY, "Authentication");
        assertThat(server.document().path("template_category").asText()).isEqualTo("authentication");
    }

    @Test
    void theRecipientOfTheHeaderOverridesBodyAndOption() {
        String uri = "message?type=Text&to=RAW(+44 7700 900123)";
        Map<String, Object> data = Map.of("message", "Hi");
        sent(uri, Map.of("data", data));
        assertThat(server.document().path("fullPhoneNumber").asText()).isEqualTo("447700900123");

        server.wireMock().resetRequests();
        sent(uri, Map.of("data", data, "countryCode", "+1", "phoneNumber", "2025550123"));
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Text', 'countryCode': '+1', 'phoneNumber': '2025550123',"
                        + " 'data': {'message': 'Hi'}}"));

        server.wireMock().resetRequests();
        sent(
                uri,
                Map.of("data", data, "countryCode", "+1", "phoneNumber", "2025550123"),
                InteraktConstants.TO,
                "+91 99999 99999");
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Text', 'fullPhoneNumber': '919999999999', 'data': {'message': 'Hi'}}"));
    }

    @Test
    void theRecipientOfAnRcsMessageHasASeparateCountryCode() {
        sent(
                "rcsMessage?type=Text&to=12025550123",
                Map.of("message", Map.of("plainText", "Hi"), "fullPhoneNumber", "+447700900123"),
                InteraktConstants.TO,
                "+91 99999 99999");
        assertThat(server.document())
                .isEqualTo(quoted("{'type': 'Text', 'countryCode': '+91', 'phoneNumber': '9999999999',"
                        + " 'message': {'plainText': 'Hi'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trackUser", "trackEvent?eventName=seen"})
    void thePhoneOfTheHeaderReplacesTheBodys(String uri) {
        sent(uri, Map.of("fullPhoneNumber", "12025550123"), InteraktConstants.PHONE, "+91 99999 99999");
        ObjectNode document = (ObjectNode) server.document();
        document.remove("event");
        assertThat(document).isEqualTo(quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
    }

    @Test
    void thePhoneOfTheHeaderIdentifiesTheAssignedChat() {
        sent(
                "assignChat?agentEmail=agent@example.com",
                Map.of("user_phone_number", 12025550123L),
                InteraktConstants.PHONE,
                "+91 99999 99999");
        assertThat(server.document()).isEqualTo(quoted(ASSIGNMENT));
    }

    @Test
    void anAssignmentNeedsNoBody() {
        sent("assignChat?agentEmail=agent@example.com", null, InteraktConstants.PHONE, "+91 99999 99999");
        assertThat(server.document()).isEqualTo(quoted(ASSIGNMENT));
    }

    @Test
    void aCampaignNeedsNoBody() {
        sent("createCampaign?campaignName=c&templateName=t&languageCode=en", null);
        assertThat(server.document()).isEqualTo(quoted(CAMPAIGN));
    }

    @Test
    void theTypeOfTheHeaderOverridesTheOption() {
        sent("message?type=Image&to=919999999999", "Hello", InteraktConstants.TYPE, "Text");
        assertThat(server.document().path("data")).isEqualTo(quoted("{'message': 'Hello'}"));
    }

    @Test
    void optionsSetTheSmsFallbackAndTheHeaderItsVariables() {
        String options = "smsMessage=Order \\{{1\\}}&smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2";
        sent("message?" + options, quoted(TEMPLATE), InteraktConstants.SMS_VARIABLES, List.of("12", 7));
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));

        server.wireMock().resetRequests();
        sent(
                "rcsMessage?type=Text&to=919999999999&" + options,
                "Hi",
                InteraktConstants.SMS_VARIABLES,
                List.of("12", 7));
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));

        server.wireMock().resetRequests();
        sent("message?" + options, quoted(TEMPLATE));
        assertThat(server.document().at("/fallback/0/content/variables")).isEqualTo(quoted("[]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "rcsMessage"})
    void headersOfTheSmsFallbackOverrideOptionsAndBody(String operation) {
        ObjectNode body = (ObjectNode) quoted(TEMPLATE);
        Object[] headers = {
            InteraktConstants.SMS_MESSAGE, "Order {{1}}",
            InteraktConstants.SMS_SENDER_ID, "SENDER",
            InteraktConstants.SMS_ENTITY_ID, "1",
            InteraktConstants.SMS_TEMPLATE_ID, 2,
            InteraktConstants.SMS_VARIABLES, List.of("12", 7)
        };
        sent(operation, body, headers);
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));

        server.wireMock().resetRequests();
        sent(operation + "?smsMessage=a&smsSenderId=OPTION&smsEntityId=8&smsTemplateId=9", body, headers);
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));

        server.wireMock().resetRequests();
        body.set("fallback", quoted(FALLBACK.replace("SENDER", "SHOP01")));
        sent(operation, body, headers);
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));
    }

    @Test
    void optionsAndHeadersCanBeCombinedForTheSmsFallback() {
        sent(
                "message?smsSenderId=SENDER&smsEntityId=1",
                quoted(TEMPLATE),
                InteraktConstants.SMS_MESSAGE,
                "Order {{1}}",
                InteraktConstants.SMS_TEMPLATE_ID,
                "2",
                InteraktConstants.SMS_VARIABLES,
                List.of("12", 7));
        assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "rcsMessage", "message?preflight=false", "rcsMessage?preflight=false"})
    void anIncompleteSmsFallbackOfOptionsAndHeadersIsRefused(String uri) {
        String options = uri + (uri.contains("?") ? "&" : "?") + "smsSenderId=SENDER&smsEntityId=1";
        for (InteraktException refusal : List.of(
                refused(options, quoted(TEMPLATE), InteraktConstants.SMS_MESSAGE, "a"),
                refused(options + "&smsMessage=a", quoted(TEMPLATE)))) {
            assertThat(refusal)
                    .hasMessageContaining("/fallback: The SMS fallback lacks smsTemplateId: set all four as options or"
                            + " headers, or none");
        }
        assertThat(refused(uri, quoted(TEMPLATE), InteraktConstants.SMS_TEMPLATE_ID, "2"))
                .hasMessageContaining("lacks smsMessage, smsSenderId, smsEntityId:");
    }

    /** DLT identifiers of an account are set once, on the component; a message has an SMS only if it has its text. */
    @Test
    void identifiersWithoutAnSmsAreDefaultsOnly() throws Exception {
        try (CamelFixture other = new CamelFixture(server.baseUrl())) {
            other.options("smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2").start();
            assertThat(other.send("interakt:message", quoted(TEMPLATE)).getException())
                    .isNull();
            assertThat(server.document().has("fallback")).isFalse();
            server.wireMock().resetRequests();
            assertThat(other.send("interakt:message?type=Text&to=919999999999", "Hi")
                            .getException())
                    .isNull();
            server.wireMock().resetRequests();
            Map<String, Object> variables = Map.of(InteraktConstants.SMS_VARIABLES, List.of("12", 7));
            assertThat(other.send("interakt:message?smsMessage=Order {#1#}", quoted(TEMPLATE), variables)
                            .getException())
                    .isNull();
            assertThat(server.document().path("fallback")).isEqualTo(quoted(FALLBACK));
            assertThat(other.send("interakt:message", quoted(TEMPLATE), variables)
                            .getException())
                    .hasMessageContaining("needs the option smsMessage");
        }
        sent("message?smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2", quoted(TEMPLATE));
    }

    /** Camel takes the braces of the API for a property placeholder, in properties too. */
    @ParameterizedTest
    @ValueSource(strings = {"Order {#1#} of {# 22 #}{#3#}", "Order {{1}} of {{22}}{{3}}"})
    void variablesOfAnSmsHaveANotationThatIsNoPlaceholder(String text) {
        String ids = "smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2";
        sent("message?" + ids, quoted(TEMPLATE), InteraktConstants.SMS_MESSAGE, text);
        assertThat(server.document().at("/fallback/0/content/message").textValue())
                .isEqualTo("Order {{1}} of {{22}}{{3}}");
        if (text.contains("#")) {
            server.wireMock().resetRequests();
            context.getPropertiesComponent().addOverrideProperty("sms.text", text);
            sent("message?smsMessage={{sms.text}}&" + ids, quoted(TEMPLATE));
            assertThat(server.document().at("/fallback/0/content/message").textValue())
                    .isEqualTo("Order {{1}} of {{22}}{{3}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "a, b", "two words"})
    void oneValueIsTheSmsFallbacksOnlyVariable(String value) {
        sent(
                "message?smsMessage=Order \\{{1\\}}&smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2",
                quoted(TEMPLATE),
                InteraktConstants.SMS_VARIABLES,
                value);
        JsonNode variables = server.document().at("/fallback/0/content/variables");
        assertThat(variables).hasSize(1);
        assertThat(variables.get(0).textValue()).isEqualTo(value);
    }

    @Test
    void anArrayOfValuesIsTheSmsFallbacksVariables() {
        sent(
                "message?smsMessage=Order \\{{1\\}}&smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2",
                quoted(TEMPLATE),
                InteraktConstants.SMS_VARIABLES,
                new String[] {"12", "7"});
        assertThat(server.document().at("/fallback/0/content/variables")).isEqualTo(quoted("['12', '7']"));
    }

    @Test
    void theFallbackOfTheBodyOverridesTheOptions() {
        ObjectNode body = (ObjectNode) quoted(TEMPLATE);
        body.set("fallback", quoted(FALLBACK.replace("SENDER", "SHOP01")));
        sent("message?smsMessage=a&smsSenderId=SENDER&smsEntityId=1&smsTemplateId=2", body);
        assertThat(server.document()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaignId", "campaign_id"})
    void theNextTemplateMessageBelongsToTheNewCampaign(String key) {
        server.answer(
                "/create-campaign/",
                201,
                "{\"result\": true, \"data\": {\"" + key + "\": \"c-1\", \"name\": \"Spring\"}}");
        sentTo("direct:campaign");
        assertThat(server.requests()).hasSize(2);
        JsonNode message = RecordingServer.parse(server.requests().get(1).getBodyAsString());
        assertThat(message.path("campaignId").asText()).isEqualTo("c-1");
        assertThat(message.at("/template/bodyValues")).isEqualTo(quoted("['Asha']"));
    }

    private void sentTo(String uri) {
        assertThat(sendTo(uri, null).getException()).isNull();
    }

    @Test
    void aStreamIsReadOnceAndKeptForTheErrorHandler() {
        byte[] bytes = quoted(TEMPLATE).toString().getBytes(StandardCharsets.UTF_8);
        List<Integer> ends = new ArrayList<>();
        InputStream once = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized void reset() {
                throw new IllegalStateException("read twice");
            }

            @Override
            public void close() {
                ends.add(available());
            }
        };
        server.answer(400, "{\"result\": false, \"message\": \"No\"}");
        Exchange exchange = send("message", once);
        assertThat(failure(exchange).getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(exchange.getMessage().getBody()).isEqualTo(bytes);
        assertThat(ends).containsExactly(0);
    }

    @Test
    void aReaderIsReplacedByItsText() {
        String text = quoted(TEMPLATE).toString();
        server.answer(400, "{\"result\": false, \"message\": \"No\"}");
        Exchange exchange = send("message", new java.io.StringReader(text));
        assertThat(failure(exchange).getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(exchange.getMessage().getBody()).isEqualTo(text);
    }

    @Test
    void anUnsentBodyIsNotChanged() {
        server.answer(500, "{\"result\": false, \"message\": \"No\"}");
        for (Object body : List.of(quoted(TEMPLATE), quoted(TEMPLATE).toString(), Map.of("type", "Nonsense"))) {
            Exchange exchange = send("message", body);
            assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
            assertThat(exchange.getMessage().getBody()).isSameAs(body);
        }
    }

    @Test
    void theErrorHandlerReceivesTheOriginalBody() {
        server.answer(400, "{\"result\": false, \"message\": \"No\"}");
        byte[] bytes = quoted(TEMPLATE).toString().getBytes(StandardCharsets.UTF_8);
        Exchange exchange = sendTo("direct:mended", new ByteArrayInputStream(bytes));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo(quoted(TEMPLATE).toString());
    }

    /** The document with that field set, or removed. */
    private static ObjectNode with(String json, String pointer, String value) {
        ObjectNode document = (ObjectNode) quoted(json);
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) document.at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (value == null) {
            parent.remove(field);
        } else {
            parent.put(field, value);
        }
        return document;
    }
}
