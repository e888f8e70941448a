package io.github.camelinterakt.sandbox.control;

import java.io.IOException;
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
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.openapi.ControlResponses;

/** Calls the control API over HTTP, and fails if a response does not conform to its document. */
public final class Control {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String CONTROL = "__admin/interakt/";

    private final String address;

    private Control(String address) {
        this.address = address;
    }

    public static Control of(Sandbox sandbox) {
        return new Control(sandbox.pageUrl());
    }

    /** A response; a missing node if it has no JSON. */
    public record Reply(int status, JsonNode json, HttpResponse<byte[]> response) {

        public String error() {
            return json.path("error").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    /** The response to a request of any path of the server. */
    public Reply page(String path) {
        return send("GET", path, null);
    }

    public Reply get(String path) {
        return send("GET", CONTROL + path, null);
    }

    public JsonNode state() {
        return get("state").json();
    }

    public Reply post(String path, String json) {
        return send("POST", CONTROL + path, json);
    }

    public Reply put(String path, String json) {
        return send("PUT", CONTROL + path, json);
    }

    public Reply delete(String path) {
        return send("DELETE", CONTROL + path, null);
    }

    private Reply send(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter("application/json"::equals)
                    .isPresent();
            JsonNode body = isJson ? MAPPER.readTree(response.body()) : MissingNode.getInstance();
            if (path.startsWith(CONTROL)) {
                ControlResponses.verify(method, "/" + path, response.statusCode(), body);
            }
            return new Reply(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
