package io.github.camelinterakt.docs.example;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.JsonView;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every message of messages.md is accepted by the sandbox as it was meant. */
class MessagesTest {

    private static final Map<String, Object> TO = Map.of("CamelInteraktTo", "+91 99999 99999");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    private SandboxedCamel camel;

    @BeforeEach
    void start() throws Exception {
        for (String template : List.of("cakes_of_the_week", "pay_your_cake", "order_on_its_way")) {
            INTERAKT.sandbox().addTemplate(template, "en", "UTILITY", "Dear {{1}}");
        }
        camel = new SandboxedCamel(INTERAKT.sandbox())
                .routes(new MessageRoutes())
                .file("routes/messages.yaml")
                .file("routes/messages.xml")
                .start();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    static Stream<JsonView> typed() {
        return Stream.of(
                Messages.text(),
                Messages.image(),
                Messages.buttons(),
                Messages.list(),
                Messages.template(),
                Messages.authentication(),
                Messages.carousel(),
                Messages.orderDetails(),
                Messages.orderStatus(),
                Messages.withFallback());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theTypedModelIsAccepted(JsonView message) {
        camel.request("direct:any", message);

        assertThat(sent().type()).isEqualTo(message.toJson().path("type").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:text", "direct:text-java", "direct:text-xml"})
    void withTypeTextTheBodyIsTheText(String route) {
        camel.request(route, "Your order is ready.");

        assertThat(sent().request().at("/data/message").asText()).isEqualTo("Your order is ready.");
    }

    @Test
    void withTypeDocumentTheBodyIsTheUrl() {
        camel.request(
                "direct:invoice",
                "https://media.example.com/12.pdf",
                Map.of("order", 12, "CamelInteraktTo", "919999999999"));

        assertThat(sent().request().at("/data/mediaUrl").asText()).isEqualTo("https://media.example.com/12.pdf");
        assertThat(sent().request().at("/data/fileName").asText()).isEqualTo("invoice-12.pdf");
        assertThat(sent().request().at("/data/message").asText()).isEqualTo("Your invoice");
    }

    @Test
    void aListFillsTheBodyOfATemplateAndAMapAllOfIt() {
        ProducerTemplate template = camel.context().createProducerTemplate();
        // tag::short-forms[]
        template.requestBodyAndHeader("direct:template", List.of("Asha", "12"), "CamelInteraktTo", "+91 99999 99999");

        Map<String, Object> values = Map.of(
                "header", "Asha",
                "body", List.of("Asha", "12"),
                "buttons", List.of("track/12"));
        template.requestBodyAndHeader("direct:template", values, "CamelInteraktTo", "+91 99999 99999");
        // end::short-forms[]

        assertThat(INTERAKT.sandbox().messages())
                .extracting(message ->
                        message.request().at("/template/bodyValues/1").asText())
                .containsExactly("12", "12");
        assertThat(INTERAKT.sandbox()
                        .messages()
                        .get(1)
                        .request()
                        .at("/template/buttonValues/0/0")
                        .asText())
                .isEqualTo("track/12");
    }

    @Test
    void theWireDocumentPassesAsItIs() {
        ProducerTemplate template = camel.context().createProducerTemplate();
        // tag::wire[]
        Map<String, Object> document = Map.of(
                "countryCode", "+91",
                "phoneNumber", "9999999999",
                "type", "Text",
                "data", Map.of("message", "Your order is ready."));
        ApiResponse answer = template.requestBody("direct:any", document, ApiResponse.class);
        String id = answer.getId();
        // end::wire[]

        assertThat(sent().id()).hasToString(id);
        assertThat(sent().request().at("/phoneNumber").asText()).isEqualTo("9999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:values", "direct:values-xml"})
    void headersFillATemplateWhateverTheyContain(String route) {
        camel.request(route, Map.of("name", "Asha \"], \"x\": [\"", "order", 12), TO);
        assertThat(sent().request().at("/template/bodyValues").toString())
                .isEqualTo("[\"Asha \\\"], \\\"x\\\": [\\\"\",\"12\"]");
    }

    @Test
    void theGuardAndTheCallbackDataAreSent() {
        camel.request("direct:guarded", List.of("Asha", "12"), TO);

        assertThat(sent().request().at("/template_category").asText()).isEqualTo("utility");
        assertThat(sent().callbackData()).isEqualTo("shop");
    }

    @Test
    void theOptionsMakeTheFallback() {
        camel.request("direct:with-sms", List.of("Asha", "12"), TO);

        assertThat(sent().request().at("/fallback/0/content/message").asText()).isEqualTo("Order {{1}} is on its way.");
        assertThat(sent().request().at("/fallback/0/content/variables/0").asText())
                .isEqualTo("12");
    }

    @Test
    void aTextIsTheOneBodyValue() {
        camel.request("interakt:message?templateName=welcome&languageCode=en", "Asha", TO);

        assertThat(sent().request().at("/template/bodyValues/0").asText()).isEqualTo("Asha");
    }

    @Test
    void theFallbackOfTheConfigurationIsThatOfTheTypedModel() {
        // tag::sms[]
        String withFallback = "interakt:message?templateName=order_shipped&languageCode=en&callbackData=sms"
                + "&smsMessage=Order {#1#} is on its way."
                + "&smsSenderId=SENDER&smsEntityId=1000000000000000001&smsTemplateId=1000000000000000002";
        // end::sms[]
        camel.request(
                withFallback,
                List.of("Asha", "12"),
                Map.of("CamelInteraktSmsVariables", List.of("12"), "CamelInteraktTo", "919999999999"));
        Message byOptions = sent();
        camel.request("direct:any", Messages.withFallback());

        assertThat(byOptions.request().at("/fallback"))
                .isEqualTo(sent().request().at("/fallback"));
    }

    @Test
    void theMessagesAfterCreateCampaignBelongToIt() {
        camel.request("direct:sale", List.of(Map.of("phone", "919999999999", "name", "Asha")));

        assertThat(sent().campaignId()).isNotBlank();
        assertThat(INTERAKT.sandbox().campaigns()).hasSize(1);
    }

    private static Message sent() {
        List<Message> messages = INTERAKT.sandbox().messages();
        return messages.get(messages.size() - 1);
    }
}
