package io.github.camelinterakt.preflight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Reason;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the templates of one endpoint's messages or campaigns with the account's. Before it refuses one, it fetches the
 * templates once more, in case the template was approved in the meantime. While they cannot be fetched, it refuses nothing:
 * Interakt checks the template anyway.
 *
 * @param operation {@code message} or {@code createCampaign}
 * @param catalog the account's templates
 * @param source fetches them
 * @param executor continues exchanges that waited for them
 */
public record TemplateCheck(
        InteraktOperation operation, TemplateCatalog catalog, TemplateCatalog.Source source, Executor executor) {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCheck.class);
    private static final CompletableFuture<Void> PASSED = CompletableFuture.completedFuture(null);

    /**
     * Checks a request that passed all other checks. The returned future is complete already unless the templates have to be
     * fetched.
     *
     * @return fails with an {@link InteraktException} of reason {@link Reason#TEMPLATE_NOT_FOUND},
     *     {@link Reason#CATEGORY_MISMATCH} or {@link Reason#INVALID_REQUEST} if the request does not fit the template
     */
    public CompletableFuture<Void> check(ObjectNode request) {
        if (operation == InteraktOperation.message && !request.has("template")) {
            return PASSED;
        }
        return then(
                fetched(templates -> TemplateComparison.compare(operation, request, templates)
                        .isEmpty()),
                templates -> {
                    List<Violation> violations =
                            templates == null ? List.of() : TemplateComparison.compare(operation, request, templates);
                    return violations.isEmpty() ? PASSED : CompletableFuture.failedFuture(refusal(violations));
                });
    }

    /**
     * Checks when a route starts that the account has the template; waits for the templates.
     *
     * @param name the template's name; {@code null} if it is unknown: then this only starts to fetch the templates
     * @param language the language's code; {@code null} if it is unknown
     * @param timeout how long to wait at most; after it, the route starts unchecked
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
        return then(
                catalog.current(source),
                templates -> templates == null || suffice.test(templates)
                        ? CompletableFuture.completedFuture(templates)
                        : catalog.newer(source, templates));
    }

    private <T> CompletableFuture<T> then(
            CompletableFuture<Templates> templates, Function<Templates, CompletableFuture<T>> next) {
        return templates.isDone() ? next.apply(templates.join()) : templates.thenComposeAsync(next, executor);
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
        } catch (ExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for the account's templates", e);
        }
    }

    /** The first violation decides about the reason. */
    private InteraktException refusal(List<Violation> violations) {
        Reason reason =
                switch (violations.get(0).rule()) {
                    case TEMPLATE_UNKNOWN, TEMPLATE_APPROVAL -> Reason.TEMPLATE_NOT_FOUND;
                    case TEMPLATE_CATEGORY -> Reason.CATEGORY_MISMATCH;
                    default -> Reason.INVALID_REQUEST;
                };
        return Preflight.exception(operation, reason, violations);
    }
}
