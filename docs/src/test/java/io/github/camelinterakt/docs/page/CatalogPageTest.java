package io.github.camelinterakt.docs.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader of the tables knows every option and header, as the component itself describes it. */
class CatalogPageTest {

    private final CatalogTables tables = new CatalogTables();

    @Test
    void theEndpointOptionsAreThoseOfTheCatalog() {
        check(Page.of("options.md"), "endpoint options", tables.endpointOptions());
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
