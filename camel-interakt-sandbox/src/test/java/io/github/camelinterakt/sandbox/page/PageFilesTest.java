package io.github.camelinterakt.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of the page: small, complete on the class path, and without a way for a text to become markup or a script. */
class PageFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/github/camelinterakt/sandbox/page");
    private static final Pattern IMPORT =
            Pattern.compile("(?:from ?|import ?)[\"']([./][^\"']+)[\"']|(?:src|href)=\"(/(?:page|webjars)/[^\"]+)\"");
    private static final Pattern MARKUP_FROM_TEXT = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafeSVG|\\beval\\(|new Function|srcdoc");
    private static final Pattern INLINE = Pattern.compile("<style|<script(?![^>]*\\bsrc=)|\\sstyle=|\\son[a-z]+=\"");
    private static final Pattern OTHER_HOST =
            Pattern.compile("(?:src|href|fetch\\(|import|url\\()[=\\s(\"'`]*(?:https?:)?//");

    private static final int MOST_LINES = 2_500;
    private static final int MOST_BYTES = 300_000;

    @Test
    void thePageWithItsLibraryIsSmall() throws IOException {
        Map<String, String> own = ownFiles();
        assertThat(own.values().stream().mapToLong(text -> text.lines().count()).sum())
                .isLessThanOrEqualTo(MOST_LINES);
        assertThat(loaded().values().stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Otherwise the library's version in a path would silently differ from the one in the POM. */
    @Test
    void everyFileThatThePageLoadsIsOnTheClassPathAndNoOtherIsThere() throws IOException {
        Set<String> own = loaded().keySet().stream()
                .filter(path -> path.startsWith("/page/"))
                .map(path -> path.substring("/page/".length()))
                .collect(Collectors.toSet());
        assertThat(own).isEqualTo(ownFiles().keySet());
    }

    @Test
    void noTextCanBecomeMarkupOrAScript() throws IOException {
        ownFiles().forEach((name, text) -> {
            assertThat(text).as(name).doesNotContainPattern(MARKUP_FROM_TEXT);
            assertThat(text).as(name).doesNotContainPattern(INLINE);
        });
    }

    @Test
    void nothingIsLoadedFromAnotherHost() throws IOException {
        ownFiles().forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(OTHER_HOST));
    }

    private static Map<String, String> ownFiles() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.sorted().toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    /** What the browser loads, by path, beginning with the document. */
    private static Map<String, String> loaded() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        load("/page/index.html", files);
        return files;
    }

    private static void load(String path, Map<String, String> files) throws IOException {
        if (files.containsKey(path)) {
            return;
        }
        String resource =
                path.startsWith("/page/") ? "/io/github/camelinterakt/sandbox" + path : "/META-INF/resources" + path;
        try (InputStream in = PageFilesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(path).isNotNull();
            files.put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        for (String next : IMPORT.matcher(files.get(path))
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .toList()) {
            load(URI.create(path).resolve(next).getPath(), files);
        }
    }
}
