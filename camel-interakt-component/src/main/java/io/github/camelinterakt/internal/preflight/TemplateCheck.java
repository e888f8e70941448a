package io.github.camelinterakt.internal.preflight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.model.TemplatePage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.camelinterakt.internal.preflight.TemplateComparison.compare;

/**
 * Compares messages or campaigns with the account's templates, which are fetched from the source. Before it refuses a request,
 * it refreshes them, in case one was approved in the meantime. While they cannot be fetched, it accepts every request, because
 * Interakt checks the template too.
 */
public record TemplateCheck(
        InteraktOperation operation,
        TemplateCatalog catalog,
        IntFunction<CompletableFuture<TemplatePage>> source,
        Executor executor) {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCheck.class);

    /** Fails if a request, which has passed all other checks, does not match its template; complete unless templates are fetched. */
    public CompletableFuture<Void> check(ObjectNode request) {
        if (operation == InteraktOperation.message && !request.has("template")) {
            return CompletableFuture.completedFuture(null);
        }
        return fetched(templates -> compare(operation, request, templates).hasPassed())
                .thenAccept(templates -> {
                    if (templates != null) {
                        compare(operation, request, templates).throwIfAny();
                    }
                });
    }

    /** Checks at a route's start, for at most that time, that the account has the template; without a name, only starts to fetch. */
    public void requireKnown(String name, String language, Duration timeout) {
        CompletableFuture<Templates> fetched = fetched(known -> name == null || isKnown(known, name, language));
        if (name == null) {
            return;
        }
        Templates templates = fetched.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(tooLate -> {
                    LOG.warn(
                            "interakt:{} starts without checking its template: the account's templates were not received"
                                    + " within {} ms",
                            operation,
                            timeout.toMillis());
                    return null;
                })
                .join();
        if (templates != null && !isKnown(templates, name, language)) {
            String detail = "Template '" + name + "'" + (language == null ? "" : ", language '" + language + "'") + ": "
                    + templates.missing(name);
            throw InteraktException.refused(operation, Reason.TEMPLATE_NOT_FOUND, detail, List.of());
        }
    }

    private static boolean isKnown(Templates templates, String name, String language) {
        return language == null ? !templates.languages(name).isEmpty() : templates.find(name, language) != null;
    }

    /** The cached templates if they suffice, else newer ones; {@code null} if they cannot be fetched. */
    private CompletableFuture<Templates> fetched(Predicate<Templates> suffice) {
        return onWorker(catalog.current(source))
                .thenCompose(templates -> templates == null || suffice.test(templates)
                        ? CompletableFuture.completedFuture(templates)
                        : onWorker(catalog.newer(source, templates)));
    }

    private CompletableFuture<Templates> onWorker(CompletableFuture<Templates> templates) {
        return templates.isDone() ? templates : templates.thenApplyAsync(Function.identity(), executor);
    }
}
