package io.github.camelinterakt.docs.page;

import io.github.camelinterakt.docs.platform.Platform;
import org.junit.jupiter.api.Test;

/** The page names the versions that the long tests run, and no others. */
class PlatformsPageTest {

    @Test
    void everyPlatformThatIsRunIsOnThePage() {
        StringBuilder table =
                new StringBuilder("| runtime | Camel | " + String.join(" | ", Platform.FEATURES) + " |\n");
        table.append("| --- ".repeat(2 + Platform.FEATURES.size())).append("|\n");
        for (Platform platform : Platform.ALL) {
            table.append("| " + platform.runtime() + " | " + platform.camel());
            Platform.FEATURES.forEach(feature -> table.append(" | ").append(platform.cell(feature)));
            table.append(" |\n");
        }
        Page page = Page.of("supported-versions.md");
        page.check(
                page.lines(), page.with("platforms", table.toString()).lines().toList());
    }
}
