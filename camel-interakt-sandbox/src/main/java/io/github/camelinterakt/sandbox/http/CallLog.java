package io.github.camelinterakt.sandbox.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import io.github.camelinterakt.sandbox.api.ApiResponse;
import io.github.camelinterakt.sandbox.api.RefusedException;

/** The calls of the API, as WireMock's journal has them; each has a sub-event with the sandbox's time and the rule that refused it. */
public final class CallLog {

    private static final String NOTE = "interakt-sandbox";

    private static final String NO_KEY =
            "Authorization must be 'Basic' and the base64 of the key and a colon; no account has the given one";

    private final BoundedJournal journal;

    CallLog(BoundedJournal journal) {
        this.journal = journal;
    }

    /** A call: status 0 if the connection broke, the time taken without an added delay, and the rule that refused it, or null. */
    public record Call(
            UUID id,
            Instant at,
            String method,
            String path,
            String operation,
            int status,
            int millis,
            String refusedBy) {}

    /** A call with headers, without {@code Authorization}, and bodies. */
    public record Details(@JsonUnwrapped Call call, Text request, Text response) {}

    public record Text(Map<String, String> headers, String body) {}

    static void note(ServeEvent event, Instant at, String rule) {
        event.appendSubEvent(NOTE, rule == null ? Map.of("at", at) : Map.of("at", at, "rule", rule));
    }

    /** The rule that refused a call in words; null if the response is a success. */
    static String rule(ApiResponse response) {
        if (response.status() < 400) {
            return null;
        }
        String text = String.valueOf(response.body().get("message"));
        return switch (response.status()) {
            case 401 -> NO_KEY;
            case 429 -> "The quota of requests per minute is used up";
            default -> RefusedException.rule(text);
        };
    }

    /** The requests for the API, newest first. */
    public Stream<ServeEvent> events() {
        return journal == null
                ? Stream.empty()
                : journal.getAll().filter(event -> event.getRequest().getUrl().startsWith(ApiServer.BASE_PATH));
    }

    /** Describes a request of WireMock's journal. */
    public Call call(ServeEvent event) {
        Map<String, Object> note = event.getSubEvents().stream()
                .filter(sub -> sub.getType().equals(NOTE))
                .findFirst()
                .map(SubEvent::getData)
                .orElse(Map.of());
        String method = event.getRequest().getMethod().getName();
        String url = event.getRequest().getUrl();
        boolean broken = event.getResponse() != null && event.getResponse().getFault() != null;
        return new Call(
                event.getId(),
                note.get("at") instanceof Instant at
                        ? at
                        : event.getRequest().getLoggedDate().toInstant(),
                method,
                url,
                operation(method, url),
                event.getResponse() == null || broken ? 0 : event.getResponse().getStatus(),
                Objects.requireNonNullElse(event.getTiming().getServeTime(), 0),
                (String) note.get("rule"));
    }

    /** Describes a call with headers and bodies; null if the journal does not have it, or not any more. */
    public Details details(UUID id) {
        return events().filter(event -> event.getId().equals(id))
                .findFirst()
                .map(event -> new Details(
                        call(event),
                        text(event.getRequest().getHeaders(), event.getRequest().getBodyAsString()),
                        text(
                                event.getResponse().getHeaders(),
                                event.getResponse().getBodyAsString())))
                .orElse(null);
    }

    private String operation(String method, String url) {
        try {
            return ApiServer.rules().document().match(method, url).operationId();
        } catch (RefusedException e) {
            return null;
        }
    }

    private static Text text(HttpHeaders headers, String body) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (HttpHeader header : headers == null ? new HttpHeaders().all() : headers.all()) {
            if (!header.keyEquals("Authorization")) {
                shown.put(header.key(), String.join(", ", header.values()));
            }
        }
        return new Text(shown, body);
    }
}
