package io.github.camelinterakt.feed;

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

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.paging.PageIterator;
import io.github.camelinterakt.paging.PageIterator.Page;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The template feed, {@code from("interakt:templates")}: lists all templates at each poll and hands out those that changed. The
 * API has no filter by time for them.
 */
public final class TemplatesConsumer extends FeedConsumer {

    /** A template with what it is now and was before. */
    private record Change(Template template, TemplateState now, TemplateState before) {}

    private final FeedCalls calls;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final Queue<Change> waiting = new ArrayDeque<>();
    private volatile Instant listed = Instant.EPOCH;

    /**
     * A consumer.
     *
     * @param endpoint its endpoint
     * @param processor the route
     * @param configuration the feed's options
     * @param calls how to call the API
     * @param clock tells when to retry
     */
    public TemplatesConsumer(
            Endpoint endpoint, Processor processor, FeedConfiguration configuration, FeedCalls calls, Clock clock) {
        super(endpoint, processor, configuration, clock, "interakt.templates");
        this.calls = calls;
    }

    @Override
    public boolean isGreedy() {
        return super.isGreedy() || !waiting.isEmpty();
    }

    /** Forgets the state of what is parked, so that the next poll hands it out. */
    @Override
    public void retryParked() {
        for (String id : parked().all().keySet()) {
            repository().setState(stateKey(id), "");
            attempts.remove(id);
        }
    }

    /** When the templates were last listed. */
    @Override
    Instant mark() {
        return listed;
    }

    @Override
    int inFlight() {
        return inFlight.size();
    }

    @Override
    long pollSoonDelay() {
        return 0;
    }

    @Override
    int pollOnce() throws Exception {
        if (waiting.isEmpty()) {
            list();
        }
        Queue<Object> batch = new ArrayDeque<>();
        while (!waiting.isEmpty() && batch.size() < maxPerPoll()) {
            batch.add(waiting.remove());
        }
        return processBatch(batch);
    }

    private void list() throws IOException {
        Instant start = clock.instant();
        PageIterator<Template> templates = new PageIterator<>(PageIterator.await(page(0)), this::page);
        try {
            while (templates.hasNext()) {
                add(templates.next());
            }
        } finally {
            templates.close();
        }
        listed = start;
    }

    private CompletableFuture<Page<Template>> page(int offset) {
        InteraktOperation operation = calls.operation();
        String path =
                operation.path() + "?offset=" + (offset == 0 ? "" : offset) + "&autosubmitted_for=all&language=all";
        return calls.fetch(ApiRequest.of(operation, path)).thenApply(answer -> {
            TemplatePage page = new TemplatePage(answer.json());
            if (page.hasNext() && page.getTemplates().isEmpty()) {
                throw new IllegalStateException(
                        "The page of templates at offset " + offset + " is empty, but announces a next page");
            }
            return new Page<>(
                    page.getTemplates(),
                    page.hasNext() ? offset + page.getTemplates().size() : Page.LAST);
        });
    }

    private void add(Template template) throws IOException {
        String id = template.getId();
        if (id == null
                || inFlight.contains(id)
                || due.getOrDefault(id, Instant.MIN).isAfter(clock.instant())) {
            return;
        }
        String stored = repository().getState(stateKey(id));
        TemplateState before = stored == null || stored.isEmpty() ? null : TemplateState.parse(stored);
        TemplateState now = TemplateState.of(template);
        if (!now.changesSince(before).isEmpty()) {
            waiting.add(new Change(template, now, before));
        }
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        int total = exchanges.size();
        int index = 0;
        while (index < total && isBatchAllowed() && !isHalted()) {
            Change change = (Change) exchanges.remove();
            String id = change.template().getId();
            pendingExchanges = total - index - 1;
            inFlight.add(id);
            int attempt = attempts.merge(id, 1, Integer::sum);
            handOut(
                    exchange(change, attempt, index, total),
                    () -> settle(id, change.now(), true),
                    failure -> failed(id, change, attempt, failure));
            index++;
        }
        pendingExchanges = 0;
        return index;
    }

    private Exchange exchange(Change change, int attempt, int index, int total) {
        Exchange exchange = createExchange(index, total, attempt);
        Message message = exchange.getMessage();
        message.setBody(change.template());
        message.setHeader(
                InteraktConstants.TEMPLATE_CHANGE, String.join(",", change.now().changesSince(change.before())));
        if (change.before() != null) {
            message.setHeader(InteraktConstants.PREVIOUS_STATUS, change.before().status());
            message.setHeader(
                    InteraktConstants.PREVIOUS_CATEGORY, change.before().category());
        }
        return exchange;
    }

    private void failed(String id, Change change, int attempt, Exchange failure) {
        if (attempt >= configuration.getFeedAttempts()) {
            giveUp(failure, Map.of(id, clock.instant()), () -> settle(id, change.now(), false));
        } else {
            due.put(id, clock.instant().plus(configuration.retryDelay()));
        }
        inFlight.remove(id);
    }

    private void settle(String id, TemplateState now, boolean isDone) {
        repository().setState(stateKey(id), now.toString());
        attempts.remove(id);
        due.remove(id);
        if (isDone) {
            parked().remove(List.of(id));
        }
        inFlight.remove(id);
    }

    private String stateKey(String id) {
        return key + "." + id;
    }
}
