package io.github.camelinterakt;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelinterakt.model.RequestFixture;
import io.github.camelinterakt.model.TypedFixtures;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every sample of the wire format, in every Java shape, is sent as it is. */
class EveryRequestArrivesAsItIsTest extends ApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Function<JsonNode, Object>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("String", JsonNode::toString);
        SHAPES.put("pretty String", JsonNode::toPrettyString);
        SHAPES.put("byte[]", EveryRequestArrivesAsItIsTest::bytes);
        SHAPES.put("byte[] in UTF-8 with a byte order mark", json -> bytes("\ufeff" + json, StandardCharsets.UTF_8));
        SHAPES.put("byte[] in UTF-16LE", json -> bytes(json.toString(), StandardCharsets.UTF_16LE));
        SHAPES.put("byte[] in UTF-16BE", json -> bytes(json.toString(), StandardCharsets.UTF_16BE));
        SHAPES.put("byte[] in UTF-16 with a byte order mark", json -> bytes(json.toString(), StandardCharsets.UTF_16));
        SHAPES.put("InputStream", json -> new ByteArrayInputStream(bytes(json)));
        SHAPES.put("Reader", json -> new java.io.StringReader(json.toString()));
        SHAPES.put("Map", json -> MAPPER.convertValue(json, new TypeReference<Map<String, Object>>() {}));
        SHAPES.put("JsonNode", JsonNode::deepCopy);
    }

    static Stream<Arguments> documentsInEveryShape() {
        return RequestFixture.all().stream()
                .filter(fixture -> fixture.body() != null)
                .flatMap(fixture -> SHAPES.keySet().stream().map(shape -> arguments(fixture, shape)));
    }

    static Stream<RequestFixture> typedDocuments() {
        return RequestFixture.all().stream().filter(RequestFixture::typed);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("documentsInEveryShape")
    void aDocumentInAnyShapeIsSentUnchanged(RequestFixture fixture, String shape) throws Exception {
        answerAs(fixture);
        Object body = SHAPES.get(shape).apply(fixture.body());
        assertAnswered(fixture, sent(fixture.operation(), body));
        assertArrived(fixture);
    }

    @ParameterizedTest
    @MethodSource("typedDocuments")
    void aTypedRequestIsSentAsItsDocument(RequestFixture fixture) throws Exception {
        answerAs(fixture);
        Object request = TypedFixtures.all().get(fixture.name()).get();
        assertAnswered(fixture, sent(fixture.operation(), request));
        assertArrived(fixture);
    }

    @Test
    void aContactIsLookedUpByPhone() throws Exception {
        RequestFixture fixture = RequestFixture.number(5);
        answerAs(fixture);
        assertAnswered(fixture, sent("getUser", "919999999999"));
        assertArrived(fixture);
    }

    @Test
    void aContactIsLookedUpByItsId() throws Exception {
        RequestFixture fixture = RequestFixture.number(6);
        answerAs(fixture);
        assertAnswered(fixture, sent("getUser?lookupBy=userId", "crm-1001"));
        assertArrived(fixture);
    }

    @Test
    void aContactIsLookedUpByTheHeaderWithItsId() throws Exception {
        RequestFixture fixture = RequestFixture.number(6);
        answerAs(fixture);
        sent("getUser", null, InteraktConstants.USER_ID, "crm-1001");
        assertArrived(fixture);
    }

    @Test
    void anIdIsEncodedIntoThePath() {
        sent("getUser?lookupBy=userId", "a/b ?c&ü%");
        assertThat(server.request().getUrl())
                .isEqualTo(RecordingServer.BASE_PATH + "/apis/users/id/a%2Fb%20%3Fc%26%C3%BC%25");
    }

    @Test
    void templatesAreListedByTheirFilters() throws Exception {
        RequestFixture fixture = RequestFixture.number(22);
        answerAs(fixture);
        assertAnswered(fixture, sent("getTemplates?templateName=order_news&approvalStatus=APPROVED", null));
        assertArrived(fixture);
    }

    @Test
    void everyFilterOfTemplatesComesFromOptionsAndHeaders() {
        server.answer(200, "{'has_next': false, 'results': {'templates': []}}".replace('\'', '"'));
        sent(
                "getTemplates?offset=30&templateName=option&languageCode=en",
                null,
                InteraktConstants.TEMPLATE_NAME,
                "a&b=ü",
                InteraktConstants.LANGUAGE_CODE,
                "hi");
        assertThat(query(server.request()))
                .isEqualTo(
                        Map.of("offset", "30", "template_name", "a&b=ü", "autosubmitted_for", "all", "language", "hi"));
    }

    @Test
    void aPageOfContactsIsChosenByOptions() {
        server.answer(200, "{'result': true, 'data': {'customers': []}}".replace('\'', '"'));
        sent("getUsers?offset=200&limit=50", null);
        assertThat(server.request().getUrl()).isEqualTo(RecordingServer.BASE_PATH + "/apis/users/?offset=200&limit=50");
    }

    @Test
    void aPageOfContactsIsChosenByHeadersBeforeOptions() {
        server.answer(200, "{'result': true, 'data': {'customers': []}}".replace('\'', '"'));
        sent("getUsers?offset=200&limit=50", null, InteraktConstants.OFFSET, "300", InteraktConstants.LIMIT, 10);
        assertThat(server.request().getUrl()).isEqualTo(RecordingServer.BASE_PATH + "/apis/users/?offset=300&limit=10");
    }

    @Test
    void filtersMayBeGivenAloneOrAsAList() {
        server.answer(200, "{'result': true, 'data': {'customers': []}}".replace('\'', '"'));
        Map<String, Object> filter = Map.of("trait", "created_at_utc", "op", "gt", "val", "2026-01-01T00:00:00.000Z");
        JsonNode expected = MAPPER.createObjectNode().set("filters", MAPPER.valueToTree(List.of(filter)));
        for (Object body : List.of(filter, List.of(filter), Map.of("filters", List.of(filter)))) {
            server.wireMock().resetRequests();
            sent("getUsers", body);
            assertThat(server.document()).isEqualTo(expected);
        }
    }

    @Test
    void numbersKeepTheirDigits() {
        String traits = "{\"price\":12.50,\"id\":12345678901234567890,\"exact\":0.12345678901234567890123}";
        sent("trackUser", "{\"userId\":\"crm-1001\",\"traits\":" + traits + "}");
        assertThat(server.request().getBodyAsString()).contains(traits);
    }

    @Test
    void everyOperationHasASample() {
        List<String> operations = RequestFixture.all().stream()
                .map(RequestFixture::operation)
                .distinct()
                .toList();
        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(Stream.of(InteraktOperation.values())
                        .filter(operation -> !operation.isConsumer())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void aBaseUrlWithATrailingSlashLeadsToTheSamePath() {
        sent("trackUser?baseUrl=" + server.baseUrl() + "/", Map.of("userId", "crm-1001"));
        assertThat(server.request().getUrl()).isEqualTo(RecordingServer.BASE_PATH + "/track/users/");
    }

    private void answerAs(RequestFixture fixture) {
        RequestFixture.Response response = fixture.responses().get(0);
        server.answer(response.code(), response.body().toString());
    }

    private void assertArrived(RequestFixture fixture) {
        LoggedRequest request = server.request();
        assertThat(request.getMethod().getName())
                .isEqualTo(fixture.document().get("method").asText());
        assertThat(request.getUrl().replaceFirst("\\?.*", ""))
                .isEqualTo(RecordingServer.BASE_PATH
                        + fixture.document().get("path").asText());
        Map<String, String> expected = new TreeMap<>();
        fixture.document()
                .get("query")
                .properties()
                .forEach(parameter ->
                        expected.put(parameter.getKey(), parameter.getValue().asText()));
        // the API's default; templates with and without variables are listed
        expected.remove("variable_present");
        assertThat(query(request)).isEqualTo(expected);
        assertThat(request.getHeaders().getHeader("Authorization").values()).containsExactly("Basic " + DASHBOARD_KEY);
        if (fixture.body() == null) {
            assertThat(request.getBody()).isEmpty();
        } else {
            assertThat(request.getHeader("Content-Type")).startsWith("application/json");
            assertThat(server.document()).isEqualTo(fixture.body());
        }
    }

    /** The typed response contains the complete response, and its headers are set. */
    private static void assertAnswered(RequestFixture fixture, Exchange exchange) throws Exception {
        RequestFixture.Response response = fixture.responses().get(0);
        JsonNode answer = response.body();
        if (fixture.operation().equals("getUser")) {
            answer = answer.at("/data/customers/0");
        }
        assertThat(MAPPER.readTree(exchange.getMessage().getBody(String.class))).isEqualTo(answer);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_CODE))
                .isEqualTo(response.code());
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESPONSE_MESSAGE))
                .isEqualTo(response.body().path("message").textValue());
        assertThat(exchange.getMessage().getHeader(InteraktConstants.MESSAGE_ID))
                .isEqualTo(response.body().path("id").textValue());
    }

    private static Map<String, String> query(LoggedRequest request) {
        Map<String, String> query = new TreeMap<>();
        for (Map.Entry<String, QueryParameter> parameter :
                request.getQueryParams().entrySet()) {
            query.put(parameter.getKey(), String.join("|", parameter.getValue().values()));
        }
        return query;
    }

    private static byte[] bytes(JsonNode json) {
        return bytes(json.toString(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
