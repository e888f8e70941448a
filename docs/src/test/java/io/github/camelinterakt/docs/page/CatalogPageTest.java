package io.github.camelinterakt.docs.page;

import io.github.camelinterakt.InteraktOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader of the tables knows every option and header, as the component itself describes it. */
class CatalogPageTest {

    private final CatalogTables tables = new CatalogTables();

    @Test
    void everyOperationIsListedWithItsOwnOptions() {
        check(Page.of("options.md"), "operations", tables.operations());
    }

    @Test
    void theSharedOptionsAreThoseOfTheCatalog() {
        check(Page.of("options.md"), "shared options", tables.sharedOptions());
    }

    @ParameterizedTest
    @EnumSource(InteraktOperation.class)
    void theOptionsAndHeadersOfAnOperationAreOnItsPage(InteraktOperation operation) {
        Page page = Page.of("operations/" + operation + ".md");
        check(page, "options", tables.options(operation));
        check(page, "headers", tables.headers(operation));
    }

    @Test
    void theComponentOptionsAreThoseOfTheCatalog() {
        check(Page.of("options.md"), "component options", tables.componentOptions());
    }

    @Test
    void theHeadersAreThoseOfTheCatalog() {
        check(Page.of("headers.md"), "headers", tables.headers());
    }

    private static void check(Page page, String region, String table) {
        if (Page.isUpdate()) {
            page.write(page.with(region, table));
        } else {
            assertThat(Page.firstDifference(
                            page.region(region).lines().toList(), table.lines().toList()))
                    .as("%s differs from the component's catalog; update it by: %s", page, Page.UPDATE)
                    .isEmpty();
        }
    }
}
