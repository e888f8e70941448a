package io.github.camelinterakt.internal.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.http.HttpTransport;
import io.github.camelinterakt.internal.json.Json;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the API of one account within its quota, and retries failed calls where that is safe. A call succeeds if the status is
 * 2xx and {@code result} is not false.
 */
public final class InteraktClient {

    private static final int MOST_SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(InteraktClient.class);
    private static final int MAX_DOUBLINGS = 30;
    private static final String JSON = "application/json";
    private static final String USER_AGENT = "camel-interakt";

    /** How often and after which delays a call is retried, and whether a 503 with {@code Retry-After} says that it was not carried out. */
    public record Retries(int maximum, Duration delay, Duration maximumDelay, boolean on503) {}

    private final HttpTransport transport;
    private final Clock clock;
    private final Governor governor;
    private final Retries retries;
    private final HttpHost host;
    private final String basePath;
    private final BasicHeader authorization;
    private final ApiKey apiKey;

    /** Creates a client; a {@code Retry-After} date is compared to the clock. */
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
        governor.offer(new PendingCall(request, handler));
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

    private JsonResponse parse(InteraktOperation operation, Message<HttpResponse, byte[]> response) {
        int status = response.getHead().getCode();
        JsonNode json = null;
        boolean isPage = false;
        String problem = "is not Interakt's";
        try {
            json = Json.parse(response.getBody(), charset(response.getHead()));
        } catch (IOException notJson) {
            int length = response.getBody().length;
            isPage = new String(response.getBody(), StandardCharsets.ISO_8859_1)
                    .stripLeading()
                    .startsWith("<");
            problem = isPage
                    ? "is an HTML page"
                    : length == 0 ? "is empty" : "has " + length + " bytes that are not JSON";
        }
        problem = "The response " + problem + ": check baseUrl";
        if ((json == null || !json.has("result")) && Failures.isFromAnotherServer(status, isPage)) {
            throw Failures.unusable(operation, status, Outcome.REJECTED, problem);
        }
        if (status < 200
                || status >= 300
                || json != null && "false".equalsIgnoreCase(json.path("result").asText())) {
            String message = message(json);
            if (message == null && !isPage && (json == null || !json.has("result"))) {
                message = beginning(response.getBody());
            }
            message = apiKey.hiddenIn(message);
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

    /** Of a body that is not the usual JSON: without digits at the end, which may be a part of a phone number. */
    private static String beginning(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.length() > MOST_SHOWN) {
            text = text.substring(0, MOST_SHOWN - 3).replaceFirst("[\\d\\s().+-]+$", "") + "...";
        }
        return text.isEmpty() ? null : text;
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

    /** A call with all its attempts, from the first wait for a permit to the final result. */
    private final class PendingCall extends Governor.QueuedCall {

        private final ApiRequest request;
        private final BiConsumer<JsonResponse, Throwable> handler;
        private int attempts;
        private InteraktException lastFailure;

        PendingCall(ApiRequest request, BiConsumer<JsonResponse, Throwable> handler) {
            super(
                    request.priority(),
                    request.ttl() == null ? NEVER : request.ttl().toNanos());
            this.request = request;
            this.handler = handler;
        }

        @Override
        protected void start() {
            attempts++;
            try {
                InteraktOperation operation = request.operation();
                BasicHttpRequest http = new BasicHttpRequest(operation.method(), host, basePath + request.path());
                http.setHeader(authorization);
                http.setHeader(HttpHeaders.ACCEPT, JSON);
                http.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
                transport.send(operation, host, http, request.entity(), this::onResponse);
            } catch (Throwable e) {
                governor.unsent(this);
                transport.execute(() -> handler.accept(null, e));
            }
        }

        @Override
        protected void refuse(Reason why, String detail) {
            transport.execute(
                    () -> handler.accept(null, Failures.refused(request.operation(), why, detail, lastFailure)));
        }

        /** Handles the end of an attempt: a response or a failure. */
        private void onResponse(Message<HttpResponse, byte[]> response, InteraktException failure) {
            release(response, failure);
            JsonResponse success = null;
            Throwable problem = null;
            try {
                if (failure != null) {
                    throw failure;
                }
                success = parse(request.operation(), response);
            } catch (InteraktException e) {
                lastFailure = Failures.after(lastFailure, e);
                if (retry(e)) {
                    return;
                }
                problem = lastFailure;
            } catch (Throwable e) {
                problem = e;
            }
            handler.accept(success, problem);
        }

        /** Reports the attempt's result to the governor. */
        private void release(Message<HttpResponse, byte[]> response, InteraktException failure) {
            if (response != null) {
                if (response.getHead().getCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
                    governor.refused(this, Failures.retryAfter(response.getHead(), clock));
                } else {
                    governor.answered(this);
                }
            } else if (failure.getOutcome() == Outcome.MAYBE_SENT) {
                boolean atDeadline = failure.getReason() == Reason.TIMEOUT;
                governor.unanswered(this, atDeadline ? Duration.ZERO : transport.responseTimeout());
            } else {
                governor.unsent(this);
            }
        }

        /** Retries the call if that is safe and permitted. */
        private boolean retry(InteraktException failure) {
            Duration delay = delay(failure);
            if (attempts > retries.maximum
                    || !failure.isSafeToRepeat()
                    || delay.compareTo(retries.maximumDelay) > 0
                    || !governor.retry(this, delay)) {
                return false;
            }
            LOG.debug("interakt:{} is retried in {}", failure.getOperation(), delay, failure);
            return true;
        }

        /** Grows exponentially, less up to half at random, so that calls which failed together are not retried together. */
        private Duration delay(InteraktException failure) {
            if (failure.getHttpResponseCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
                // The governor pauses the whole account.
                return Duration.ZERO;
            }
            double factor = Math.scalb(1 - Math.random() / 2, Math.min(attempts - 1, MAX_DOUBLINGS));
            long nanos = (long) ((double) retries.delay.toNanos() * factor);
            Duration backoff = Duration.ofNanos(Math.min(nanos, retries.maximumDelay.toNanos()));
            return failure.getRetryAfter()
                    .filter(asked -> asked.compareTo(backoff) > 0)
                    .orElse(backoff);
        }
    }
}
