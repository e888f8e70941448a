package io.github.camelinterakt.docs.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Markdown file of the documentation. With {@code -Ddocs.update} a page that is not up to date is written instead of refused.
 */
record Page(Path file) {

    /** How a page is brought up to date. */
    static final String UPDATE =
            "./mvnw -q -pl docs -am test -Ddocs.update -Dtest='*PageTest' -Dsurefire.failIfNoSpecifiedTests=false";

    /** The docs module, which is where its tests run. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    static final Path ROOT = MODULE.getParent();

    /** One of docs/. */
    static Page of(String name) {
        return new Page(MODULE.resolve(name));
    }

    /** Every page whose snippets are executed. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(new Page(ROOT.resolve("README.md"))));
        try (Stream<Path> files =
                Files.find(MODULE, 2, (file, as) -> file.toString().endsWith(".md"))) {
            files.filter(file -> !file.startsWith(MODULE.resolve("target")))
                    .sorted()
                    .map(Page::new)
                    .forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static boolean isUpdate() {
        return System.getProperty("docs.update") != null;
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** Replaces the page, in one move: another virtual machine's tests may be reading it. */
    void write(String text) {
        if (text.equals(text())) {
            return;
        }
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is expected, with {@code -Ddocs.update}; else the page must have it. */
    void check(List<String> lines, List<String> expected) {
        if (isUpdate()) {
            write(String.join("\n", expected) + "\n");
        } else {
            assertThat(firstDifference(lines, expected))
                    .as("%s is out of date; update it by: %s", this, UPDATE)
                    .isEmpty();
        }
    }

    /** The rows of the tables between two lines, cells trimmed, without the heads. */
    List<List<String>> rows(String region) {
        return region(region)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList())
                .skip(1)
                .toList();
    }

    /** What is between {@code <!-- name -->} and {@code <!-- /name -->}. */
    String region(String name) {
        String text = text();
        return text.substring(start(text, name), end(text, name));
    }

    /** The page with another text in a region. */
    String with(String name, String region) {
        String text = text();
        return text.substring(0, start(text, name)) + region + text.substring(end(text, name));
    }

    private int start(String text, String name) {
        String mark = "<!-- " + name + " -->\n";
        int start = text.indexOf(mark);
        if (start < 0) {
            throw new IllegalStateException(file + " lacks the line <!-- " + name + " -->");
        }
        return start + mark.length();
    }

    private int end(String text, String name) {
        int end = text.indexOf("<!-- /" + name + " -->", start(text, name));
        if (end < 0) {
            throw new IllegalStateException(file + " lacks the line <!-- /" + name + " -->");
        }
        return end;
    }

    /** The first line in which two texts differ, so that a failure can be read; empty if they do not. */
    static String firstDifference(List<String> actual, List<String> expected) {
        int i = 0;
        while (i < actual.size() && i < expected.size() && actual.get(i).equals(expected.get(i))) {
            i++;
        }
        return actual.equals(expected)
                ? ""
                : "line " + (i + 1) + "\n  is:        " + line(actual, i) + "\n  should be: " + line(expected, i);
    }

    private static String line(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "(none)";
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
