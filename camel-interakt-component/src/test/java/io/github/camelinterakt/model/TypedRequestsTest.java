package io.github.camelinterakt.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The typed model writes the same documents as the samples of the wire format. */
class TypedRequestsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Keys whose values are names of things in the account, which a log may show. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "type",
            "event",
            "display_name",
            "language",
            "category",
            "campaign_name",
            "template_name",
            "language_code",
            "campaign_type",
            "trait",
            "op",
            "val",
            "supr_op");

    static Stream<RequestFixture> typed() {
        return RequestFixture.all().stream().filter(RequestFixture::typed);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theModelWritesTheSamplesDocument(RequestFixture fixture) throws Exception {
        assertThat(read(request(fixture).toJson().toString())).isEqualTo(fixture.body());
    }

    @Test
    void everyTypedSampleIsBuilt() {
        assertThat(TypedFixtures.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        typed().map(RequestFixture::name).toList());
    }

    @Test
    void everySampleWithABodyIsTyped() {
        assertThat(RequestFixture.all())
                .allSatisfy(fixture -> assertThat(fixture.typed()).isEqualTo(fixture.body() != null));
    }

    @Test
    void everyTypeOfMessageHasASample() {
        assertThat(typesOf("message"))
                .containsAll(namesOf(Stream.of(MessageType.values()).filter(MessageType::isWhatsApp)));
        assertThat(typesOf("rcsMessage"))
                .containsAll(namesOf(Stream.of(MessageType.values()).filter(MessageType::isRcs)));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void anApplicationsMapperWritesTheSameDocument(RequestFixture fixture) throws Exception {
        ObjectMapper customised = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)
                .build();
        assertThat(read(customised.writeValueAsString(request(fixture)))).isEqualTo(fixture.body());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void aPrintedRequestContainsNoPersonalData(RequestFixture fixture) {
        List<String> values = new ArrayList<>();
        collect("", fixture.body(), values);
        String printed = request(fixture).toString();
        assertThat(values).noneMatch(printed::contains);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void equalRequestsAreEqual(RequestFixture fixture) {
        assertThat(request(fixture)).isEqualTo(request(fixture)).hasSameHashCodeAs(request(fixture));
    }

    @Test
    void differentRequestsDiffer() {
        List<JsonView> requests = typed().map(TypedRequestsTest::request).toList();
        assertThat(requests).doesNotHaveDuplicates();
    }

    @Test
    void theReturnedDocumentIsACopy() {
        WhatsAppMessage message = WhatsAppMessage.text("Hello");
        message.toJson().put("type", "changed");
        assertThat(message.toJson().path("type").asText()).isEqualTo("Text");
    }

    private static JsonView request(RequestFixture fixture) {
        return TypedFixtures.all().get(fixture.name()).get();
    }

    private static JsonNode read(String json) throws Exception {
        return MAPPER.readTree(json);
    }

    private static List<String> typesOf(String operation) {
        return RequestFixture.all().stream()
                .filter(fixture -> fixture.operation().equals(operation))
                .map(fixture -> fixture.body().path("type").asText())
                .toList();
    }

    private static List<String> namesOf(Stream<MessageType> types) {
        return types.map(MessageType::name).toList();
    }

    private static void collect(String key, JsonNode node, List<String> values) {
        if (node.isTextual() && !NOT_PERSONAL.contains(key) && node.asText().length() > 3) {
            values.add(node.asText());
        } else if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), values));
        } else {
            node.forEach(element -> collect(key, element, values));
        }
    }
}
