package io.github.camelinterakt.docs.page;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.camelinterakt.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule is on the page, in its own words. */
class PreflightPageTest {

    @Test
    void theRulesAreThoseOfTheComponent() {
        Page page = Page.of("preflight.md");
        String table = "| rule | what is allowed, and what to do |\n| --- | --- |\n"
                + Arrays.stream(Rule.values())
                        .map(rule -> "| `" + rule + "` | " + rule.text() + " |\n")
                        .collect(Collectors.joining());
        if (Page.isUpdate()) {
            page.write(page.with("rules", table));
        } else {
            assertThat(Page.firstDifference(
                            page.region("rules").lines().toList(), table.lines().toList()))
                    .as("%s differs from the component's rules; update it by: %s", page, Page.UPDATE)
                    .isEmpty();
        }
    }
}
