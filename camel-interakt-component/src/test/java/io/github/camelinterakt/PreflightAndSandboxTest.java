package io.github.camelinterakt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.preflight.RuleCase;
import io.github.camelinterakt.model.RequestFixture;
import io.github.camelinterakt.sandbox.Sandbox;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox responds with 400 to requests that preflight refuses, and accepts requests at the limit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreflightAndSandboxTest {

    private Sandbox sandbox;
    private CamelFixture camel;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().start();
        camel = new CamelFixture(sandbox.baseUrl()).start();
    }

    @AfterAll
    void stop() {
        camel.close();
        sandbox.close();
    }

    /** An account that has all that the samples speak of. */
    @BeforeEach
    void fill() throws Exception {
        sandbox.reset();
        sandbox.customer("919999999999").says("Hi");
        sandbox.customer("919999999998").says("Hi");
        camel.send(
                "interakt:trackUser", Map.of("userId", "crm-1001", "countryCode", "+91", "phoneNumber", "9999999999"));
        for (RequestFixture fixture : RequestFixture.all()) {
            JsonNode body = fixture.body();
            if (body == null) {
                continue;
            }
            template(body.at("/template/name"), body.at("/template/languageCode"), body.path("template_category"));
            template(body.path("template_name"), body.path("language_code"), body.path("none"));
            if (body.path("campaignId").isTextual()) {
                sandbox.addCampaign(body.path("campaignId").textValue(), "Spring", "any", "en");
            }
        }
    }

    private void template(JsonNode name, JsonNode language, JsonNode category) {
        boolean known = sandbox.templates().stream()
                .anyMatch(template -> template.name().equals(name.asText())
                        && template.language().equals(language.asText()));
        if (name.isTextual() && !known) {
            sandbox.addTemplate(name.asText(), language.asText(), category.asText("utility"), "Hi {{1}}");
        }
    }

    /** Where the category is at the limit, the template has another. */
    static Stream<RuleCase> atTheLimit() {
        return RuleCase.all().stream().filter(one -> !one.pointer().equals("/template_category"));
    }

    static List<RuleCase> cases() {
        return RuleCase.all();
    }

    static Stream<RequestFixture> documents() {
        return RequestFixture.all().stream().filter(fixture -> fixture.body() != null);
    }

    @ParameterizedTest
    @MethodSource("atTheLimit")
    void theSandboxAcceptsValuesAtTheLimit(RuleCase at) throws Exception {
        Exchange exchange = camel.send("interakt:" + at.fixture().operation(), at.allowedDocument());
        assertThat(exchange.getException()).isNull();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSandboxRefusesValuesBeyondTheLimit(RuleCase beyond) throws Exception {
        assertRefusedBySandbox(beyond.fixture().operation(), beyond.refusedDocument(), beyond.toString());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void preflightAcceptsWhatTheSandboxAccepts(RequestFixture fixture) throws Exception {
        int refused = 0;
        for (ObjectNode document : everyPlaceSpoilt(fixture.body())) {
            Exchange exchange = camel.send("interakt:" + fixture.operation(), document);
            if (exchange.getException() instanceof InteraktException failure
                    && failure.getOutcome() == Outcome.NOT_SENT) {
                refused++;
                assertRefusedBySandbox(fixture.operation(), document, failure.getMessage());
            }
        }
        assertThat(refused).isPositive();
    }

    private void assertRefusedBySandbox(String operation, ObjectNode document, String why) throws Exception {
        Exchange exchange = camel.send("interakt:" + operation + "?preflight=false", document);
        assertThat(exchange.getException()).as(why).isInstanceOf(InteraktException.class);
        InteraktException failure = (InteraktException) exchange.getException();
        if (failure.getOutcome() != Outcome.NOT_SENT) {
            assertThat(failure.getHttpResponseCode()).isEqualTo(400);
            // violations contain a location, unlike errors about the account's state
            assertThat(failure.getResponseMessage().orElseThrow()).as(why).contains("error - /");
        }
    }

    /** The document once for each place and kind of mistake: left out, null, empty, of another type. */
    private static List<ObjectNode> everyPlaceSpoilt(JsonNode document) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<ObjectNode> spoilt = new ArrayList<>();
        for (String pointer : places(document, "")) {
            for (JsonNode mistake : new JsonNode[] {
                null,
                json.nullNode(),
                json.textNode(""),
                json.textNode("x"),
                json.numberNode(7),
                json.arrayNode(),
                json.objectNode().put("x", 1)
            }) {
                ObjectNode copy = document.deepCopy();
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = copy.at(pointer.substring(0, slash));
                String key = pointer.substring(slash + 1);
                if (parent instanceof ArrayNode list) {
                    if (mistake == null) {
                        list.remove(Integer.parseInt(key));
                    } else {
                        list.set(Integer.parseInt(key), mistake);
                    }
                } else if (mistake == null) {
                    ((ObjectNode) parent).remove(key);
                } else {
                    ((ObjectNode) parent).set(key, mistake);
                }
                spoilt.add(copy);
            }
        }
        return spoilt;
    }

    private static List<String> places(JsonNode node, String pointer) {
        List<String> pointers = new ArrayList<>();
        node.properties().forEach(field -> {
            String place = pointer + "/" + field.getKey();
            pointers.add(place);
            pointers.addAll(places(field.getValue(), place));
        });
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            pointers.add(pointer + "/" + i);
            pointers.addAll(places(node.get(i), pointer + "/" + i));
        }
        return pointers;
    }
}
