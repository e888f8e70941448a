package io.github.camelinterakt.preflight.template;

import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.model.TemplatePage;

/** Where an account's templates come from, page by page. */
@FunctionalInterface
public interface TemplateSource {

    /** Starts to fetch the page at an offset; blocks nobody. */
    CompletableFuture<TemplatePage> page(int offset);
}
