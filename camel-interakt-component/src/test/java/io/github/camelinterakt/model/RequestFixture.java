package io.github.camelinterakt.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.Comparator.comparing;

/**
 * A sample call in the wire format, with its possible responses.
 *
 * @param name      the file's name without ending, such as {@code 07-message-text}
 * @param operation the operation's name in an endpoint URI
 * @param document  the whole fixture: method, path relative to the base URL, query, body, responses
 */
public record RequestFixture(String name, String operation, JsonNode document) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All fixtures, in the order of their numbers. */
    public static List<RequestFixture> all() {
        try (Stream<Path> files = Files.list(
                Path.of(RequestFixture.class.getResource("/fixtures/requests").toURI()))) {
            return files.map(RequestFixture::read)
                    .sorted(comparing(RequestFixture::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One fixture by its number. */
    public static RequestFixture number(int number) {
        String prefix = String.format("%02d-", number);
        return all().stream()
                .filter(fixture -> fixture.name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    /** The request's body; null if it has none. */
    public JsonNode body() {
        return document.get("body").isNull() ? null : document.get("body");
    }

    /** Whether the typed model has this request. */
    public boolean typed() {
        return document.get("typed").asBoolean();
    }

    /** The responses, successes and failures. */
    public List<Response> responses() {
        List<Response> responses = new ArrayList<>();
        document.get("responses")
                .forEach(response -> responses.add(new Response(
                        response.get("name").asText(), response.get("code").asInt(), (ObjectNode)
                                response.get("body"))));
        return responses;
    }

    /** The body of the response at this index. */
    public ObjectNode answer(int index) {
        return responses().get(index).body();
    }

    /** Shown as the name of a parameterised test. */
    @Override
    public String toString() {
        return name;
    }

    private static RequestFixture read(Path file) {
        try {
            JsonNode document = MAPPER.readTree(file.toFile());
            String name = file.getFileName().toString().replace(".json", "");
            return new RequestFixture(name, document.get("operation").asText(), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A response.
     *
     * @param name what it shows
     * @param code the HTTP status
     * @param body the document
     */
    public record Response(String name, int code, ObjectNode body) {}
}
