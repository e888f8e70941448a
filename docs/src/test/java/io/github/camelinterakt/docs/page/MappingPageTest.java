package io.github.camelinterakt.docs.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelinterakt.mapping.Conversion;
import io.github.camelinterakt.mapping.file.MappingFile;
import io.github.camelinterakt.mapping.file.MappingKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page explains every key that a mapping file may have, and no other. */
class MappingPageTest {

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("file keys", MappingKeys.FILE),
                Arguments.of("contact keys", MappingKeys.CONTACT),
                Arguments.of("event keys", MappingKeys.EVENT),
                Arguments.of("field keys", MappingKeys.FIELD),
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
