package io.github.camelinterakt.internal.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The template feed, {@code from("interakt:templates")}: each poll lists all templates and delivers those that changed. The API
 * cannot filter them by time.
 */
public final class TemplatesConsumer extends FeedConsumer {

    private record Change(String id, Template template, TemplateState now, TemplateState before) {}

    private final Function<ApiRequest, CompletableFuture<JsonResponse>> calls;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Instant> retries = new ConcurrentHashMap<>();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private volatile Instant listed = Instant.EPOCH;

    /** A consumer that calls the API by {@code calls}. */
    public TemplatesConsumer(
            Endpoint endpoint,
            Processor processor,
            FeedConfiguration configuration,
            Function<ApiRequest, CompletableFuture<JsonResponse>> calls,
            Clock clock) {
        super(endpoint, processor, configuration, clock, "interakt.templates");
        this.calls = calls;
    }

    @Override
    public boolean isGreedy() {
        return super.isGreedy() || !waiting.isEmpty();
    }

    /** When the templates were last listed. */
    @Override
    public Instant checkpoint() {
        return listed;
    }

    @Override
    void unpark() {
        for (String id : parked.all().keySet()) {
            repository.setState(stateKey(id), "");
            attempts.remove(id);
        }
    }

    @Override
    int pollOnce() throws Exception {
        if (waiting.isEmpty()) {
            list();
        }
        Queue<Object> due = new ArrayDeque<>();
        while (!waiting.isEmpty() && due.size() < getMaxMessagesPerPoll()) {
            due.add(waiting.remove());
        }
        return processBatch(due);
    }

    private void list() throws IOException {
        Instant start = clock.instant();
        String path = InteraktOperation.templates.path() + "?autosubmitted_for=all&language=all&offset=";
        int offset = 0;
        TemplatePage page;
        do {
            ApiRequest request = ApiRequest.of(InteraktOperation.templates, path + (offset == 0 ? "" : offset));
            page = new TemplatePage(JsonResponse.await(calls.apply(request)).json());
            if (page.hasNext() && page.getTemplates().isEmpty()) {
                throw new IllegalStateException(
                        "The page of templates at offset " + offset + " is empty, but announces a next page");
            }
            for (Template template : page.getTemplates()) {
                add(template);
            }
            offset += page.getTemplates().size();
        } while (page.hasNext());
        listed = start;
    }

    private void add(Template template) throws IOException {
        String id = template.getId();
        if (id == null
                || inFlight.contains(id)
                || retries.getOrDefault(id, Instant.MIN).isAfter(clock.instant())) {
            return;
        }
        String stored = repository.getState(stateKey(id));
        TemplateState before = stored == null || stored.isEmpty() ? null : new TemplateState(Json.parse(stored));
        TemplateState now = TemplateState.of(template);
        if (!now.changesSince(before).isEmpty()) {
            waiting.add(new Change(id, template, now, before));
        }
    }

    @Override
    int begin(Object item) {
        String id = ((Change) item).id;
        inFlight.add(id);
        return attempts.merge(id, 1, Integer::sum);
    }

    @Override
    void dispatch(Object item, Exchange exchange) {
        Change change = (Change) item;
        Message message = exchange.getMessage();
        message.setBody(change.template);
        message.setHeader(InteraktConstants.TEMPLATE_CHANGE, String.join(",", change.now.changesSince(change.before)));
        if (change.before != null) {
            message.setHeader(InteraktConstants.PREVIOUS_STATUS, change.before.value("status"));
            message.setHeader(InteraktConstants.PREVIOUS_CATEGORY, change.before.value("category"));
        }
        send(exchange, () -> succeeded(change), failure -> failed(change, failure));
    }

    private void succeeded(Change change) {
        store(change);
        parked.remove(List.of(change.id));
        inFlight.remove(change.id);
    }

    private void failed(Change change, Exchange failure) {
        if (attempts.getOrDefault(change.id, 1) >= configuration.getFeedAttempts()) {
            giveUp(failure, Map.of(change.id, clock.instant()), () -> store(change));
        } else {
            retries.put(change.id, clock.instant().plus(configuration.retryDelay));
        }
        inFlight.remove(change.id);
    }

    private void store(Change change) {
        repository.setState(stateKey(change.id), change.now.toString());
        attempts.remove(change.id);
        retries.remove(change.id);
    }

    private String stateKey(String id) {
        return key + "." + id;
    }
}
