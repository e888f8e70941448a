package io.github.camelinterakt.docs.page;

import java.util.Arrays;
import java.util.List;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way to fail is on the page, and nothing else. */
class ErrorsPageTest {

    private final Page page = Page.of("errors.md");

    @Test
    void everyReasonIsListedWithWhenAndWhatToDo() {
        assertCompleteTable("reasons", Reason.values());
    }

    @Test
    void everyOutcomeIsListedWithWhenAndWhatToDo() {
        assertCompleteTable("outcomes", Outcome.values());
    }

    @Test
    void theOperationsThatMayBeRepeatedAreThoseOfTheComponent() {
        List<String> idempotent = Arrays.stream(InteraktOperation.values())
                .filter(operation -> operation.isIdempotent() && !operation.isConsumer())
                .map(operation -> "`" + operation + "`")
                .toList();

        assertThat(page.region("idempotent").strip()).isEqualTo(String.join(", ", idempotent));
    }

    @Test
    void everyOperationIsInTheReadme() {
        List<String> operations = Arrays.stream(InteraktOperation.values())
                .map(operation -> "`interakt:" + operation + "`")
                .toList();

        assertThat(new Page(Page.ROOT.resolve("README.md")).rows("endpoints"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(operations);
    }

    private void assertCompleteTable(String region, Enum<?>[] values) {
        List<List<String>> rows = page.rows(region);

        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactly(
                        Arrays.stream(values).map(value -> "`" + value + "`").toArray(String[]::new));
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
    }
}
