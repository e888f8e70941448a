package io.github.camelinterakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** An HTTP server on a free port of the loopback interface that records requests and sends given responses. */
final class RecordingServer implements AutoCloseable {

    /** The API's response to most calls. */
    static final String SUCCESS =
            "{\"result\": true, \"message\": \"Queued\", \"id\": \"00000000-0000-4000-8000-000000000001\"}";

    static final String BASE_PATH = "/v1/public";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final WireMockServer server;

    RecordingServer() {
        server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        reset();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + BASE_PATH;
    }

    /** Removes all recorded requests, and responds with success. */
    void reset() {
        server.resetAll();
        answer(201, SUCCESS);
    }

    /** Answers everything so from now on. */
    void answer(int status, String json) {
        answer(json(status, json));
    }

    /** Answers everything so from now on. */
    void answer(ResponseDefinitionBuilder response) {
        answer(anyUrl(), response);
    }

    /** Answers what is sent to that path below the base URL so from now on. */
    void answer(String path, int status, String json) {
        answer(urlPathEqualTo(BASE_PATH + path), json(status, json));
    }

    /** Answers what is sent to such a URL so from now on. */
    void answer(UrlPattern url, ResponseDefinitionBuilder response) {
        server.stubFor(any(url).willReturn(response));
    }

    static ResponseDefinitionBuilder json(int status, String json) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(json);
    }

    WireMockServer wireMock() {
        return server;
    }

    /** All requests so far, the first one first. */
    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(
                server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        Collections.reverse(requests);
        return requests;
    }

    /** The one request that has arrived. */
    LoggedRequest request() {
        List<LoggedRequest> requests = requests();
        assertThat(requests).as("requests that arrived").hasSize(1);
        return requests.get(0);
    }

    /** The document of the one request that has arrived. */
    JsonNode document() {
        return parse(request().getBodyAsString());
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON with single quotes, which reads better in Java. */
    static JsonNode quoted(String json) {
        return parse(json.replace('\'', '"'));
    }

    @Override
    public void close() {
        server.stop();
    }
}
