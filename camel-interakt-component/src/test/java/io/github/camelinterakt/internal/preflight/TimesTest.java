package io.github.camelinterakt.internal.preflight;

import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of times that the API accepts in contacts, calendar events and filters. */
class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2025-01-31,                          true,  false, false",
        "2025-01-31T09:00,                    true,  false, false",
        "2025-01-31T09:00:00,                 true,  false, false",
        "2025-01-31T09:00Z,                   true,  true,  false",
        "2025-01-31T09:00:00Z,                true,  true,  true",
        "2025-01-31T09:00:00.123456789Z,      true,  true,  true",
        "2025-01-31T09:00:00+00:00,           true,  true,  true",
        "2025-01-31T09:00:00+0000,            true,  true,  false",
        "2024-02-29T23:59:59Z,                true,  true,  true"
    })
    void eachFieldAcceptsItsFormats(String text, boolean filter, boolean contact, boolean calendarEvent) {
        assertThat(isAllowed(Check.TIME_OR_DATE, text)).isEqualTo(filter);
        assertThat(isAllowed(Check.TIME, text)).isEqualTo(contact);
        assertThat(isAllowed(Check.TIME_WITH_SECONDS, text)).isEqualTo(calendarEvent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-1-31",
                "2025-13-01",
                "2025-00-01",
                "2025-01-00",
                "2025-02-29T00:00:00Z",
                "2025-04-31",
                "2025-01-31 09:00:00Z",
                "2025-01-31T",
                "2025-01-31T24:00:00Z",
                "2025-01-31T09:60:00Z",
                "2025-01-31T09:00:61Z",
                "2025-01-31T09:00:00.Z",
                "2025-01-31T09:00:00.1234567890Z",
                "2025-01-31T09:00:00+05:30",
                "2025-01-31T09:00:00-00:00",
                "2025-01-31T09:00:00ZZ",
                "31.01.2025",
                "2025-01-31T09:00:0٣Z",
                "now"
            })
    void anInvalidTimeIsRefusedInEveryField(String text) {
        for (Check time : List.of(Check.TIME_OR_DATE, Check.TIME, Check.TIME_WITH_SECONDS)) {
            assertThat(isAllowed(time, text)).isFalse();
        }
    }

    private static boolean isAllowed(Check time, String text) {
        Preflight preflight = Preflight.off(InteraktOperation.trackUser);
        time.check(TextNode.valueOf(text), "/createdAt", preflight);
        try {
            preflight.throwIfAny();
            return true;
        } catch (InteraktException refused) {
            assertThat(refused.getViolations()).extracting(Violation::rule).containsExactly(Rule.TIMESTAMP);
            return false;
        }
    }
}
