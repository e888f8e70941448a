package io.github.camelinterakt.model;

import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers are faithful, immutable views on what the API wrote. */
class ApiResponseTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Case(RequestFixture fixture, RequestFixture.Response response) {

        ApiResponse answer() {
            ObjectNode body = response.body();
            return switch (fixture.operation()) {
                case "createCampaign" -> new Campaign(body);
                case "createTemplate" -> new CreatedTemplate(body);
                case "getUser", "getUsers" -> new ContactPage(body);
                case "getTemplates" -> new TemplatePage(body);
                case "uploadMedia" -> new UploadedMedia(body);
                default -> new ApiResponse(body);
            };
        }
    }

    static Stream<Case> answers() {
        return RequestFixture.all().stream()
                .flatMap(fixture -> fixture.responses().stream().map(response -> new Case(fixture, response)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyResponseIsKeptUnchanged(Case answered) throws Exception {
        ObjectNode body = answered.response().body();
        ApiResponse answer = answered.answer();
        assertThat(answer.toJson()).isEqualTo(body);
        assertThat(MAPPER.<JsonNode>valueToTree(answer.toMap())).isEqualTo(body);
        assertThat(MAPPER.readTree(answer.toBytes())).isEqualTo(body);
        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(answer))).isEqualTo(body);
        assertThat(MAPPER.treeToValue(body, answer.getClass())).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void onlyResultDeterminesSuccess(Case answered) {
        assertThat(answered.answer().isSuccess())
                .isEqualTo(answered.response().body().path("result").asBoolean(true));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aPrintedResponseShowsTypeResultAndIdOnly(Case answered) {
        ApiResponse answer = answered.answer();
        assertThat(answer)
                .hasToString(answer.getClass().getSimpleName() + "[result=" + answer.isSuccess() + ", id="
                        + answer.getId() + "]");
    }

    @Test
    void messageAndIdAreRead() {
        ApiResponse answer = new ApiResponse(RequestFixture.number(7).answer(0));
        assertThat(answer.getMessage()).startsWith("Message queued");
        assertThat(answer.getId()).isEqualTo("00000000-0000-4000-8000-000000000011");
    }

    @Test
    void absentAndNullAreNull() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().putNull("id");
        assertThat(new ApiResponse(json).getId()).isNull();
        assertThat(new ApiResponse(json).getMessage()).isNull();
        assertThat(new ApiResponse(json).isSuccess()).isTrue();
    }

    @Test
    void aResultWrittenAsTextStillMeansFailure() {
        assertThat(new ApiResponse(JsonNodeFactory.instance.objectNode().put("result", "false")).isSuccess())
                .isFalse();
    }

    @Test
    void neitherTheGivenNorTheReturnedDocumentChangesTheResponse() {
        ObjectNode given = RequestFixture.number(7).answer(0);
        ApiResponse answer = new ApiResponse(given);
        ApiResponse untouched = new ApiResponse(given);
        given.put("id", "changed");
        answer.toJson().put("id", "changed");
        answer.toMap().put("id", "changed");
        assertThat(answer).isEqualTo(untouched);
    }

    @Test
    void theIdOfACampaignIsFoundUnderBothSpellings() {
        RequestFixture fixture = RequestFixture.number(3);
        for (ObjectNode body : new ObjectNode[] {fixture.answer(0), fixture.answer(1)}) {
            Campaign campaign = new Campaign(body);
            assertThat(campaign.getCampaignId()).isEqualTo("00000000-0000-4000-8000-000000000003");
            assertThat(campaign.getName()).isEqualTo("Spring sale");
            assertThat(campaign.getType()).isEqualTo("PublicAPI");
        }
    }

    @Test
    void anUploadReturnsHandleUrlAndName() {
        UploadedMedia media = new UploadedMedia(RequestFixture.number(20).answer(0));
        assertThat(media.getHandle()).isEqualTo("4::aW1hZ2UvanBlZw==:HANDLE");
        assertThat(media.getUrl()).isEqualTo("https://media.example.com/cake.jpg?sig=REDACTED");
        assertThat(media.getName()).isEqualTo("cake.jpg");
    }

    @Test
    void simpleExpressionsReadResponses() {
        CamelContext context = new DefaultCamelContext();
        context.start();
        try {
            ContactPage page = new ContactPage(RequestFixture.number(4).answer(1));
            Map<String, Object> expected = Map.of(
                    "${body.success}", true,
                    "${body.message}", "Customers",
                    "${body.hasNextPage}", true,
                    "${body.total}", 250,
                    "${body.contacts[0].phoneNumber}", "9999999999",
                    "${body.contacts[0].traits[name]}", "Asha",
                    "${body.contacts[0].createdAt}", "2021-08-27T08:48:02.970Z");
            expected.forEach((expression, value) ->
                    assertThat(simple(context, expression, page)).as(expression).isEqualTo(value.toString()));
            TemplatePage templates = new TemplatePage(RequestFixture.number(22).answer(1));
            assertThat(simple(context, "${body.hasNext}", templates)).isEqualTo("true");
            assertThat(simple(context, "${body.templates[0].approvalStatus}", templates))
                    .isEqualTo("APPROVED");
        } finally {
            context.stop();
        }
    }

    private static String simple(CamelContext context, String expression, Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return context.resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class);
    }
}
