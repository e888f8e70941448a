package io.github.camelinterakt.docs.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelinterakt.mapping.Conversion;
import io.github.camelinterakt.mapping.MappingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page explains every key that a mapping file may have, and no other. */
class MappingPageTest {

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("file keys", MappingFile.KEYS.get("file")),
                Arguments.of("contact keys", MappingFile.KEYS.get("contact")),
                Arguments.of("event keys", MappingFile.KEYS.get("event")),
                Arguments.of("field keys", MappingFile.KEYS.get("field")),
                Arguments.of(
                        "conversions",
                        Arrays.stream(Conversion.values()).map(Conversion::key).toList()),
                Arguments.of(
                        "shipped",
                        MappingFile.SHIPPED.stream()
                                .map(name -> "interakt:" + name)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theTableHasWhatTheComponentKnows(String table, List<String> known) {
        assertThat(Page.of("mapping.md").rows(table))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
