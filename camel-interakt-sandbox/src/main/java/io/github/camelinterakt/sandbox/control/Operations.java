package io.github.camelinterakt.sandbox.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.http.CallLog;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** What each operation of the control API does. */
final class Operations {

    private final StateView view;
    private final Supplier<ApiServer> server;
    private final Semaphore waiters = new Semaphore(ApiServer.WAITERS);
    private final Map<String, Handler> table = Map.ofEntries(
            Map.entry("getState", this::state),
            Map.entry("getCall", this::call),
            Map.entry("saveWebhook", this::saveWebhook),
            Map.entry("deleteWebhook", this::deleteWebhook),
            Map.entry("addFault", this::addFault),
            Map.entry("deleteFaults", this::deleteFaults),
            Map.entry("setQuota", this::setQuota),
            Map.entry("reset", this::reset),
            Map.entry("getDocument", this::document));

    /** Returns the JSON of the response, null for none, or a complete response. */
    interface Handler {
        Object handle(ControlApi.Call call) throws InterruptedException;
    }

    Operations(List<ControlledAccount> accounts, Supplier<ApiServer> server) {
        this.server = server;
        this.view = new StateView(accounts, server);
    }

    Handler handler(String operationId) {
        return table.get(operationId);
    }

    /** Waits on the server's thread, as WireMock's admin API requires; so only a few requests may wait at a time. */
    private Object state(ControlApi.Call call) throws InterruptedException {
        long since = Long.parseLong(call.parameters().getOrDefault("since", "-1"));
        int wait = Integer.parseInt(call.parameters().getOrDefault("wait", "0"));
        if (wait > 0 && call.sandbox().revision() == since) {
            if (!waiters.tryAcquire()) {
                return aResponse()
                        .withStatus(204)
                        .withHeader("Retry-After", "1")
                        .build();
            }
            try {
                call.sandbox().awaitChange(since, Duration.ofSeconds(wait));
            } finally {
                waiters.release();
            }
        }
        return call.sandbox().revision() == since
                ? null
                : view.of(call.account(), call.parameters().get("customer"));
    }

    private Object call(ControlApi.Call call) {
        CallLog.Details details =
                server.get().calls().details(uuid(call.parameters().get("id")));
        if (details == null) {
            throw new RefusedException(404, "The log has no call with this id, or not any more");
        }
        return view.call(details);
    }

    private Object saveWebhook(ControlApi.Call call) {
        call.sandbox().webhook().save(call.text("url"), call.text("secret"));
        return null;
    }

    private Object deleteWebhook(ControlApi.Call call) {
        call.sandbox().webhook().close();
        return null;
    }

    private Object addFault(ControlApi.Call call) {
        JsonNode body = call.body();
        Fault fault =
                switch (call.text("kind")) {
                    case "status" ->
                        Fault.status(
                                body.path("status").asInt(500),
                                body.path("body").asText());
                    case "rateLimited" ->
                        Fault.rateLimited(body.path("retryAfter").asText("20"));
                    case "delay" -> Fault.delay(Duration.ZERO);
                    case "reset" -> Fault.reset();
                    case "empty" -> Fault.empty();
                    case "garbage" -> Fault.garbage();
                    default -> Fault.brokenBody();
                };
        if (body.has("delay")) {
            fault = fault.after(Duration.parse(call.text("delay")));
        }
        call.sandbox()
                .inject(
                        ApiOperation.valueOf(call.text("operation")),
                        body.path("afterTheCall").asBoolean() ? fault.afterTheCall() : fault,
                        body.path("calls").asInt(1));
        return null;
    }

    private Object deleteFaults(ControlApi.Call call) {
        call.sandbox().clearFaults();
        return null;
    }

    private Object setQuota(ControlApi.Call call) {
        int limit = call.body().path("requestsPerMinute").asInt();
        if (limit == 0) {
            call.sandbox().unlimitedQuota();
        } else {
            call.sandbox()
                    .quota(limit, QuotaWindow.valueOf(call.body().path("window").asText("FIXED_MINUTE")));
        }
        return null;
    }

    private Object reset(ControlApi.Call call) {
        call.sandbox().reset();
        return null;
    }

    private Object document(ControlApi.Call call) {
        try (InputStream in = Operations.class.getResourceAsStream(ApiDocument.CONTROL)) {
            return aResponse()
                    .withHeader("Content-Type", "application/yaml")
                    .withBody(in.readAllBytes())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(404, "Nothing has this id");
        }
    }
}
