package io.github.camelinterakt.provoked;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.sandbox.Sandbox;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** A sandbox that is controlled by nothing but its control API. */
final class Control implements AutoCloseable {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final Sandbox sandbox = Sandbox.builder().start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String baseUrl() {
        return sandbox.baseUrl();
    }

    /** Sends a request, such as {@code POST faults}; returns the document of the response, which must be a success. */
    JsonNode send(String methodAndPath, JsonNode body) {
        String[] request = methodAndPath.split(" ", 2);
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(sandbox.pageUrl() + "__admin/interakt/" + request[1]))
                            .method(
                                    request[0],
                                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as(methodAndPath + " " + response.body())
                    .isBetween(200, 299);
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A table of this package, in YAML. */
    static JsonNode table(String name) throws IOException {
        try (InputStream in = Control.class.getResourceAsStream("/provoked/" + name)) {
            return yaml(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static JsonNode yaml(String text) {
        return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    JsonNode state() {
        return send("GET state?customer=919999999999", null);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
