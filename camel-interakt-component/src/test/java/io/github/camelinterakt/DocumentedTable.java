package io.github.camelinterakt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A table of the documentation that a test makes: it fails where the page has another, or writes it with {@code -Ddocs.update}. */
public final class DocumentedTable {

    private DocumentedTable() {}

    /**
     * Compares, or writes, what is between {@code <!-- region -->} and {@code <!-- /region -->}.
     *
     * @param page the file below docs
     * @param test the test that calls
     */
    public static void assertUpToDate(String page, String region, String table, Class<?> test) throws IOException {
        Path file = Path.of("..", "docs", page);
        String text = Files.readString(file);
        String begin = "<!-- " + region + " -->\n";
        String updated = text.substring(0, text.indexOf(begin) + begin.length())
                + table
                + text.substring(text.indexOf("<!-- /" + region + " -->"));
        if (System.getProperty("docs.update") != null) {
            Files.writeString(file, updated);
        } else {
            assertThat(text.equals(updated))
                    .as(
                            "%s has the table that this test makes, or is updated by: ./mvnw -q -pl"
                                    + " camel-interakt-component -am test -Ddocs.update -Dtest=%s"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false. It is:%n%s",
                            page, test.getSimpleName(), table)
                    .isTrue();
        }
    }
}
