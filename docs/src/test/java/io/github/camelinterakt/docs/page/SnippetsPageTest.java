package io.github.camelinterakt.docs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader copies has been compiled or executed. */
class SnippetsPageTest {

    private static final Pattern FENCE = Pattern.compile("\\s*```(java|yaml|xml|properties|json|sql)");
    private static final Pattern MARK = Pattern.compile("\\s*<!-- snippet: (\\S+) -->");
    /** Of files of a quick start, which QuickstartsTest executes as written. */
    private static final Pattern CHECKED = Pattern.compile("<!-- (coordinates|file: \\S+) -->");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCodeBlockIsItsFilesRegion(Page page) {
        List<String> expected = new ArrayList<>();
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            expected.add(lines.get(i));
            if (!FENCE.matcher(lines.get(i)).matches()) {
                continue;
            }
            String mark = i == 0 ? "" : lines.get(i - 1);
            int end = end(lines, i);
            Matcher snippet = MARK.matcher(mark);
            if (snippet.matches()) {
                expected.addAll(Snippet.of(snippet.group(1)).lines());
            } else {
                assertThat(mark.strip())
                        .as(
                                "%s, line %d: the line before a code block names its file: <!-- snippet: path#tag -->",
                                page, i)
                        .matches(CHECKED);
                expected.addAll(lines.subList(i + 1, end));
            }
            i = end - 1;
        }
        page.check(lines, expected);
    }

    /** Camel shows URIs in route dumps: secrets are options of the component. */
    @ParameterizedTest
    @MethodSource("pages")
    void noRouteHoldsASecret(Page page) {
        assertThat(page.lines())
                .noneMatch(line -> line.matches(".*[?&; ](apiKey|webhookSecret|webhookToken|proxyPassword)(=|: \").*"));
    }

    private static int end(List<String> lines, int fence) {
        for (int i = fence + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        throw new IllegalStateException("The code block of line " + (fence + 1) + " has no end");
    }
}
