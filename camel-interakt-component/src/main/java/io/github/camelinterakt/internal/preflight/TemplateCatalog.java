package io.github.camelinterakt.internal.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import io.github.camelinterakt.internal.context.ContextServices;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the templates of one account at their first use, and caches them. While it refreshes expired templates, it returns
 * the cached ones. Blocks no thread.
 */
public final class TemplateCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalog.class);

    static final Duration TTL = Duration.ofMinutes(10);

    /** The minimum time between the starts of two attempts to fetch the templates. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** Ends a list whose every page reports a next one. */
    private static final int MAX_PAGES = 1_000;

    private final Clock clock;
    private Templates templates;
    private Instant fetchedAt;
    private Instant attemptedAt;
    private CompletableFuture<Templates> loading = CompletableFuture.completedFuture(null);
    private boolean failing;

    TemplateCatalog(Clock clock) {
        this.clock = clock;
    }

    /** The catalog of that account in that Camel context. */
    public static TemplateCatalog of(CamelContext camelContext, String account) {
        return ContextServices.of(
                camelContext, TemplateCatalog.class, account, () -> new TemplateCatalog(Clock.systemUTC()));
    }

    /** Returns the cached templates, or fetches them; completes with {@code null} if they cannot be fetched. */
    synchronized CompletableFuture<Templates> current(IntFunction<CompletableFuture<TemplatePage>> source) {
        boolean expired = templates == null || !clock.instant().isBefore(fetchedAt.plus(TTL));
        if (expired) {
            load(source);
        }
        return templates == null ? loading : CompletableFuture.completedFuture(templates);
    }

    /** Refreshes the templates unless they were fetched moments ago; completes with {@code null} if they cannot be fetched. */
    synchronized CompletableFuture<Templates> newer(
            IntFunction<CompletableFuture<TemplatePage>> source, Templates than) {
        if (templates == than) {
            load(source);
        }
        return loading.isDone() ? CompletableFuture.completedFuture(failing ? null : templates) : loading;
    }

    private void load(IntFunction<CompletableFuture<TemplatePage>> source) {
        Instant now = clock.instant();
        if (!loading.isDone() || attemptedAt != null && now.isBefore(attemptedAt.plus(PAUSE))) {
            return;
        }
        attemptedAt = now;
        loading = CompletableFuture.completedFuture(source)
                .thenCompose(pages -> pages(pages, 1, new ArrayList<>()))
                .handle((all, failure) -> {
                    onFetched(all, now, failure);
                    return failure == null ? templates : null;
                });
    }

    private synchronized void onFetched(List<Template> all, Instant startedAt, Throwable failure) {
        if (failure == null) {
            templates = new Templates(all);
            fetchedAt = startedAt;
        } else if (!failing) {
            LOG.warn(
                    "The account's templates cannot be fetched. Until they can, messages are sent without the checks of"
                            + " validateTemplate",
                    failure);
        }
        failing = failure != null;
    }

    private static CompletableFuture<List<Template>> pages(
            IntFunction<CompletableFuture<TemplatePage>> source, int page, List<Template> all) {
        return source.apply(all.size()).thenCompose(found -> {
            all.addAll(found.getTemplates());
            boolean last = !found.hasNext() || found.getTemplates().isEmpty() || page == MAX_PAGES;
            return last ? CompletableFuture.completedFuture(all) : pages(source, page + 1, all);
        });
    }
}
