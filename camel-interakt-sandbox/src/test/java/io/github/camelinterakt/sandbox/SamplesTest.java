package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.WireTime;
import io.github.camelinterakt.sandbox.control.Control;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The samples that the component is tested with get the responses printed there, whether the sandbox has them of itself or is told to. They share a sandbox, which
 * is reset before each.
 */
@InteraktSandbox
class SamplesTest {

    private static final Path SAMPLES = Path.of("../camel-interakt-component/src/test/resources/fixtures/requests");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids, times, URLs and what only the dashboard can set. */
    private static final String INDIVIDUAL =
            "(.*_)?(ids?|utc|url|handle|tags|tag_names|channel|source|text|file_name|opted_in|status)"
                    + "|campaignId|display_name|total_customers";

    private static final String WINDOW_CLOSED =
            "Please correct the following error - Customer has not messaged within last 24 hours";

    private Sandbox sandbox;
    private Caller api;
    private Control control;

    @BeforeAll
    static void share(Sandbox sandbox) {}

    @BeforeEach
    void callTheSandbox(Sandbox injected) {
        injected.reset();
        sandbox = injected;
        api = Caller.of(injected);
        control = Control.of(injected);
        injected.clock().set(Instant.parse("2030-01-31T09:00:00Z"));
    }

    static Stream<Arguments> samples() throws IOException {
        List<Arguments> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) {
                JsonNode sample = JSON.readTree(Files.readAllBytes(file));
                for (JsonNode response : sample.path("responses")) {
                    samples.add(arguments(
                            file.getFileName() + ", " + response.path("name").asText(), sample, response));
                }
            }
        }
        return samples.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void itGetsTheResponsePrintedThere(String name, JsonNode sample, JsonNode expected) {
        JsonNode request = sample.path("body");
        if (request.path("traits") instanceof ObjectNode traits) {
            traits.properties().removeIf(trait -> trait.getValue().isNull()); // the sandbox is strict here, on purpose
        }
        String message = expected.at("/body/message").asText();
        boolean first = expected.equals(sample.at("/responses/0"));
        if (first || message.equals(WINDOW_CLOSED) && expected.path("code").asInt() == 400) {
            prepare(sample, expected, "UTILITY");
        } else if (message.startsWith("Message not sent")) {
            prepare(sample, expected, "MARKETING");
        } else if (message.contains("No approved template")) {
            prepare(sample, expected, null);
        } else if (expected.path("code").asInt() == 429) {
            fault(sample, "{\"kind\":\"rateLimited\",\"retryAfter\":\"20\"}");
        } else {
            ObjectNode fault = JSON.createObjectNode().put("kind", "status");
            fault.put("status", expected.path("code").asInt())
                    .put("body", expected.path("body").toString());
            fault(sample, fault.toString());
        }
        if (message.equals(WINDOW_CLOSED)) {
            control.post("clock/advance", "{\"duration\":\"PT24H\"}");
        }

        Reply reply = send(sample, request);
        assertThat(reply.status())
                .as(reply.text())
                .isEqualTo(expected.path("code").asInt());
        assertThat(shape(reply.json())).isEqualTo(shape(expected.path("body")));
        expected.path("headers").properties().forEach(header -> assertThat(reply.header(header.getKey()))
                .isEqualTo(header.getValue().asText()));
    }

    private Reply send(JsonNode sample, JsonNode request) {
        String query = sample.path("query").properties().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String path = sample.path("path").asText() + (query.isEmpty() ? "" : "?" + query);
        if (path.startsWith("/track/files/")) {
            String part = """
                    --b
                    Content-Disposition: form-data; name="uploadFile"; filename="cake.jpg"
                    Content-Type: image/jpeg

                    abc
                    --b--
                    """.replace("\n", "\r\n");
            return api.send("POST", path, "multipart/form-data; boundary=b", BodyPublishers.ofString(part));
        }
        return request.isNull() ? api.get(path) : api.post(path, request.toString());
    }

    private void fault(JsonNode sample, String fault) {
        ObjectNode body = (ObjectNode) read(fault);
        String operation = sample.path("operation").asText();
        String byPhone = sample.path("path").asText().contains("/id/") ? "getUserById" : "getUserByPhone";
        body.put(
                "operation",
                ApiOperation.of(operation.equals("getUser") ? byPhone : operation)
                        .name());
        assertThat(control.post("faults", body.toString()).status()).isEqualTo(204);
    }

    /** Contacts, templates and campaigns that the sample speaks of; no template if its category is null. */
    private void prepare(JsonNode sample, JsonNode expected, String category) {
        JsonNode request = sample.path("body");
        ObjectNode person = JSON.createObjectNode();
        for (String key : List.of("userId", "countryCode", "phoneNumber", "fullPhoneNumber")) {
            if (request.has(key)) {
                person.set(key, request.get(key));
            }
        }
        if (request.has("user_phone_number")) {
            person.set("fullPhoneNumber", request.get("user_phone_number"));
        }
        if (sample.path("path").asText().startsWith("/apis/users/id/")) {
            person.put("userId", sample.path("path").asText().substring("/apis/users/id/".length()));
        }
        for (JsonNode contact : expected.at("/body/data/customers")) {
            sandbox.clock()
                    .set(WireTime.parse(request.at("/filters/0/val")
                                    .asText(contact.path("created_at_utc").asText()))
                            .plusSeconds(1));
            person.set("countryCode", contact.get("country_code"));
            person.set("phoneNumber", contact.get("phone_number"));
            sandbox.customer(contact.path("country_code").asText()
                            + contact.path("phone_number").asText())
                    .has(JSON.convertValue(
                            contact.path("traits"),
                            JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class)));
        }
        if (!person.isEmpty()) {
            assertThat(api.post("/track/users/", person.toString()).status()).isEqualTo(202);
        }
        if (!person.path("phoneNumber").isMissingNode() || person.has("fullPhoneNumber")) {
            String phone = person.has("fullPhoneNumber")
                    ? person.path("fullPhoneNumber").asText()
                    : person.path("countryCode").asText()
                            + person.path("phoneNumber").asText();
            control.post("customers/" + phone + "/messages", "{\"type\":\"text\",\"text\":\"Hi\"}");
        }
        String template = request.at("/template/name")
                .asText(request.path("template_name").asText());
        String language = request.at("/template/languageCode")
                .asText(request.path("language_code").asText());
        if (category != null && !template.isEmpty()) {
            boolean guarded = category.equals("UTILITY") && request.has("template_category");
            sandbox.addTemplate(
                    template,
                    language,
                    guarded ? request.path("template_category").asText() : category,
                    "Hi");
        }
        for (JsonNode listed : expected.at("/body/results/templates")) {
            sandbox.addTemplate(
                    listed.path("name").asText(),
                    listed.path("language").asText(),
                    listed.path("category").asText(),
                    listed.path("body").asText());
        }
        if (request.has("campaignId")) {
            sandbox.addCampaign(request.path("campaignId").asText(), "Campaign", template, language);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The document without the order of its keys and without what differs from account to account. */
    private static String shape(JsonNode json) {
        if (json.isObject()) {
            return json.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry ->
                            entry.getKey() + (entry.getKey().matches(INDIVIDUAL) ? "" : "=" + shape(entry.getValue())))
                    .collect(Collectors.joining(",\n", "{", "}"));
        }
        if (json.isArray()) {
            List<String> shapes = new ArrayList<>();
            json.forEach(element -> shapes.add(shape(element)));
            return shapes.toString();
        }
        // Some texts are JSON with other spaces, and the dashboard's texts have their emoji.
        return json.toString()
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\\\+n|[^!-~]", "");
    }
}
