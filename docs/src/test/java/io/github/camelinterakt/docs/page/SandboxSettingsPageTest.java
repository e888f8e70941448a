package io.github.camelinterakt.docs.page;

import io.github.camelinterakt.sandbox.SandboxSetting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox's README has the table of its settings. */
class SandboxSettingsPageTest {

    private final Page page = new Page(Page.ROOT.resolve("camel-interakt-sandbox/README.md"));

    @Test
    void theTableOfSettingsIsTheSandboxs() {
        StringBuilder table = new StringBuilder("\n| setting | default | meaning |\n| --- | --- | --- |\n");
        for (SandboxSetting setting : SandboxSetting.values()) {
            boolean same = setting.defaultValue().equals(setting.commandLineDefault());
            table.append("| `" + setting.kebabCase() + "` | " + shown(setting.defaultValue())
                    + (same ? "" : " (" + shown(setting.commandLineDefault()) + ")") + " | " + setting.description()
                    + (setting.choices().isEmpty() ? "" : " One of `" + String.join("`, `", setting.choices()) + "`.")
                    + " |\n");
        }
        table.append('\n');
        if (Page.isUpdate()) {
            page.write(page.with("settings", table.toString()));
        }
        assertThat(Page.firstDifference(
                        page.region("settings").lines().toList(),
                        table.toString().lines().toList()))
                .as("%s is out of date; update it by: %s", page, Page.UPDATE)
                .isEmpty();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : "`" + value + "`";
    }
}
