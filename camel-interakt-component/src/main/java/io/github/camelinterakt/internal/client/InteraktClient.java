package io.github.camelinterakt.internal.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.http.HttpTransport;
import io.github.camelinterakt.internal.json.Json;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * Calls the API of one account within its quota, and retries failed calls where that is safe. A call succeeds if the status is
 * 2xx and {@code result} is not false.
 */
public final class InteraktClient {

    private static final String JSON = "application/json";
    private static final String USER_AGENT = "camel-interakt";

    final HttpTransport transport;
    final Clock clock;
    final Governor governor;
    final Retries retries;

    private final HttpHost host;
    private final String basePath;
    private final BasicHeader authorization;
    private final ApiKey apiKey;

    /**
     * Creates a client.
     *
     * @param clock the clock to which a {@code Retry-After} date is compared
     * @param governor keeps the account's calls within its quota
     */
    public InteraktClient(
            HttpTransport transport, URI baseUrl, ApiKey apiKey, Clock clock, Governor governor, Retries retries) {
        this.transport = transport;
        this.host = HttpHost.create(baseUrl);
        String path = baseUrl.getRawPath();
        this.basePath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.authorization = new BasicHeader(HttpHeaders.AUTHORIZATION, apiKey.authorization(), true) {
            /** HttpClient logs headers at DEBUG. */
            @Override
            public String toString() {
                return HttpHeaders.AUTHORIZATION + ": " + apiKey;
            }
        };
        this.apiKey = apiKey;
        this.clock = clock;
        this.governor = governor;
        this.retries = retries;
    }

    /**
     * Makes a call when the quota permits it. The handler receives the response or the failure, usually an
     * {@link InteraktException}, exactly once, on a thread that it may block.
     */
    public void call(ApiRequest request, BiConsumer<JsonResponse, Throwable> handler) {
        governor.offer(new PendingCall(this, request, handler));
    }

    /** Makes a call and returns a future of its response. */
    public CompletableFuture<JsonResponse> fetch(ApiRequest request) {
        CompletableFuture<JsonResponse> future = new CompletableFuture<>();
        call(request, (response, failure) -> {
            if (failure == null) {
                future.complete(response);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    void send(PendingCall call) {
        ApiRequest request = call.request();
        BasicHttpRequest http = new BasicHttpRequest(request.operation().method(), host, basePath + request.path());
        http.setHeader(authorization);
        http.setHeader(HttpHeaders.ACCEPT, JSON);
        http.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        transport.send(request.operation(), host, http, request.entity(), call::onResponse);
    }

    JsonResponse parse(InteraktOperation operation, Message<HttpResponse, byte[]> response) {
        int status = response.getHead().getCode();
        JsonNode json = null;
        boolean isPage = false;
        String problem = "is not Interakt's";
        try {
            json = Json.parse(response.getBody(), charset(response.getHead()));
        } catch (IOException notJson) {
            int length = response.getBody().length;
            isPage = isPage(response.getBody());
            problem = isPage
                    ? "is an HTML page"
                    : length == 0 ? "is empty" : "has " + length + " bytes that are not JSON";
        }
        problem = "The response " + problem + ": check baseUrl";
        if ((json == null || !json.has("result")) && Failures.isFromAnotherServer(status, isPage)) {
            throw Failures.unusable(operation, status, Outcome.REJECTED, problem);
        }
        if (status < 200 || status >= 300 || json != null && isFalse(json.path("result"))) {
            String message = apiKey.hiddenIn(message(json));
            throw Failures.answered(operation, response.getHead(), message, clock, retries.on503());
        }
        if (!(json instanceof ObjectNode object)) {
            throw Failures.unusable(operation, status, Outcome.MAYBE_SENT, problem);
        }
        return new JsonResponse(status, object, DateUtils.parseStandardDate(response.getHead(), HttpHeaders.DATE));
    }

    /** The charset of a response, if the platform supports it. */
    private static Charset charset(HttpResponse response) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        ContentType known = type == null ? null : ContentType.parseLenient(type.getValue());
        return known == null ? null : known.getCharset();
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
        if (message.isArray()) {
            return StreamSupport.stream(message.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("; "));
        }
        return message.isTextual() ? message.textValue() : message.toString();
    }

    private static boolean isPage(byte[] body) {
        for (byte character : body) {
            if (!Character.isWhitespace(character)) {
                return character == '<';
            }
        }
        return false;
    }
}
