package io.github.camelinterakt.docs.page;

import io.github.camelinterakt.docs.platform.Platform;
import org.junit.jupiter.api.Test;

/** The page names the versions that the long tests run, and no others. */
class PlatformsPageTest {

    @Test
    void everyPlatformThatIsRunIsOnThePage() {
        StringBuilder table =
                new StringBuilder("| runtime | Camel | producers | webhook |\n| --- | --- | --- | --- |\n");
        for (Platform platform : Platform.ALL) {
            table.append("| " + platform.runtime() + " | " + platform.camel() + " | run | "
                    + (platform.webhook() ? "run" : "not run") + " |\n");
        }
        Page page = Page.of("supported-versions.md");
        page.check(
                page.lines(), page.with("platforms", table.toString()).lines().toList());
    }
}
