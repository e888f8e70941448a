package io.github.camelinterakt.docs.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who searches the guide for a line of the log finds it. */
class TroubleshootingPageTest {

    @Test
    void theComponentLogsTheseLines() throws IOException {
        String texts = texts(Page.ROOT.resolve("camel-interakt-component/src/main/java"));

        List<String> lines = Page.of("troubleshooting.md").rows("log").stream()
                .map(row -> row.get(0).replace("`", ""))
                .toList();
        assertThat(lines).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(
                        Stream.of(line.split("\\.\\.\\.")).map(String::strip).filter(part -> !part.isEmpty()))
                .as(line)
                .allSatisfy(part -> assertThat(texts).contains(part)));
    }

    /** The sources, with each text in one piece. */
    private static String texts(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> new Page(file).text().replaceAll("\"\\s*\\+\\s*\"", ""))
                    .collect(Collectors.joining("\n"));
        }
    }
}
