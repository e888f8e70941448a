package io.github.camelinterakt.internal.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.JsonResponse;
import io.github.camelinterakt.internal.client.PageIterator;
import io.github.camelinterakt.internal.client.PageIterator.Page;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
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

    /** What a template was when it was last delivered: status, category, and a digest of all that a recipient sees. */
    record TemplateState(JsonNode json) {

        /** What the API's notes list as a template's content. */
        private static final List<String> CONTENT = List.of(
                "name",
                "language",
                "header_format",
                "header",
                "header_text",
                "body",
                "body_text",
                "footer",
                "button_type",
                "buttons",
                "button_text",
                "carousel_cards");

        static TemplateState of(Template template) {
            JsonNode json = template.toJson();
            StringBuilder content = new StringBuilder();
            CONTENT.forEach(field -> content.append(field + "=" + json.get(field) + "\n"));
            byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
            return new TemplateState(Json.object()
                    .put("status", template.getApprovalStatus())
                    .put("category", json.path("category").asText(null))
                    .put("content", UUID.nameUUIDFromBytes(bytes).toString()));
        }

        /** The fields that are different from before, in capitals; empty if none is. */
        List<String> changesSince(TemplateState before) {
            return before == null
                    ? List.of("NEW")
                    : Stream.of("status", "category", "content")
                            .filter(field -> !json.path(field).equals(before.json.path(field)))
                            .map(field -> field.toUpperCase(Locale.ROOT))
                            .toList();
        }
    }

    private static final String PATH =
            InteraktOperation.templates.path() + "?autosubmitted_for=all&language=all&offset=";

    private final Function<ApiRequest, CompletableFuture<JsonResponse>> calls;

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
    Instant prepare() {
        return Instant.EPOCH;
    }

    @Override
    void read() throws IOException {
        Instant listedAt = clock.instant();
        PageIterator<Template> templates = new PageIterator<>(new Page<>(List.of(), 0), this::page);
        while (templates.hasNext()) {
            add(templates.next(), listedAt);
        }
        deliveries.moveTo(listedAt);
    }

    private CompletableFuture<Page<Template>> page(int offset) {
        return calls.apply(ApiRequest.of(InteraktOperation.templates, PATH + (offset == 0 ? "" : offset)))
                .thenApply(response -> {
                    TemplatePage page = new TemplatePage(response.json());
                    List<Template> templates = page.getTemplates();
                    if (page.hasNext() && templates.isEmpty()) {
                        throw new IllegalStateException(
                                "The page of templates at offset " + offset + " is empty, but announces a next page");
                    }
                    return new Page<>(templates, page.hasNext() ? offset + templates.size() : Page.LAST);
                });
    }

    private void add(Template template, Instant listedAt) throws IOException {
        String id = template.getId();
        Delivery open = deliveries.latest(id);
        TemplateState now = TemplateState.of(template);
        if (id == null || open != null && now.equals(TemplateState.of(template(open)))) {
            return;
        }
        if (!now.changesSince(delivered(id)).isEmpty()) {
            deliveries.add(List.of(new FeedItem(id, listedAt, template)), listedAt, listedAt);
        } else if (open != null) {
            deliveries.close(open);
        }
    }

    @Override
    void fill(Exchange exchange, Delivery delivery) throws IOException {
        Template template = template(delivery);
        TemplateState before = delivered(template.getId());
        Message message = exchange.getMessage();
        message.setBody(template);
        message.setHeader(
                InteraktConstants.TEMPLATE_CHANGE,
                String.join(",", TemplateState.of(template).changesSince(before)));
        if (before != null) {
            message.setHeader(
                    InteraktConstants.PREVIOUS_STATUS,
                    before.json.path("status").asText(null));
            message.setHeader(
                    InteraktConstants.PREVIOUS_CATEGORY,
                    before.json.path("category").asText(null));
        }
    }

    private static Template template(Delivery delivery) {
        return (Template) delivery.items.get(0).content();
    }

    /** The state that was delivered last; null if none was. */
    private TemplateState delivered(String id) throws IOException {
        String stored = repository.getState(stateKey(id));
        return stored == null || stored.isEmpty() ? null : new TemplateState(Json.parse(stored));
    }

    @Override
    void onSuccess(Delivery delivery) {
        Template template = template(delivery);
        repository.setState(
                stateKey(template.getId()), TemplateState.of(template).json.toString());
    }

    @Override
    void onParked(Delivery delivery) {
        onSuccess(delivery);
    }

    @Override
    void unpark(Map<String, Instant> items) {
        items.keySet().forEach(id -> repository.setState(stateKey(id), ""));
    }

    private String stateKey(String id) {
        return key + "." + id;
    }
}
