package io.github.camelinterakt.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.transport.Continuations;
import io.github.camelinterakt.transport.HttpTransport;
import io.github.camelinterakt.transport.RawResponse;
import io.github.camelinterakt.transport.TransportException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the API of one account. Success is a status of 2xx and a {@code result} that is not false. */
public final class InteraktClient {

    private static final Logger LOG = LoggerFactory.getLogger(InteraktClient.class);
    private static final String JSON = "application/json";
    private static final String USER_AGENT = "camel-interakt";

    private final HttpTransport transport;
    private final Continuations continuations;
    private final HttpHost host;
    private final String basePath;
    private final ApiKey apiKey;
    private final Clock clock;

    /**
     * A client.
     *
     * @param transport what carries the calls
     * @param baseUrl the API's base URL
     * @param apiKey the account's key
     * @param continueOnIoThread whether short continuations may run on the I/O thread
     * @param clock tells how far off a {@code Retry-After} date is
     */
    public InteraktClient(
            HttpTransport transport, URI baseUrl, ApiKey apiKey, boolean continueOnIoThread, Clock clock) {
        this.transport = transport;
        this.continuations = transport.continuations(continueOnIoThread);
        this.host = HttpHost.create(baseUrl);
        this.basePath = stripTrailingSlash(baseUrl.getRawPath());
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /**
     * Makes a call. The handler gets the answer or what was thrown, an
     * {@link InteraktException} as a rule, once; it may block (see {@link Continuations}).
     */
    public void call(ApiRequest request, BiConsumer<ApiAnswer, Throwable> handler) {
        send(
                request,
                false,
                (response, failure) -> continuations.run(() -> {
                    close(request);
                    ApiAnswer answer = null;
                    Throwable problem = null;
                    try {
                        answer = read(request.operation(), response, failure);
                    } catch (Throwable e) {
                        problem = e;
                    }
                    handler.accept(answer, problem);
                }));
    }

    /**
     * Starts a call whose answer somebody waits for. The future completes without needing a thread that may be blocked
     * in waiting.
     */
    public CompletableFuture<ApiAnswer> fetch(ApiRequest request) {
        CompletableFuture<ApiAnswer> future = new CompletableFuture<>();
        send(request, true, (response, failure) -> {
            try {
                future.complete(read(request.operation(), response, failure));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private void send(ApiRequest request, boolean isAwaited, BiConsumer<RawResponse, TransportException> handler) {
        InteraktOperation operation = request.operation();
        BasicHttpRequest http = new BasicHttpRequest(operation.method(), host, basePath + request.path());
        http.addHeader(HttpHeaders.AUTHORIZATION, apiKey.authorization());
        http.addHeader(HttpHeaders.ACCEPT, JSON);
        http.addHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        if (isAwaited) {
            transport.sendAwaited(host, http, request.body(), handler);
        } else {
            transport.send(host, http, request.body(), handler);
        }
    }

    private static void close(ApiRequest request) {
        if (request.body() != null) {
            try {
                request.body().close();
            } catch (IOException e) {
                LOG.warn("What interakt:{} had stored of the request could not be removed", request.operation(), e);
            }
        }
    }

    private ApiAnswer read(InteraktOperation operation, RawResponse response, TransportException failure) {
        if (failure != null) {
            throw Failures.unanswered(operation, failure);
        }
        JsonNode json = null;
        String problem = "The answer is not a JSON object";
        try {
            json = Json.parse(response.body(), response.charset());
        } catch (IOException notJson) {
            problem = "The answer is not JSON: "
                    + (response.body().length == 0
                            ? "it is empty"
                            : response.body().length + " bytes of something else");
        }
        if (!response.isSuccessful() || json != null && isFalse(json.path("result"))) {
            throw Failures.answered(operation, response, apiKey.hiddenIn(message(json)), clock);
        }
        if (!(json instanceof ObjectNode document)) {
            throw Failures.unusable(operation, response, problem);
        }
        return new ApiAnswer(response.status(), document);
    }

    private static boolean isFalse(JsonNode result) {
        return result.isBoolean() && !result.booleanValue()
                || result.isTextual() && "false".equalsIgnoreCase(result.textValue());
    }

    private static String message(JsonNode json) {
        JsonNode message = json == null ? null : json.get("message");
        if (message == null || message.isNull()) {
            return null;
        }
        return message.isTextual() ? message.textValue() : message.toString();
    }

    private static String stripTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
