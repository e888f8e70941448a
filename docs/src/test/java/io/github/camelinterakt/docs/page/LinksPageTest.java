package io.github.camelinterakt.docs.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A link leads somewhere, and a command that is named twice is the same one. */
class LinksPageTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)#]*)(?:#([^)]+))?\\)");

    static List<Page> pages() {
        return Stream.concat(
                        Page.all().stream(),
                        Stream.of("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                                .map(name -> new Page(Page.ROOT.resolve(name))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndItsHeading(Page page) {
        LINK.matcher(page.text()).results().forEach(link -> {
            Path target = link.group(1).isEmpty()
                    ? page.file()
                    : page.file().getParent().resolve(link.group(1)).normalize();
            assertThat(Files.exists(target))
                    .as("%s links to %s", page, link.group(1))
                    .isTrue();
            if (link.group(2) != null) {
                assertThat(anchors(new Page(target)))
                        .as("%s links to a heading of %s", page, target)
                        .contains(link.group(2));
            }
        });
    }

    @Test
    void everyPageIsOnTheMapAndNoLinkTwice() {
        Page map = Page.of("index.md");

        assertThat(LINK.matcher(map.text()).results().map(MatchResult::group)).doesNotHaveDuplicates();
        assertThat(LINK.matcher(map.text()).results().map(link -> link.group(1)))
                .containsAll(Page.all().stream()
                        .skip(1)
                        .filter(page -> !page.equals(map))
                        .map(page -> Page.MODULE.relativize(page.file()).toString())
                        .toList());
    }

    @Test
    void eachTaskHasOneLink() {
        String map = Page.of("index.md").text();

        assertThat(map.substring(map.indexOf("\n## "), map.indexOf("\n## Platforms"))
                        .lines()
                        .filter(line -> line.startsWith("- ")))
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(LINK.matcher(line).results()).hasSize(1));
    }

    @Test
    void continuousIntegrationRunsTheReadmesTestCommandWordForWord() throws Exception {
        String command = new Page(Page.ROOT.resolve("README.md"))
                .region("test command")
                .lines()
                .filter(line -> line.startsWith("./mvnw"))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readAllLines(Page.ROOT.resolve(".ci/run"))).contains(command);
    }

    @Test
    void sandboxAndBotAreStartedByTheSameCommandsOnAllPages() {
        String command = new Page(Page.ROOT.resolve("README.md")).region("sandbox command");

        assertThat(command).contains("-Psandbox");
        assertThat(Page.of("sandbox.md").region("sandbox command")).isEqualTo(command);
        assertThat(new Page(Page.ROOT.resolve("camel-interakt-sandbox/README.md")).text())
                .contains(command.strip());
        assertThat(new Page(Page.ROOT.resolve("examples/support-bot/README.md")).region("support-bot command"))
                .isEqualTo(new Page(Page.ROOT.resolve("README.md")).region("support-bot command"));
    }

    private static List<String> anchors(Page page) {
        return page.lines().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
