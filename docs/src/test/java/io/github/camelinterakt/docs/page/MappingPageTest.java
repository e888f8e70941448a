package io.github.camelinterakt.docs.page;

import java.util.Arrays;
import java.util.List;

import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The page explains every key of a mapping file, and no other: those that the error of an unknown key lists. */
class MappingPageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file keys | x: y | Allowed here: ",
                "contact keys | contact: {x: y} | Allowed here: ",
                "event keys | event: {x: y} | Allowed here: ",
                "field keys | contact: {phone: {x: y}} | Allowed here: ",
                "conversions | contact: {phone: {field: f, convert: x}} | expected one of ",
                "shipped | extends: interakt:x | There are "
            })
    void theTableHasWhatTheComponentKnows(String table, String wrong, String list) {
        String problem = catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> CrmMapping.parse("test", wrong, new DefaultCamelContext()))
                .getMessage();
        List<String> known = Arrays.asList(
                problem.substring(problem.indexOf(list) + list.length()).strip().split(", "));

        assertThat(Page.of("mapping.md").rows(table))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
