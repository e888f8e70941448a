package io.github.camelinterakt.internal.preflight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.model.TemplatePage;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.camelinterakt.internal.preflight.TemplateComparison.compare;

/**
 * Compares the messages or campaigns of one endpoint with the account's templates. Before it refuses a request, it refreshes
 * the templates, in case one was approved in the meantime. While they cannot be fetched, it accepts every request, because
 * Interakt checks the template too.
 *
 * @param operation {@code message} or {@code createCampaign}
 * @param catalog the account's templates
 * @param source fetches the page of templates at an offset
 * @param executor continues exchanges that waited for templates
 */
public record TemplateCheck(
        InteraktOperation operation,
        TemplateCatalog catalog,
        IntFunction<CompletableFuture<TemplatePage>> source,
        Executor executor) {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCheck.class);

    /**
     * Checks a request that has passed all other checks. The returned future is already complete unless templates are
     * being fetched.
     *
     * @return a future that fails with an {@link InteraktException} of reason {@link Reason#TEMPLATE_NOT_FOUND},
     *     {@link Reason#CATEGORY_MISMATCH} or {@link Reason#INVALID_REQUEST} if the request does not match the template
     */
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

    /**
     * Checks at a route's start that the account has the template; blocks until the templates are fetched.
     *
     * @param name the template's name; {@code null} if it is unknown, which only starts fetching the templates
     * @param language the language's code; {@code null} if it is unknown
     * @param timeout the maximum time to wait; after it, the route starts without this check
     * @throws InteraktException with reason {@link Reason#TEMPLATE_NOT_FOUND} and similar names, if there is no such template
     */
    public void requireKnown(String name, String language, Duration timeout) {
        CompletableFuture<Templates> fetched = fetched(templates -> name == null || isKnown(templates, name, language));
        Templates templates = name == null ? null : await(fetched, timeout);
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

    private Templates await(CompletableFuture<Templates> templates, Duration timeout) {
        try {
            return templates.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "interakt:{} starts without checking its template: the account's templates were not received within {} ms",
                    operation,
                    timeout.toMillis());
            return null;
        } catch (InterruptedException | ExecutionException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new RuntimeCamelException("Waiting for the account's templates failed", e);
        }
    }
}
