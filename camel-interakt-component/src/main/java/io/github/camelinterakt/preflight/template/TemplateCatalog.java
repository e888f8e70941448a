package io.github.camelinterakt.preflight.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.model.Template;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of one account, fetched when they are first asked for and kept. Old ones are used while new ones are being
 * fetched. Two tries are never less than half a minute apart, whatever is asked. Nobody is blocked.
 */
public final class TemplateCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalog.class);

    /** Between the starts of two tries. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** An account with more pages has not been seen; an answer that always announces another page has to end. */
    private static final int MAX_PAGES = 1_000;

    private final Clock clock;
    private Templates templates;
    private CompletableFuture<Templates> loading;
    private Instant tried;
    private boolean failing;

    /** A catalogue that has fetched nothing yet. */
    public TemplateCatalog(Clock clock) {
        this.clock = clock;
    }

    /**
     * The templates as far as they are known, which may be older than that while newer ones are being fetched; {@code null}
     * if they cannot be fetched.
     */
    synchronized CompletableFuture<Templates> current(TemplateSource source, Duration ttl) {
        if (templates == null) {
            if (!isLoading() && mayTry()) {
                load(source);
            }
            return isLoading() ? loading : CompletableFuture.completedFuture(templates);
        }
        Templates known = templates;
        if (!isLoading()
                && mayTry()
                && !clock.instant().isBefore(known.fetchedAt().plus(ttl))) {
            load(source);
        }
        return CompletableFuture.completedFuture(known);
    }

    /**
     * Newer templates than those, in which something was not as expected; the same ones if they are too young to be
     * fetched again; {@code null} if they cannot be fetched.
     */
    synchronized CompletableFuture<Templates> newer(TemplateSource source, Templates than) {
        if (!isLoading() && templates == than && mayTry()) {
            load(source);
        }
        if (isLoading()) {
            return loading;
        }
        return CompletableFuture.completedFuture(failing ? null : templates);
    }

    private boolean isLoading() {
        return loading != null && !loading.isDone();
    }

    private boolean mayTry() {
        return tried == null || !clock.instant().isBefore(tried.plus(PAUSE));
    }

    private void load(TemplateSource source) {
        Instant started = clock.instant();
        tried = started;
        loading = pages(source, 0, 1, new ArrayList<>())
                .thenApply(all -> new Templates(all, started))
                .handle((fetched, failure) -> {
                    ended(fetched, failure);
                    return fetched;
                });
    }

    private synchronized void ended(Templates fetched, Throwable failure) {
        if (failure == null) {
            templates = fetched;
            failing = false;
        } else if (!failing) {
            failing = true;
            LOG.warn(
                    "The account's templates cannot be fetched: until they can, messages are sent without the check of"
                            + " validateTemplate",
                    failure);
        }
    }

    private static CompletableFuture<List<Template>> pages(
            TemplateSource source, int offset, int page, List<Template> all) {
        CompletableFuture<List<Template>> rest;
        try {
            rest = source.page(offset).thenCompose(found -> {
                all.addAll(found.getTemplates());
                if (!found.hasNext() || found.getTemplates().isEmpty() || page == MAX_PAGES) {
                    return CompletableFuture.completedFuture(all);
                }
                return pages(source, all.size(), page + 1, all);
            });
        } catch (RuntimeException e) {
            rest = CompletableFuture.failedFuture(e);
        }
        return rest;
    }
}
