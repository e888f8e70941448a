package io.github.camelinterakt.client;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.governor.Governor;
import io.github.camelinterakt.json.Json;
import io.github.camelinterakt.transport.Continuations;
import io.github.camelinterakt.transport.HttpTransport;
import io.github.camelinterakt.transport.PreparedHeader;
import io.github.camelinterakt.transport.RawResponse;
import io.github.camelinterakt.transport.TransportException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the API of one account, within its quota, and repeats what failed where that is safe. Success is a status of 2xx and a
 * {@code result} that is not false.
 */
public final class InteraktClient {

    private static final Logger LOG = LoggerFactory.getLogger(InteraktClient.class);
    private static final String JSON = "application/json";
    private static final String USER_AGENT = "camel-interakt";

    private final HttpTransport transport;
    private final Continuations continuations;
    private final HttpHost host;
    private final String basePath;
    private final ApiKey apiKey;
    /** What every request says. */
    private final Header[] headers;

    private final Clock clock;
    private final Governor governor;
    private final Retries retries;

    /**
     * A client.
     *
     * @param transport what carries the calls
     * @param baseUrl the API's base URL
     * @param apiKey the account's key
     * @param continueOnIoThread whether short continuations may run on the I/O thread
     * @param clock tells how far off a {@code Retry-After} date is
     * @param governor keeps the account's calls within its quota
     * @param retries how calls are repeated
     */
    public InteraktClient(
            HttpTransport transport,
            URI baseUrl,
            ApiKey apiKey,
            boolean continueOnIoThread,
            Clock clock,
            Governor governor,
            Retries retries) {
        this.transport = transport;
        this.continuations = transport.continuations(continueOnIoThread);
        this.host = HttpHost.create(baseUrl);
        this.basePath = stripTrailingSlash(baseUrl.getRawPath());
        this.apiKey = apiKey;
        this.headers = new Header[] {
            PreparedHeader.of(HttpHeaders.AUTHORIZATION, apiKey.authorization()),
            PreparedHeader.of(HttpHeaders.ACCEPT, JSON),
            PreparedHeader.of(HttpHeaders.USER_AGENT, USER_AGENT)
        };
        this.clock = clock;
        this.governor = governor;
        this.retries = retries;
    }

    /**
     * Makes a call when the quota allows it. The handler gets the answer or what was thrown, an
     * {@link InteraktException} as a rule, once; it may block (see {@link Continuations}).
     */
    public void call(ApiRequest request, CallTerms terms, BiConsumer<ApiAnswer, Throwable> handler) {
        governor.offer(new PendingCall(this, request, terms, false, handler));
    }

    /**
     * Starts a call whose answer somebody waits for. The future completes without needing a thread that may be blocked
     * in waiting.
     */
    public CompletableFuture<ApiAnswer> fetch(ApiRequest request, CallTerms terms) {
        CompletableFuture<ApiAnswer> future = new CompletableFuture<>();
        governor.offer(new PendingCall(this, request, terms, true, (answer, problem) -> {
            if (problem == null) {
                future.complete(answer);
            } else {
                future.completeExceptionally(problem);
            }
        }));
        return future;
    }

    void send(PendingCall call) {
        ApiRequest request = call.request();
        BasicHttpRequest http = new BasicHttpRequest(request.operation().method(), host, basePath + request.path());
        http.setHeaders(headers);
        if (call.isAwaited()) {
            transport.sendAwaited(host, http, request.body(), call::tried);
        } else {
            transport.send(host, http, request.body(), call::tried);
        }
    }

    /** Runs what follows a try: where somebody waits for it, here, since he may hold the thread that it would run on. */
    void follow(PendingCall call, Runnable continuation) {
        if (call.isAwaited()) {
            continuation.run();
        } else {
            continuations.run(continuation);
        }
    }

    /** Says what the try means to the quota. */
    void release(PendingCall call, RawResponse response, TransportException failure) {
        if (response != null) {
            if (response.status() == Failures.TOO_MANY_REQUESTS) {
                governor.refused(call, RetryAfter.parse(response.retryAfter(), clock));
            } else {
                governor.answered(call);
            }
        } else if (failure.isMaybeWritten()) {
            boolean atDeadline = failure.problem() == TransportException.Problem.TIMEOUT;
            governor.unanswered(call, atDeadline ? Duration.ZERO : transport.responseTimeout());
        } else {
            governor.unsent(call);
        }
    }

    /** Lets a failed call go again, if that is safe and may be. */
    boolean again(PendingCall call, InteraktException failure) {
        if (call.tries() > retries.maximum() || !failure.isSafeToRepeat()) {
            return false;
        }
        // After a 429 the whole account waits, so that the call itself need not.
        boolean paused = failure.getHttpResponseCode() == Failures.TOO_MANY_REQUESTS;
        Duration delay = paused
                ? Duration.ZERO
                : retries.delay(
                        call.tries(),
                        failure.getRetryAfter().orElse(null),
                        ThreadLocalRandom.current().nextDouble());
        if (delay == null || governor.expiresWithin(call, paused ? governor.pause() : delay)) {
            return false;
        }
        LOG.debug("interakt:{} is tried again in {}", failure.getOperation(), delay, failure);
        governor.again(call, delay);
        return true;
    }

    void close(ApiRequest request) {
        if (request.body() != null) {
            try {
                request.body().close();
            } catch (IOException e) {
                LOG.warn("What interakt:{} had stored of the request could not be removed", request.operation(), e);
            }
        }
    }

    ApiAnswer read(InteraktOperation operation, RawResponse response, TransportException failure) {
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
