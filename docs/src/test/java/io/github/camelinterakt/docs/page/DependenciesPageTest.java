package io.github.camelinterakt.docs.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No dependency without a reason on the page. */
class DependenciesPageTest {

    private static final Pattern OUR_COORDINATES = Pattern.compile(
            "<groupId>io\\.github\\.camelinterakt</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private final Page page = Page.of("dependencies.md");
    private final Poms poms;

    DependenciesPageTest() throws Exception {
        poms = new Poms();
    }

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void everyDependencyOfThePomsHasItsModulesScopesAndReason() {
        check("dependencies", "| dependency | used by | what for, and why this one |\n", poms.dependencies());
    }

    @Test
    void noJacksonOfOursReachesAnApplication() {
        poms.dependencies().forEach((artifact, users) -> {
            if (artifact.startsWith("com.fasterxml.jackson")) {
                assertThat(users)
                        .as(artifact)
                        .allMatch(user -> user.equals("benchmarks") || user.endsWith("optional)"));
            }
        });
    }

    @Test
    void everyPluginOfThePomsHasItsReason() {
        Map<String, Set<String>> plugins = poms.plugins().keySet().stream()
                .collect(
                        Collectors.toMap(Function.identity(), plugin -> Set.of(), (a, b) -> a, java.util.TreeMap::new));
        check("plugins", "| plugin | used by | what for |\n", plugins);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void coordinatesHaveTheProjectsVersion(Page page) {
        OUR_COORDINATES.matcher(page.text()).results().forEach(match -> assertThat(match.group(2))
                .as("%s: %s", page, match.group(1))
                .isEqualTo(poms.version()));
    }

    /** An update keeps the reasons; a new dependency's row waits for its own. */
    private void check(String region, String head, Map<String, Set<String>> expected) {
        Map<String, String> reasons =
                page.rows(region).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(row.size() - 1)));
        boolean users = expected.values().stream().noneMatch(Set::isEmpty);
        StringBuilder table = new StringBuilder("\n" + (users ? head : head.replace(" used by |", "")))
                .append(users ? "| --- | --- | --- |\n" : "| --- | --- |\n");
        expected.forEach((artifact, modules) -> table.append("| `" + artifact + "` |")
                .append(users ? " " + String.join(", ", modules) + " |" : "")
                .append(" " + reasons.getOrDefault("`" + artifact + "`", "") + " |\n"));
        table.append('\n');
        if (Page.isUpdate()) {
            page.write(page.with(region, table.toString()));
        }
        assertThat(Page.firstDifference(
                        page.region(region).lines().toList(),
                        table.toString().lines().toList()))
                .as("%s differs from the poms; update it, and give new rows a reason: %s", page, Page.UPDATE)
                .isEmpty();
        assertThat(page.rows(region)).allSatisfy(row -> assertThat(row.get(row.size() - 1))
                .as("the reason for %s in %s", row.get(0), page)
                .isNotBlank());
    }
}
