package io.github.camelinterakt.preflight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the templates of one endpoint's messages or campaigns with the account's. Before something is refused the
 * templates are fetched once more, in case it was approved just now. Where they cannot be fetched, nothing is refused:
 * Interakt itself has the last word.
 */
public final class TemplateCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCheck.class);

    private final InteraktOperation operation;
    private final TemplateCatalog catalog;
    private final TemplateCatalog.Source source;
    private final Executor executor;

    /**
     * A check.
     *
     * @param operation {@code message} or {@code createCampaign}
     * @param catalog the account's templates
     * @param source where they come from
     * @param executor on whose threads it goes on after a wait
     */
    public TemplateCheck(
            InteraktOperation operation, TemplateCatalog catalog, TemplateCatalog.Source source, Executor executor) {
        this.operation = operation;
        this.catalog = catalog;
        this.source = source;
        this.executor = executor;
    }

    /**
     * Checks a request in which nothing else is wrong. The future is complete already unless the templates have to be
     * fetched.
     *
     * @return completes if nothing is wrong; else with an {@link InteraktException} of reason
     *     {@link Reason#TEMPLATE_NOT_FOUND}, {@link Reason#CATEGORY_MISMATCH} or {@link Reason#INVALID_REQUEST}
     */
    public CompletableFuture<Void> check(ObjectNode document) {
        if (operation == InteraktOperation.message && !document.has("template")) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Templates> current = catalog.current(source);
        if (current.isDone()) {
            return check(document, current.join());
        }
        return current.thenComposeAsync(templates -> check(document, templates), executor);
    }

    /**
     * Makes sure, at start, that the template is known; waits for the templates.
     *
     * @param name the template's name; {@code null} if it is not said, which starts to fetch the templates and no more
     * @param language the language's code; {@code null} if it is not said
     * @param timeout how long to wait at most; past it nothing is refused
     * @throws InteraktException with reason {@link Reason#TEMPLATE_NOT_FOUND} and the nearest names, if it is not known
     */
    public void requireKnown(String name, String language, Duration timeout) {
        CompletableFuture<Templates> current = catalog.current(source);
        if (name == null) {
            return;
        }
        Templates templates = await(current, timeout);
        if (templates != null && !isKnown(templates, name, language)) {
            templates = await(catalog.newer(source, templates), timeout);
        }
        if (templates != null && !isKnown(templates, name, language)) {
            throw InteraktException.builder(operation, Reason.TEMPLATE_NOT_FOUND, Outcome.NOT_SENT)
                    .detail("Template '" + name + "'" + (language == null ? "" : ", language '" + language + "'") + ": "
                            + templates.missing(name))
                    .build();
        }
    }

    private CompletableFuture<Void> check(ObjectNode document, Templates templates) {
        List<Violation> violations = compared(document, templates);
        if (violations.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Templates> newer = catalog.newer(source, templates);
        if (newer.isDone()) {
            return refuse(compared(document, newer.join()));
        }
        return newer.thenComposeAsync(fetched -> refuse(compared(document, fetched)), executor);
    }

    private List<Violation> compared(ObjectNode document, Templates templates) {
        if (templates == null) {
            return List.of();
        }
        return operation == InteraktOperation.createCampaign
                ? TemplateComparison.ofCampaign(templates, document)
                : TemplateComparison.ofMessage(templates, document);
    }

    private CompletableFuture<Void> refuse(List<Violation> violations) {
        if (violations.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.failedFuture(
                Findings.exception(operation, TemplateComparison.reasonOf(violations), violations));
    }

    private static boolean isKnown(Templates templates, String name, String language) {
        return language == null ? !templates.languages(name).isEmpty() : templates.find(name, language) != null;
    }

    private Templates await(CompletableFuture<Templates> templates, Duration timeout) {
        try {
            return templates.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "interakt:{} starts without knowing whether its template exists: the account's templates have not"
                            + " come within {} ms",
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
}
