package io.github.camelinterakt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.preflight.RuleCase;
import io.github.camelinterakt.model.RequestFixture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

/** What Interakt would refuse is refused before it is sent, all of it at once, and without its content. */
class PreflightTest extends ApiTest {

    private static final String SECRET = "Asha's secret";
    private static final int LIMIT = 32 * 1024;

    static List<RuleCase> cases() {
        return RuleCase.all();
    }

    static Stream<RequestFixture> documents() {
        return RequestFixture.all().stream().filter(fixture -> fixture.body() != null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueAtTheLimitIsSent(RuleCase at) {
        sent(at.fixture().operation(), at.allowedDocument());
        assertThat(server.document()).isEqualTo(at.allowedDocument());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueBeyondTheLimitIsRefusedWithLocationRuleAndLength(RuleCase beyond) {
        InteraktException refusal = refused(beyond.fixture().operation(), beyond.refusedDocument());
        assertThat(refusal.getViolations()).hasSize(1);
        Violation violation = refusal.getViolations().get(0);
        assertThat(violation.pointer()).isEqualTo(beyond.offence());
        assertThat(violation.rule()).isEqualTo(beyond.rule());
        assertThat(violation.length()).isEqualTo(beyond.length());
        assertThat(refusal).hasMessageContaining(violation.toString());
        assertThat(refusal.isSafeToRepeat()).isFalse();
    }

    @Test
    void everyRuleHasACase() {
        Set<Rule> tested = EnumSet.noneOf(Rule.class);
        cases().forEach(one -> tested.add(one.rule()));
        // each of these has its own tests here, or in TemplateCheckTest
        tested.addAll(List.of(Rule.REQUEST_SIZE, Rule.TRAIT_COLLISION));
        tested.addAll(List.of(
                Rule.TEMPLATE_UNKNOWN, Rule.TEMPLATE_APPROVAL, Rule.TEMPLATE_CATEGORY, Rule.TEMPLATE_VALUE_COUNT));
        assertThat(tested).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void oneExceptionListsAllViolations() {
        JsonNode body = quoted("{'fullPhoneNumber': '91999', 'callbackData': '" + "a".repeat(513) + "',"
                + " 'type': 'Template', 'template': {'languageCode': 'en', 'headerValues': [''],"
                + " 'bodyValues': ['fine', 'two\\nlines', '" + "a".repeat(LIMIT) + "'],"
                + " 'buttonValues': {'x': ['a\\tb']}}}");
        assertThat(refused("message", body).getViolations())
                .extracting(violation -> violation.pointer() + " " + violation.rule())
                .containsExactlyInAnyOrder(
                        "/fullPhoneNumber PHONE",
                        "/callbackData CALLBACK_DATA",
                        "/template/name REQUIRED",
                        "/template/headerValues/0 TEMPLATE_VALUE",
                        "/template/bodyValues/1 TEMPLATE_VALUE",
                        "/template/buttonValues/x BUTTON_INDEX",
                        "/template/buttonValues/x/0 TEMPLATE_VALUE",
                        " REQUEST_SIZE");
    }

    @Test
    void theMessageCountsManyViolationsAndTheListContainsAll() {
        List<String> values = new ArrayList<>(java.util.Collections.nCopies(50, ""));
        InteraktException refusal =
                refused("message?templateName=a&languageCode=en&to=919999999999", Map.of("body", values));
        assertThat(refusal).hasMessageContaining("50 violations: ").hasMessageContaining("; and 30 more");
        assertThat(refusal.getViolations()).hasSize(50);
    }

    @Test
    void aRequestMayHave32KilobytesAsUtf8() {
        String start = "{\"userId\":\"crm-1001\",\"traits\":{\"note\":\"";
        String filled = start + "ü".repeat((LIMIT - start.length() - 3) / 2);
        String exact = filled + "a".repeat(LIMIT - 3 - bytes(filled)) + "\"}}";
        assertThat(bytes(exact)).isEqualTo(LIMIT);
        sent("trackUser", exact);
        server.wireMock().resetRequests();

        String beyond = exact.replace("\"}}", "a\"}}");
        InteraktException refusal = refused("trackUser", beyond);
        assertThat(refusal.getViolations())
                .containsExactly(new Violation("", Rule.REQUEST_SIZE, LIMIT + 1, Rule.REQUEST_SIZE.text()))
                .allSatisfy(violation -> assertThat(violation.toString())
                        .startsWith("the request: ")
                        .contains("32 KB"));

        sent("trackUser?preflight=false", beyond);
    }

    @Test
    void theFiltersOfAListAreLimitedToo() {
        Map<String, String> filter = Map.of("trait", "created_at_utc", "op", "g".repeat(LIMIT), "val", "2025-01-01");
        assertThat(refused("getUsers", List.of(filter)).getViolations())
                .extracting(Violation::rule)
                .containsExactly(Rule.REQUEST_SIZE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutPreflightAValueIsSentUnchanged(RuleCase beyond) {
        // The fields without which a request cannot be built are still checked.
        Exchange exchange = send(beyond.fixture().operation() + "?preflight=false", beyond.refusedDocument());
        if (exchange.getException() == null) {
            assertThat(server.document()).isEqualTo(beyond.refusedDocument());
        } else {
            assertThat(refused(exchange).getViolations()).hasSize(1);
            assertThat(beyond.rule()).isIn(Rule.REQUIRED, Rule.PHONE, Rule.TYPE);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noRefusalContainsContent(RequestFixture fixture) {
        for (ObjectNode document : everyTextReplaced(fixture.body())) {
            Exchange exchange = send(fixture.operation(), document);
            if (exchange.getException() != null) {
                InteraktException refusal = failure(exchange);
                for (Throwable e = refusal; e != null; e = e.getCause()) {
                    assertThat(e.toString()).doesNotContain("secret");
                }
                assertThat(refusal.getViolations().toString()).doesNotContain("secret");
            }
        }
    }

    @Test
    void aKeyCannotForgeALogLine() {
        InteraktException refusal =
                refused("trackUser", Map.of("userId", "crm-1001", "traits", Map.of("a\nERROR b", "c\nd")));
        assertThat(refusal.getMessage()).contains("/traits/a?ERROR b: ").doesNotContain("\n");
        assertThat(refusal.getViolations().get(0).pointer()).isEqualTo("/traits/a\nERROR b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trackUser", "trackEvent?eventName=seen"})
    void whiteSpaceInTraitsIsCleanedByOption(String uri) {
        JsonNode traits = quoted("{'lines': 'one\\r\\n two', 'tab': 'a\\tb', 'spaces': 'a   b', 'ends': ' \\n a \\n',"
                + " 'fine': '  a  b  ', 'list': ['a\\nb', 1, null, 'c'], 'number': 1, 'none': null, 'only': '\\n'}");
        sent(uri + (uri.contains("?") ? "&" : "?") + "traitPolicy=clean", contact(traits));
        assertThat(server.document().path("traits"))
                .isEqualTo(
                        quoted(
                                "{'lines': 'one two', 'tab': 'a b', 'spaces': 'a b', 'ends': 'a',"
                                        + " 'fine': '  a  b  ', 'list': ['a b', 1, null, 'c'], 'number': 1, 'none': null, 'only': ''}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trackUser", "trackEvent?eventName=seen"})
    void nestedTraitsAreFlattenedByOption(String uri) {
        JsonNode traits =
                quoted("{'name': 'Asha', 'address': {'city': 'Pune', 'geo': {'lat': 1.5, 'lon': 2}, 'a_b': 'x'},"
                        + " 'empty': {}, 'list': [1], 'last': true}");
        sent(uri + (uri.contains("?") ? "&" : "?") + "nestedTraits=flatten", contact(traits));
        assertThat(server.request().getBodyAsString())
                .contains("\"traits\":{\"name\":\"Asha\",\"address_city\":\"Pune\",\"address_geo_lat\":1.5,"
                        + "\"address_geo_lon\":2,\"address_a_b\":\"x\",\"list\":[1],\"last\":true}");
    }

    @Test
    void flattenedTraitsAreCheckedAndCleaned() {
        JsonNode traits = quoted("{'address': {'city': 'Pune\\nWest'}}");
        assertThat(refused("trackUser?nestedTraits=flatten", contact(traits)).getViolations())
                .extracting(Violation::pointer)
                .containsExactly("/traits/address_city");
        sent("trackUser?nestedTraits=flatten&traitPolicy=clean", contact(traits));
        assertThat(server.document().path("traits")).isEqualTo(quoted("{'address_city': 'Pune West'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'address': {'city': 'Pune'}, 'address_city': 'Agra'}",
                "{'address_city': 'Agra', 'address': {'city': 'Pune'}}",
                "{'address_city': {'a': 1}, 'address': {'city': 'Pune', 'city_a': 2}}"
            })
    void twoTraitsWithTheSameNameAreRefused(String traits) {
        assertThat(refused("trackUser?nestedTraits=flatten", contact(quoted(traits)))
                        .getViolations())
                .extracting(Violation::rule)
                .containsExactly(Rule.TRAIT_COLLISION);
    }

    @Test
    void anObjectInAListCannotBeFlattened() {
        assertThat(refused("trackUser?nestedTraits=flatten", contact(quoted("{'a': [{'b': 1}]}")))
                        .getViolations())
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/traits/a/0", Rule.NESTED_TRAIT));
    }

    @Test
    void theBodyOfTheRouteIsNotChangedByCleaningOrFlattening() {
        ObjectNode body = contact(quoted("{'a': {'b': 'c\\nd'}}"));
        ObjectNode before = body.deepCopy();
        server.answer(500, "{\"result\": false}");
        Exchange exchange = send("trackUser?nestedTraits=flatten&traitPolicy=clean", body);
        assertThat(exchange.getMessage().getBody()).isSameAs(body);
        assertThat(body).isEqualTo(before);
    }

    @Test
    void theComponentsDefaultsApplyToEveryEndpoint() {
        InteraktConfiguration configuration =
                context.getComponent("interakt", InteraktComponent.class).getConfiguration();
        configuration.setPreflight(false);
        try {
            sent("trackUser?lazyStartProducer=true", contact(quoted("{'a': 'b\\nc'}")));
        } finally {
            configuration.setPreflight(true);
        }
    }

    private static ObjectNode contact(JsonNode traits) {
        ObjectNode contact = (ObjectNode) quoted("{'userId': 'crm-1001'}");
        contact.set("traits", traits);
        return contact;
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** The document once for each of its texts, with that one replaced by one that breaks nearly every rule. */
    private static List<ObjectNode> everyTextReplaced(JsonNode document) {
        String[] offences = {SECRET, SECRET + "\n\t     ", SECRET.repeat(400)};
        List<ObjectNode> replaced = new ArrayList<>();
        for (String pointer : texts(document, "")) {
            Arrays.stream(offences).forEach(offence -> {
                ObjectNode copy = document.deepCopy();
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = copy.at(pointer.substring(0, slash));
                String key = pointer.substring(slash + 1);
                if (parent instanceof ArrayNode list) {
                    list.set(Integer.parseInt(key), list.textNode(offence));
                } else {
                    ((ObjectNode) parent).put(key, offence);
                }
                replaced.add(copy);
            });
        }
        return replaced;
    }

    private static List<String> texts(JsonNode node, String pointer) {
        List<String> pointers = new ArrayList<>();
        if (node.isTextual()) {
            pointers.add(pointer);
        }
        node.properties().forEach(field -> pointers.addAll(texts(field.getValue(), pointer + "/" + field.getKey())));
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            pointers.addAll(texts(node.get(i), pointer + "/" + i));
        }
        return pointers;
    }
}
